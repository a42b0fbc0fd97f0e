using InstrumentHub.Core.Contributions;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>The addresses of contributing: ways in, revisions, makers, collections.</summary>
public sealed partial class Addresses
{
    /// <param name="key">What is to change; null for something new.</param>
    public string StartProposal(ProposalTarget target, string? key = null) =>
        $"{Proposals}/start?target={target.ToString().ToLowerInvariant()}{(key is null ? "" : $"&key={Uri.EscapeDataString(key)}")}";

    public string RevisionDifference(string slug, int number) => $"{Revision(slug, number)}/{Of("verschil", "difference")}";
    public string Maker(string slug) => $"{Instrument(slug)}/maker";
    public string MakerProposal(string slug, Guid id) => $"{Maker(slug)}/{Of("voorstellen", "proposals")}/{id}";
    public string MakerNotes(string slug) => $"{Maker(slug)}/{Of("berichten", "notes")}";
    public string MakerNote(string slug, Guid id) => $"{MakerNotes(slug)}/{id}";
    public string Freshness(string slug) => $"{Instrument(slug)}/{Of("klopt-dit-nog", "still-right")}";
    public string Steward(string slug) => $"{Freshness(slug)}/{Of("bijhouden", "steward")}";
    public string DeadLinks => $"{Desk}/links";
    public string ImportProposals => $"{Proposals}/{Of("importeren", "import")}";
    public string RevisionRestore(string slug, int number) => $"{Revision(slug, number)}/{Of("terugzetten", "restore")}";
}
