using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Accounts;

/// <summary>Who asks: a signed-in account, or a visitor without one. Read from the database once a request, so that what a moderator decided counts at once.</summary>
/// <param name="AccountId">Null for a visitor.</param>
/// <param name="IsSuspended">May read what it could read before, and write nothing.</param>
public sealed record Actor(Guid? AccountId, PlatformRole Role, bool IsTrusted, bool IsSuspended)
{
    public static readonly Actor Anonymous = new(null, PlatformRole.Member, IsTrusted: false, IsSuspended: false);

    public bool IsSignedIn => AccountId is not null;

    /// <exception cref="InvalidOperationException">Nobody is signed in; ask the permission first.</exception>
    public Guid Id => AccountId ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>What this actor is anywhere on the platform, whatever it acts on.</summary>
    public Standing Standing => !IsSignedIn
        ? Standing.Anyone
        : Standing.Anyone | Standing.SignedIn
            | (IsTrusted ? Standing.Trusted : Standing.None)
            | (Role >= PlatformRole.Moderator ? Standing.Moderator : Standing.None)
            | (Role == PlatformRole.Administrator ? Standing.Administrator : Standing.None);

    public bool May(Act act, Standing inPlace = Standing.None) => act.IsOpenTo(Standing | inPlace) && !(act.Writes && IsSuspended);

    /// <exception cref="NotAllowedException">The act is for others.</exception>
    public void Demand(Act act, Standing inPlace = Standing.None)
    {
        if (!May(act, inPlace)) { throw new NotAllowedException(act, this); }
    }
}

/// <summary>In order: each may all that the one before may.</summary>
public enum PlatformRole
{
    Member,
    Moderator,
    Administrator,
}
