using InstrumentHub.Core.Vocabulary;

namespace InstrumentHub.Core.Learning;

/// <summary>The words by which a concept is found beside its own name: shown ones, and ones that are only searched.</summary>
public sealed record SynonymChange(LocalLabels AltLabels, LocalLabels HiddenLabels)
{
    public const int MaxLabels = 40, MaxLabelLength = 80;

    public static SynonymChange Of(Concept concept) => new(concept.AltLabels, concept.HiddenLabels);

    public Concept On(Concept concept) => concept with { AltLabels = AltLabels, HiddenLabels = HiddenLabels };

    /// <summary>One a line, without blank lines, doubled ones and what the concept is called already.</summary>
    public static ValueList<string> Read(string? lines, string name) =>
        (lines ?? "").Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0 && !string.Equals(l, name, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(l => l.ToLowerInvariant()).ToValueList();

    /// <summary>A sentence for the record: what came and what went.</summary>
    public string Told(SynonymChange before)
    {
        var (own, old) = (All().ToList(), before.All().ToList());
        var (added, removed) = (own.Except(old).ToList(), old.Except(own).ToList());
        return string.Join(' ', new[] { added.Count > 0 ? $"Erbij: {string.Join(", ", added)}." : null, removed.Count > 0 ? $"Weg: {string.Join(", ", removed)}." : null }.OfType<string>());
    }

    private IEnumerable<string> All() => [.. AltLabels.Nl, .. AltLabels.En, .. HiddenLabels.Nl, .. HiddenLabels.En];
}
