namespace InstrumentHub.Core.Content;

/// <summary>A name that must exist elsewhere in the catalogue, and the place where it was written.</summary>
/// <param name="Target">A concept scheme's id, or one of the constants of this type.</param>
internal sealed record Reference(string Target, string Id, string File, int Line)
{
    public const string Instrument = "instrument";
}

internal sealed class ReferenceSink(string file, List<Reference> references)
{
    public Action<string, int> To(string target) => (id, line) => references.Add(new(target, id, file, line));
}
