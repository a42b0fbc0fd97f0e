using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Cases;

public sealed record CasesView(IReadOnlyList<CaseCard> Cases);

public sealed record CaseCard(
    string Slug, string Url, TextView Title, TextView Summary, IReadOnlyList<string> Sectors, TextView? Region, int Instruments);

/// <summary>A community that the sources describe.</summary>
public sealed record CaseView
{
    public required string Slug { get; init; }
    public required TextView Title { get; init; }
    public required TextView Summary { get; init; }
    public TextView? Challenge { get; init; }
    public IReadOnlyList<LinkView> Sectors { get; init; } = [];
    public TextView? Region { get; init; }
    public TextView? Period { get; init; }
    public TextView? Participants { get; init; }
    public required HtmlView Happened { get; init; }
    public HtmlView? Worked { get; init; }
    public HtmlView? DidNotWork { get; init; }
    public IReadOnlyList<InstrumentCard> Instruments { get; init; } = [];
    public IReadOnlyList<LinkView> Concepts { get; init; } = [];
    public required IReadOnlyList<SourceView> Sources { get; init; }
    public IReadOnlyList<DeadLinkView> DeadLinks { get; init; } = [];
    public required ShareView Share { get; init; }
}
