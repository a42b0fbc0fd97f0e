namespace InstrumentHub.Core;

/// <summary>Work that one node at a time does. It is held until a time, so that what a node that died held comes free by itself.</summary>
public sealed class WorkLease
{
    public const int MaxNameLength = 60;

    private WorkLease()
    {
    }

    public WorkLease(string name, DateTimeOffset until) => (Name, Until) = (name, until);

    public string Name { get; private init; } = "";
    public DateTimeOffset Until { get; private set; }
}
