using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Web.Infrastructure.Spam;

public sealed class SpamTrapOptions
{
    public const string Section = "SpamTrap";

    /// <summary>Seconds within which nobody reads a form and answers it; 0 for no such wait.</summary>
    [Range(0, 60)]
    public double SoonestSeconds { get; set; } = FormStamp.Soonest.TotalSeconds;
}
