using InstrumentHub.Core.Catalogue;
using InstrumentHub.Search;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>What stands around a question: the instruments that answer it, and what those have in common.</summary>
public sealed class QuestionTies(PageContext page, CommonTies common)
{
    private const int HitCount = 10;

    public IReadOnlyList<Tie> Of(string question)
    {
        var hits = page.Snapshot.Association.Search(new SearchQuery { Text = question, Language = InstrumentDocuments.Of(page.Language), Size = HitCount, PrefixLastWord = false }).Hits;
        List<PublishedInstrument> found = [.. hits.Select(h => page.Catalogue.Find(h.Id)).OfType<PublishedInstrument>()];
        return
        [
            .. hits.Select(h => new Tie(new(PlaceKind.Instrument, h.Id), Reason(ReasonSentences.Of(Reasons.Of(h, page), page)))),
            .. common.Concepts(found, n => page.T["{0} van deze instrumenten gaan hierover", n]),
            .. common.Phases(found, n => n == 1 ? page.T["1 van deze instrumenten past in deze fase"] : page.T["{0} van deze instrumenten passen in deze fase", n]),
            .. common.Sectors(found, n => n == 1 ? page.T["1 van deze instrumenten komt uit deze sector"] : page.T["{0} van deze instrumenten komen uit deze sector", n]),
        ];
    }

    private string Reason(ReasonView? reason) => reason switch
    {
        null => page.T["Past bij je vraag"],
        { Passage: null } => reason.Label,
        { Quoted: true } => $"{reason.Label}: ‘{reason.Passage.Text}’",
        _ => $"{reason.Label}: {reason.Passage.Text}",
    };
}
