namespace InstrumentHub.Web.Features.Concepts;

/// <summary>
/// Places a concept and its neighbours on a plane of three columns: broader above, related beside, narrower below. Every box has the same
/// width, so that any label fits and nothing has to be measured.
/// </summary>
public sealed class ConceptPicture
{
    public const int Width = 960;
    public const int BoxWidth = 272;
    public const int BoxHeight = 46;

    private const int RowHeight = 82;
    private const int LongestLabel = 29;
    private static readonly int[] Columns = [Width / 6, Width / 2, Width * 5 / 6];

    public ConceptPicture(ConceptView concept)
    {
        var row = 0;
        Broader = Rows(concept.Broader, ref row);

        var beside = concept.Related.Take(6).ToList();
        var middle = Math.Max(1, (beside.Count + 1) / 2);
        Self = new PlacedConcept(concept.Label, "", Columns[1], Middle(row) + ((middle - 1) * RowHeight / 2));
        var start = row;
        Related = [.. beside.Select((c, n) => Place(c, n % 2 == 0 ? Columns[0] : Columns[2], start + (n / 2)))];
        row += middle;

        Narrower = Rows(concept.Narrower, ref row);
        Height = row * RowHeight;
    }

    public int Height { get; }
    public PlacedConcept Self { get; }
    public IReadOnlyList<PlacedConcept> Broader { get; }
    public IReadOnlyList<PlacedConcept> Related { get; }
    public IReadOnlyList<PlacedConcept> Narrower { get; }

    private static List<PlacedConcept> Rows(IReadOnlyList<ConceptLink> concepts, ref int row)
    {
        List<PlacedConcept> placed = [];
        foreach (var line in concepts.Take(9).Chunk(3))
        {
            for (var n = 0; n < line.Length; n++)
            {
                var x = line.Length switch { 1 => Columns[1], 2 => Width * (n + 1) / 3, _ => Columns[n] };
                placed.Add(Place(line[n], x, row));
            }

            row++;
        }

        return placed;
    }

    private static PlacedConcept Place(ConceptLink concept, int x, int row) => new(Short(concept.Label), concept.Url, x, Middle(row));

    private static int Middle(int row) => (row * RowHeight) + (RowHeight / 2);

    private static string Short(string label) => label.Length <= LongestLabel ? label : string.Concat(label.AsSpan(0, LongestLabel - 1), "…");
}

/// <param name="X">The middle of its box, as is <paramref name="Y"/>.</param>
public sealed record PlacedConcept(string Label, string Url, int X, int Y)
{
    public int Left => X - (ConceptPicture.BoxWidth / 2);

    public int Top => Y - (ConceptPicture.BoxHeight / 2);
}
