using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>What stands around one place or question: as much as can be read at a glance, and how much more there is.</summary>
public sealed class NeighbourhoodProjection(PageContext page, Places places, Ties ties, QuestionTies questions)
{
    /// <summary>Second steps for each first one: more would be a ball of wool.</summary>
    private const int ChildCount = 2;

    public NeighbourhoodView Of(MapForm form)
    {
        var around = form.Focus is { } focus ? ties.Of(focus) : questions.Of(form.Question);
        var branches = form.Kinds.Select(kind => BranchOf(kind, [.. around.Where(t => t.To.Kind == kind)], form)).Where(b => b.Nodes.Count > 0).ToList();
        if (form.Depth > 1) { branches = Deepened(branches, form); }
        return new(Focus(form), form.Focus is null ? page.T["Je vraag"] : places.Kind(form.Focus.Kind), branches);
    }

    private static int Most(PlaceKind kind) => kind switch
    {
        PlaceKind.Instrument => 9,
        PlaceKind.Concept => 8,
        _ => 4,
    };

    private Branch BranchOf(PlaceKind kind, List<Tie> all, MapForm form) => new(
        kind, places.Kind(kind, many: true), [.. all.Take(Most(kind)).Select(t => Node(t, form))], Math.Max(0, all.Count - Most(kind)));

    /// <summary>A place is told once, at the first that leads to it; what stands nearer is not told again further on.</summary>
    private List<Branch> Deepened(List<Branch> branches, MapForm form)
    {
        var told = branches.SelectMany(b => b.Nodes).Select(n => n.Place).Append(form.Focus).ToHashSet();
        return branches.ConvertAll(b => b with { Nodes = [.. b.Nodes.Select(n => n with { Children = Children(n) })] });

        List<MapNode> Children(MapNode node)
        {
            var next = ties.Of(node.Place!).Where(t => form.Kinds.Contains(t.To.Kind) && !told.Contains(t.To)).ToList();
            // One of each kind before a second of the same: what crosses over is worth more than more of it.
            var chosen = next.GroupBy(t => t.To.Kind).SelectMany(g => g.Select((tie, rank) => (tie, rank))).OrderBy(x => x.rank).Take(ChildCount).Select(x => x.tie).ToList();
            told.UnionWith(chosen.Select(t => t.To));
            return chosen.ConvertAll(t => Node(t, form));
        }
    }

    private MapNode Focus(MapForm form) => form.Focus is { } focus
        ? new(focus, places.Label(focus), "", places.Url(focus), places.Url(focus))
        : new(null, form.Question, "", page.To.Search(form.Question), page.To.Search(form.Question));

    private MapNode Node(Tie tie, MapForm form) => new(tie.To, places.Label(tie.To), tie.Reason, form.On(tie.To).UrlOn(page.To.Connections), places.Url(tie.To));
}
