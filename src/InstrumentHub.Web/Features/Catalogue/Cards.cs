using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Catalogue;

/// <summary>Projects an instrument to what a list shows of it.</summary>
public sealed class Cards(PageContext page)
{
    public InstrumentCard Of(PublishedInstrument instrument)
    {
        var record = instrument.Record;
        return new()
        {
            Slug = record.Slug,
            Url = page.To.Instrument(record.Slug),
            Title = MarkedText.Plain(record.Title.In(page.Language)),
            Summary = MarkedText.Plain(record.Summary.In(page.Language)),
            KindId = record.Kind,
            Kind = page.Label(ConceptScheme.Kinds, record.Kind),
            Phases = Phases(record),
            Duration = Phrases.Duration(record.Duration, page.T),
            GroupSize = Phrases.GroupSize(record.GroupSize, page.T),
            Setting = Phrases.Setting(record.Setting, page.T),
            HasWorksheet = record.Worksheet is not null,
            ReferenceOnly = record.Depth == Depth.Reference,
        };
    }

    /// <summary>With the question's words marked, and the reason why it is here.</summary>
    public InstrumentCard Of(AssociativeHit hit)
    {
        var instrument = page.Catalogue.Find(hit.Id)!;
        var card = Of(instrument);
        var language = InstrumentDocuments.Of(page.Language);
        return card with
        {
            Title = Marked(card.Title, InstrumentDocuments.Title),
            Summary = Marked(card.Summary, InstrumentDocuments.Summary),
            Reason = ReasonSentences.Of(Reasons.Of(hit, page), page),
        };

        MarkedText Marked(MarkedText text, string field)
        {
            var whole = hit.Lexical.Highlights.FirstOrDefault(h => h.Field == field && h.Language == language && h.Text == text.Text);
            return whole is null ? text : MarkedText.From(text.Text, whole.Spans.Select(s => (s.Start, s.Length)));
        }
    }

    public IReadOnlyList<PhaseLink> Phases(InstrumentRecord record) =>
        [.. record.Phases.Select(id => new PhaseLink(id, page.Label(ConceptScheme.Phases, id), page.To.Phase(id)))];
}
