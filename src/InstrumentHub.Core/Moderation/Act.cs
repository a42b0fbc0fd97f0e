namespace InstrumentHub.Core.Moderation;

/// <summary>Something one can do on the platform, and what one must be to do it. All of them stand on one page: <see cref="Permissions"/>.</summary>
/// <param name="Name">Stable, such as <c>rooms.comment</c>: what logs, documentation and the API call it.</param>
/// <param name="Who">Any one of these is enough.</param>
/// <param name="Writes">A suspended account may not do what writes.</param>
public sealed record Act(string Name, Standing Who, bool Writes = true)
{
    public bool IsOpenTo(Standing standing) => (Who & standing) != Standing.None;
}

/// <summary>What somebody is to the thing they act on. One person has several: an owner is also facilitator and member.</summary>
[Flags]
public enum Standing
{
    None = 0,

    /// <summary>Also who is not signed in.</summary>
    Anyone = 1,
    SignedIn = 1 << 1,

    /// <summary>Signed in, and no longer new: invited, known by an institution, or with contributions that stayed.</summary>
    Trusted = 1 << 2,

    /// <summary>Wrote it, or it is about them.</summary>
    Author = 1 << 3,

    /// <summary>A confirmed maker of the instrument.</summary>
    Maker = 1 << 4,

    /// <summary>Belongs to the circle it is for: a member of its community; in a public room everyone who is signed in.</summary>
    Member = 1 << 5,
    Facilitator = 1 << 6,
    Owner = 1 << 7,
    Moderator = 1 << 8,
    Administrator = 1 << 9,
}
