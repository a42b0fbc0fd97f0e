using InstrumentHub.Core.Communities;
using InstrumentHub.Web.Features.Communities;

namespace InstrumentHub.Web.Features.Members;

/// <param name="OwnerCount">With one, that one cannot leave.</param>
public sealed record MembersView(CommunityHead Head, IReadOnlyList<MemberView> Members, IReadOnlyList<RequestView> Requests, int OwnerCount);

/// <param name="Url">Their profile; null for an account that was deleted.</param>
public sealed record MemberView(Guid Account, string Name, string? Url, CommunityRole Role, DateTimeOffset Since, bool IsMe);

public sealed record RequestView(Guid Account, string Name, string Url, string Message, DateTimeOffset At);
