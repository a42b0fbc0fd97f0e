namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>
/// The order of groups within each band, such that what is tied stands at about the same height and lines are short: the barycentre
/// method for layered drawings (K. Sugiyama, S. Tagawa and M. Toda, 1981), a fixed number of sweeps over the bands. The order that
/// it begins with decides between equals, so the same catalogue always gives the same picture.
/// </summary>
internal static class BandOrder
{
    private const int Sweeps = 8;

    public static List<List<MapGroup>> Of(IReadOnlyList<PhaseBand> bands, IReadOnlyList<CommonGround> ties)
    {
        var order = bands.Select(b => b.Groups.ToList()).ToList();
        var neighbours = ties.SelectMany(t => new[] { (One: t.From, Other: t.To, t.Instruments), (One: t.To, Other: t.From, t.Instruments) }).ToLookup(t => t.One, t => (Key: t.Other, Weight: t.Instruments));
        var height = order.SelectMany(Heights).ToDictionary(h => h.Key, h => h.At);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var b = 0; b < order.Count; b++)
            {
                var band = order[sweep % 2 == 0 ? b : order.Count - 1 - b];
                var sorted = band.Select((g, n) => (Group: g, At: Barycentre(g.Node.Key), n)).OrderBy(x => x.At).ThenBy(x => x.n).Select(x => x.Group).ToList();
                band.Clear();
                band.AddRange(sorted);
                foreach (var (key, at) in Heights(band)) { height[key] = at; }
            }
        }
        return order;

        // Its own height counts as one more neighbour: without it groups jump to and fro.
        double Barycentre(string key) =>
            (height[key] + neighbours[key].Sum(n => height.GetValueOrDefault(n.Key, 0.5) * n.Weight)) / (1 + neighbours[key].Sum(n => n.Weight));
    }

    private static IEnumerable<(string Key, double At)> Heights(List<MapGroup> band) => band.Select((g, n) => (g.Node.Key, (n + 0.5) / band.Count));
}
