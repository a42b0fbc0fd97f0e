using InstrumentHub.Web.Features.Connections.Drawing;

namespace InstrumentHub.Web.Features.Connections;

/// <summary>The map at one address: the same things as a picture and as a list.</summary>
public sealed record MapView
{
    public required MapForm Form { get; init; }

    /// <summary>What the page is called.</summary>
    public required string Title { get; init; }
    public OverviewView? Overview { get; init; }
    public NeighbourhoodView? Neighbourhood { get; init; }

    /// <summary>For a screen, and for paper.</summary>
    public required Picture Wide { get; init; }

    /// <summary>For a phone; null where the wide one is for moving around in whatever the size of the screen.</summary>
    public Picture? Tall { get; init; }
    public required IReadOnlyList<KindChoice> Kinds { get; init; }

    /// <summary>The overview with the same choices; null on the overview itself.</summary>
    public string? OverviewUrl { get; init; }
}

public sealed record KindChoice(string Value, string Label, bool Chosen);

/// <param name="Place">Null for a question.</param>
/// <param name="Reason">Why it stands beside the one it hangs on; empty in the middle.</param>
/// <param name="Url">Of the map around it; for the middle, of its own page.</param>
/// <param name="PageUrl">Of its own page.</param>
public sealed record MapNode(Place? Place, string Label, string Reason, string Url, string PageUrl)
{
    /// <summary>Names it within one picture.</summary>
    public string Key => Place?.ToString() ?? "question";

    public string Kind => Place is null ? "question" : Connections.Place.Name(Place.Kind);

    /// <summary>One step further, each told once.</summary>
    public IReadOnlyList<MapNode> Children { get; init; } = [];
}

/// <param name="KindName">What the middle is, in words.</param>
public sealed record NeighbourhoodView(MapNode Focus, string KindName, IReadOnlyList<Branch> Branches);

/// <summary>The neighbours of one kind.</summary>
/// <param name="More">How many there are beside those shown.</param>
public sealed record Branch(PlaceKind Kind, string Title, IReadOnlyList<MapNode> Nodes, int More);

/// <summary>The catalogue as a whole: subjects by the phase to which they belong most, and the sectors.</summary>
public sealed record OverviewView(IReadOnlyList<PhaseBand> Phases, IReadOnlyList<MapGroup> Sectors, string SectorTitle, IReadOnlyList<CommonGround> Ties, bool Opened);

/// <param name="Phase">Null when phases are not asked for.</param>
public sealed record PhaseBand(MapNode? Phase, IReadOnlyList<MapGroup> Groups);

/// <param name="Count">In words: how many instruments, or challenges, have their place here.</param>
/// <param name="Seeds">The same as a number of dots.</param>
/// <param name="Members">What is shown of them by name; empty while the group is closed.</param>
public sealed record MapGroup(MapNode Node, string Count, int Seeds, IReadOnlyList<MapNode> Members)
{
    /// <summary>The subjects that it is most often together with, in words; empty when there are none.</summary>
    public string Together { get; init; } = "";
}

/// <summary>Two subjects that many instruments are about at once.</summary>
public sealed record CommonGround(string From, string To, int Instruments, string Reason);
