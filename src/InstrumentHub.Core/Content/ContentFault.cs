namespace InstrumentHub.Core.Content;

/// <summary>Something wrong in a content file.</summary>
/// <param name="Line">Counted from 1.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Gathers the faults of one file, so that a reader can go on after the first.</summary>
internal sealed class FaultSink(string file, List<ContentFault> faults)
{
    public string File => file;

    public void Add(int line, string message) => faults.Add(new(file, Math.Max(line, 1), message));
}
