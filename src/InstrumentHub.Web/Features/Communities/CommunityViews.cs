using InstrumentHub.Core.Communities;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Logbook;
using InstrumentHub.Web.Features.Shared;
using RoomListView = InstrumentHub.Web.Features.Rooms.RoomListView;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>The directory.</summary>
/// <param name="Mine">The communities of who asks, whatever the filters say.</param>
/// <param name="IsEmpty">There is none at all that who asks may know of.</param>
public sealed record DirectoryView(
    string Question, int Total, IReadOnlyList<CommunityCard> Results, PaginationView Pages, FacetsView Facets, IReadOnlyList<LinkView> Mine, bool IsEmpty);

public sealed record CommunityCard(string Slug, string Url, string Name, string Challenge, CommunityVisibility Visibility)
{
    public IReadOnlyList<string> Sectors { get; init; } = [];
    public string? Region { get; init; }
    public PhaseLink? Phase { get; init; }
    /// <summary>How many; null where that is not for who asks.</summary>
    public int? Members { get; init; }
    public bool IsMine { get; init; }
    public bool IsArchived { get; init; }
    public bool IsExample { get; init; }
}

/// <summary>What stands above every page of a community: its name, and where one can go in it.</summary>
public sealed record CommunityHead(Guid Id, string Slug, string Name, CommunityRole? Role, bool IsArchived, bool IsExample, CommunityVisibility Visibility)
{
    public bool IsMember => Role is not null;
    public bool IsFacilitator => Role >= CommunityRole.Facilitator;
    public bool IsOwner => Role == CommunityRole.Owner;
    public bool HasRequests { get; init; }

    /// <summary>Why only members see it, if a moderator decided so.</summary>
    public Core.Moderation.Concealment? HiddenAs { get; init; }

    /// <summary>What waits on the community's own desk, for its hosts.</summary>
    public int Waiting { get; init; }
}

/// <summary>A community's page. What somebody may not read is not in it.</summary>
public sealed record CommunityView
{
    public required CommunityHead Head { get; init; }
    public required string Challenge { get; init; }
    public IReadOnlyList<LinkView> Sectors { get; init; } = [];
    public LinkView? Region { get; init; }
    public PhasePictureView? Phases { get; init; }
    public PhaseLink? Phase { get; init; }

    /// <summary>Whether who asks may read more than what is above.</summary>
    public bool IsOpen { get; init; }
    public HtmlView? Description { get; init; }
    public int Members { get; init; }

    /// <summary>Owners and facilitators: whom to turn to.</summary>
    public IReadOnlyList<PersonView> Hosts { get; init; } = [];
    public IReadOnlyList<InstrumentCard> Instruments { get; init; } = [];
    public RoomListView Rooms { get; init; } = RoomListView.None;
    public IReadOnlyList<StepView> Steps { get; init; } = [];
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public required JoiningView Joining { get; init; }
    public required ShareView Share { get; init; }
}

/// <param name="Url">Their profile; null for an account that was deleted.</param>
public sealed record PersonView(string Name, string? Url, CommunityRole Role);

/// <summary>How somebody who is no member joins.</summary>
/// <param name="CanAsk">Signed in, no member, and no request that stands in the way.</param>
public sealed record JoiningView(string Slug, bool IsSignedIn, bool CanAsk, JoinAnswer? Answer, string? Message = null);

/// <summary>The form for a new or an existing community.</summary>
/// <param name="Slug">Null for a new one.</param>
public sealed record CommunityFormView(
    CommunityForm Form, string? Slug, string? Name, IReadOnlyList<(string Value, string Label)> Sectors, IReadOnlyList<(string Value, string Label)> Phases, IReadOnlyList<string> Instruments)
{
    public bool IsArchived { get; init; }

    /// <summary>Null for a new one.</summary>
    public CommunityHead? Head { get; init; }
}
