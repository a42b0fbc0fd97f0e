using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>What a card says, in the language of its address.</summary>
public sealed class CardProjection(PageContext page, SiteSettings site)
{
    public SocialCard Of(InstrumentRecord record) => new(site.Name, page.Label(ConceptScheme.Kinds, record.Kind),
        record.Title.In(page.Language), record.Purpose.In(page.Language), Phases(record.Phases.Contains));

    /// <summary>The card of every page that has none of its own: the question that the site begins with.</summary>
    public SocialCard OfSite() => new(site.Name, "", page.T["Waar loop je tegenaan?"].Value,
        page.T["Beschrijf in je eigen woorden waar je als begeleider tegenaan loopt en vind het instrument dat past, met de reden erbij."].Value, Phases(_ => true));

    private Core.ValueList<CardPhase> Phases(Func<string, bool> own) =>
        [.. page.Catalogue.Scheme(ConceptScheme.Phases).Scheme.Concepts.Select(c => new CardPhase(c.Label(page.Language), own(c.Id)))];
}
