using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

/// <summary>The words that the files use for the choices of a record; reading and writing share them.</summary>
internal static class ContentWords
{
    public static readonly IReadOnlyDictionary<string, Depth> Depths = new Dictionary<string, Depth>
    {
        ["full"] = Depth.Full,
        ["partial"] = Depth.Partial,
        ["reference"] = Depth.Reference,
    };

    public static readonly IReadOnlyDictionary<string, Setting> Settings = new Dictionary<string, Setting>
    {
        ["onsite"] = Setting.OnSite,
        ["online"] = Setting.Online,
        ["both"] = Setting.Both,
    };

    public static readonly IReadOnlyDictionary<string, Advised> Advice = new Dictionary<string, Advised>
    {
        ["duration"] = Advised.Duration,
        ["groupSize"] = Advised.GroupSize,
        ["setting"] = Advised.Setting,
        ["preparation"] = Advised.Preparation,
        ["materials"] = Advised.Materials,
        ["roles"] = Advised.Roles,
        ["steps"] = Advised.Steps,
        ["scale"] = Advised.Scale,
    };

    public static readonly IReadOnlyDictionary<string, SourceState> SourceStates = new Dictionary<string, SourceState>
    {
        ["unchecked"] = SourceState.Unchecked,
        ["alive"] = SourceState.Alive,
        ["dead"] = SourceState.Dead,
        ["untrusted"] = SourceState.Untrusted,
    };

    public static readonly IReadOnlyDictionary<string, RelationType> Relations = new Dictionary<string, RelationType>
    {
        ["variantOf"] = RelationType.VariantOf,
        ["partOf"] = RelationType.PartOf,
        ["basedOn"] = RelationType.BasedOn,
        ["followsOn"] = RelationType.FollowsOn,
        ["related"] = RelationType.Related,
    };

    public static readonly IReadOnlyDictionary<string, Paper> Papers = new Dictionary<string, Paper> { ["A4"] = Paper.A4, ["A3"] = Paper.A3 };

    public static readonly IReadOnlyDictionary<string, CanvasSize> CanvasSizes = new Dictionary<string, CanvasSize>
    {
        ["small"] = CanvasSize.Small,
        ["medium"] = CanvasSize.Medium,
        ["large"] = CanvasSize.Large,
        ["wide"] = CanvasSize.Wide,
    };

    public static readonly IReadOnlyDictionary<string, GridCell> GridCells = new Dictionary<string, GridCell>
    {
        ["open"] = GridCell.Open,
        ["checklist"] = GridCell.Checklist,
        ["likert"] = GridCell.Likert,
    };

    public static readonly IReadOnlyDictionary<string, ScoringMethod> ScoringMethods = new Dictionary<string, ScoringMethod>
    {
        ["mean"] = ScoringMethod.Mean,
        ["sum"] = ScoringMethod.Sum,
    };

    public static string Of<T>(this IReadOnlyDictionary<string, T> words, T value) where T : struct =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
