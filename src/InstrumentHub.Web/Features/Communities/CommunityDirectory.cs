using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>One community as the directory knows it for who asks.</summary>
/// <param name="Description">Empty where it is not for who asks, so that nobody finds by what they may not read.</param>
/// <param name="Members">Null where it is not for who asks.</param>
public sealed record DirectoryRow(
    Guid Id, string Slug, string Name, string Challenge, IReadOnlyList<string> Sectors, string? Region, string? Phase, CommunityVisibility Visibility,
    string Description, int? Members, CommunityRole? Role, DateTimeOffset StartedAt, DateTimeOffset? ArchivedAt, bool IsExample)
{
    public string? RegionKey { get; } = Region is null ? null : KeyOf(Region);

    public IEnumerable<string> Values(string facet) => facet switch
    {
        "sector" => Sectors,
        "phase" => Phase is null ? [] : [Phase],
        _ => RegionKey is null ? [] : [RegionKey],
    };

    private static string? KeyOf(string region) => Core.Content.Slug.From(region) is { Length: > 0 } key ? key : null;
}

/// <summary>What was found, and everything that could have been, for the counts of the filters.</summary>
public sealed record DirectoryAnswer(IReadOnlyList<DirectoryRow> All, IReadOnlyList<DirectoryRow> Asked, IReadOnlyList<DirectoryRow> Found);

/// <summary>
/// The communities that somebody may know of. The query decides that; what comes after it, searching and counting, sees nothing else. There are hundreds
/// of communities at most and a row is small, so the rest is done in memory.
/// </summary>
public sealed class CommunityDirectory(HubContext hub, PageContext page)
{
    private const int InName = 8, InChallenge = 4, InLabel = 3, InText = 1;

    public async Task<DirectoryAnswer> FindAsync(Actor actor, DirectoryForm form, CancellationToken cancel)
    {
        var all = await RowsAsync(hub.Communities.ThatExistFor(actor), actor, cancel);
        var words = Words(form.Question);
        var asked = all.Select(row => (Row: row, Score: Score(row, words))).Where(r => r.Score > 0)
            .OrderBy(r => r.Row.ArchivedAt is not null).ThenByDescending(r => r.Score).ThenByDescending(r => r.Row.StartedAt).Select(r => r.Row).ToList();
        return new(all, asked, [.. asked.Where(r => DirectoryForm.Facets.All(f => Fits(r, form, f)))]);
    }

    /// <summary>One community by its slug; null when for who asks there is none.</summary>
    public async Task<DirectoryRow?> FindAsync(Actor actor, string slug, CancellationToken cancel) =>
        (await RowsAsync(hub.Communities.ThatExistFor(actor).Where(c => c.Slug == slug), actor, cancel)).SingleOrDefault();

    /// <summary>Whether a row passes one filter.</summary>
    public static bool Fits(DirectoryRow row, DirectoryForm form, string facet) => form.Chosen(facet) is { Count: 0 } || row.Values(facet).Any(form.Chosen(facet).Contains);

    private static async Task<List<DirectoryRow>> RowsAsync(IQueryable<Community> communities, Actor actor, CancellationToken cancel)
    {
        var account = actor.AccountId;
        return await communities
            .Select(c => new
            {
                Community = c,
                Role = c.Members.Where(m => m.AccountId == account).Select(m => (CommunityRole?)m.Role).SingleOrDefault(),
                Opens = c.Visibility == CommunityVisibility.Open || c.Members.Any(m => m.AccountId == account),
            })
            .Select(x => new DirectoryRow(
                x.Community.Id, x.Community.Slug, x.Community.Name, x.Community.Challenge, x.Community.Sectors, x.Community.Region, x.Community.Phase, x.Community.Visibility,
                x.Opens ? x.Community.Description : "", x.Opens ? (int?)x.Community.Members.Count : null, x.Role, x.Community.StartedAt, x.Community.ArchivedAt, x.Community.IsExample))
            .ToListAsync(cancel);
    }

    /// <returns>0 when a word is nowhere to be found; more where it stands in a better place.</returns>
    private int Score(DirectoryRow row, string[] words)
    {
        if (words.Length == 0) { return 1; }
        (string[] Words, int Worth)[] fields =
        [
            (Words(row.Name), InName), (Words(row.Challenge), InChallenge), (Words($"{row.Region} {Labels(row)}"), InLabel), (Words(row.Description), InText),
        ];
        var total = 0;
        foreach (var word in words)
        {
            var best = fields.Where(f => Array.Exists(f.Words, w => Meets(w, word))).Select(f => f.Worth).DefaultIfEmpty().Max();
            if (best == 0) { return 0; }
            total += best;
        }
        return total;
    }

    private string Labels(DirectoryRow row) =>
        string.Join(' ', row.Sectors.Select(s => page.Label(ConceptScheme.Sectors, s)).Append(row.Phase is null ? "" : page.Label(ConceptScheme.Phases, row.Phase)));

    /// <summary>Also within a compound: "zorg" is found in "ouderenzorg".</summary>
    private static bool Meets(string word, string asked) => word.StartsWith(asked, StringComparison.Ordinal) || (asked.Length >= 4 && word.Contains(asked, StringComparison.Ordinal));

    private static string[] Words(string text) => Slug.From(text).Split('-', StringSplitOptions.RemoveEmptyEntries);
}
