using System.Globalization;
using System.Net.Mail;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Administration;

/// <summary>One thing that a host can set on the site: what it is called, what it may be, and what it is when nobody says.</summary>
/// <param name="Key">Stable, such as <c>site.name</c>.</param>
/// <param name="Configuration">The key of the configuration that gives the default, such as <c>Site:Name</c>.</param>
/// <param name="Default">What holds where the configuration says nothing either.</param>
public sealed record SettingSpec(string Key, string Configuration, SettingKind Kind, string Default)
{
    /// <summary>In characters, for texts.</summary>
    public int MaxLength { get; init; } = 100;

    /// <summary>For numbers.</summary>
    public int Min { get; init; }

    /// <inheritdoc cref="Min"/>
    public int Max { get; init; }

    public bool MayBeEmpty { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>As it is stored: without white space around it, and with one kind of line end.</summary>
    public string Tidy(string? value) => Kind is SettingKind.Line or SettingKind.Address ? TextRules.NormaliseLine(value) : TextRules.Normalise(value).Trim();

    /// <summary>What is wrong with a tidied value.</summary>
    public SettingFault FaultOf(string value) => Kind switch
    {
        _ when value.Length == 0 => MayBeEmpty ? SettingFault.None : SettingFault.Empty,
        SettingKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Min && number <= Max ? SettingFault.None : SettingFault.NotInRange,
        SettingKind.Choice => Choices.Contains(value) ? SettingFault.None : SettingFault.NoSuchChoice,
        _ when value.Length > MaxLength => SettingFault.TooLong,
        SettingKind.Address => MailAddress.TryCreate(value, out var read) && read.Address == value && read.Host.Contains('.', StringComparison.Ordinal) ? SettingFault.None : SettingFault.NoAddress,
        SettingKind.Words => AreWords(value) ? SettingFault.None : SettingFault.NoWords,
        _ => SettingFault.None,
    };

    private static bool AreWords(string value)
    {
        try { return WordList.Parse(value.Split('\n')) is not null; }
        catch (FormatException) { return false; }
    }
}

public enum SettingKind
{
    Line,

    /// <summary>More lines.</summary>
    Text,
    Address,
    Number,
    Choice,

    /// <summary>A list as <see cref="WordList"/> reads it.</summary>
    Words,
}

public enum SettingFault
{
    None,
    Empty,
    TooLong,
    NotInRange,
    NoSuchChoice,
    NoAddress,
    NoWords,
}
