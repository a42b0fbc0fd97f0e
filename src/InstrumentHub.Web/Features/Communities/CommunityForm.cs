using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>What somebody fills in about a community, as they typed it.</summary>
public sealed class CommunityForm
{
    public string? Name { get; init; }
    public string? Challenge { get; init; }
    public List<string> Sectors { get; init; } = [];
    public string? Region { get; init; }
    public string? Phase { get; init; }

    /// <summary>Slugs or titles, one on each line.</summary>
    public string? Instruments { get; init; }
    public string? Description { get; init; }
    public string? Visibility { get; init; }

    public static CommunityForm Of(CommunityProfile profile, PageContext page) => new()
    {
        Name = profile.Name, Challenge = profile.Challenge, Sectors = [.. profile.Sectors], Region = profile.Region, Phase = profile.Phase,
        Instruments = string.Join('\n', profile.Instruments.Select(i => page.Catalogue.Find(i)?.Record.Title.In(page.Language) ?? i)),
        Description = profile.Description, Visibility = profile.Visibility.ToString(),
    };

    /// <summary>The profile; null when something is wrong, which then stands in <paramref name="state"/>.</summary>
    public CommunityProfile? Read(ModelStateDictionary state, PageContext page)
    {
        var check = new FieldCheck(state, page.T);
        var profile = new CommunityProfile(
            check.Required(nameof(Name), Name, Community.MaxNameLength),
            check.Required(nameof(Challenge), Challenge, Community.MaxChallengeLength),
            check.Choice<CommunityVisibility>(nameof(Visibility), Visibility))
        {
            Sectors = check.Known(nameof(Sectors), Sectors, page.Catalogue.Scheme(ConceptScheme.Sectors), Community.MaxSectors),
            Region = check.Optional(nameof(Region), Region, Community.MaxRegionLength),
            Phase = check.Known(nameof(Phase), Phase is { Length: > 0 } ? [Phase] : [], page.Catalogue.Scheme(ConceptScheme.Phases), 1).SingleOrDefault(),
            Instruments = ReadInstruments(check, page),
            Description = check.Optional(nameof(Description), Description, Community.MaxDescriptionLength, lines: true) ?? "",
        };
        return state.IsValid ? profile : null;
    }

    private ValueList<string> ReadInstruments(FieldCheck check, PageContext page)
    {
        var named = (Instruments ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var found = named.ConvertAll(name => InstrumentNames.Find(name, page));
        if (named.Where((_, n) => found[n] is null).FirstOrDefault() is { } unknown) { check.Fault(nameof(Instruments), page.T["We kennen geen instrument met de naam ‘{0}’.", unknown]); }
        if (named.Count > Community.MaxInstruments) { check.Fault(nameof(Instruments), page.T["Noem ten hoogste {0} instrumenten.", Community.MaxInstruments]); }
        return [.. found.OfType<string>().Distinct()];
    }
}

internal static class InstrumentNames
{
    /// <summary>The slug of the instrument that somebody names by its slug, its title in either language or another name it goes by; null when there is none.</summary>
    public static string? Find(string? name, PageContext page)
    {
        if (string.IsNullOrWhiteSpace(name)) { return null; }
        var slug = Core.Content.Slug.From(name);
        return page.Catalogue.Find(slug)?.Slug ?? page.Catalogue.RedirectOf(slug);
    }
}
