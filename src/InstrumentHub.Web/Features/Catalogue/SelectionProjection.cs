using InstrumentHub.Core.Catalogue;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Instruments put together by a reader. The selection lives in the address: nothing is stored, and it can be shared.</summary>
public sealed class SelectionProjection(PageContext page, Cards cards, InstrumentProjection instruments)
{
    public const int MaxCompared = 4;

    public static string Url(string path, IEnumerable<string> slugs) => path + QueryString.Create(slugs.Select(s => KeyValuePair.Create("i", (string?)s)));

    public CompareView Compare(IReadOnlyList<string> asked)
    {
        var found = Known(asked);
        var slugs = found.Select(i => i.Slug).ToList();
        return new([.. found.Take(MaxCompared).Select(Column)], Url(page.To.Instruments, slugs), Url(page.To.Selection, slugs), Math.Max(0, found.Count - MaxCompared));

        CompareColumn Column(PublishedInstrument instrument) => new(
            cards.Of(instrument), page.Text(instrument.Record.Purpose), instruments.Facts(instrument.Record),
            [.. instrument.Record.Situations.Select(page.Text)], instruments.Evidence(instrument.Record),
            Url(page.To.Compare, slugs.Where(s => s != instrument.Slug)));
    }

    public SelectionView Of(IReadOnlyList<string> asked)
    {
        var found = Known(asked);
        var slugs = found.Select(i => i.Slug).ToList();
        return new(
            [.. found.Select(cards.Of)],
            slugs.ToDictionary(s => s, s => Url(page.To.Selection, slugs.Where(other => other != s))),
            slugs.Count < 2 ? null : Url(page.To.Compare, slugs.Take(MaxCompared)),
            Url(page.To.Instruments, slugs),
            new(page.T["Mijn selectie"], page.Site.Absolute(Url(page.To.Selection, slugs))));
    }

    private List<PublishedInstrument> Known(IReadOnlyList<string> slugs) =>
        [.. slugs.Select(s => page.Catalogue.RedirectOf(s) ?? s).Distinct().Select(page.Catalogue.Find).OfType<PublishedInstrument>()];
}
