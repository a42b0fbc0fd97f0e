using InstrumentHub.Core.Accounts;

namespace InstrumentHub.Core.Moderation;

/// <summary>
/// Somebody asked for an act that is for others. A visitor is sent to sign in; who is signed in hears that it is refused. Where even the
/// existence of the thing is private, the code answers "not found" before it ever asks.
/// </summary>
public sealed class NotAllowedException(Act act, Actor actor) : Exception($"'{act.Name}' is not open to this account.")
{
    public Act Act => act;
    public Actor Actor => actor;
}
