using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Administration;

/// <summary>
/// What an administrator did: one act, one target, why, and what it said before and after. Stored in the same transaction as the act itself and never
/// changed afterwards. A sibling of <see cref="Decision"/>, which is about what people wrote, is told to the person concerned and stands in a public log;
/// this is about the site, and only administrators read it.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxTargetLength = 100;
    public const int MaxReasonLength = Decision.MaxReasonLength;

    /// <summary>Longer states are cut; what a vocabulary said stands in full in its revisions.</summary>
    public const int MaxStateLength = 4_000;

    private AuditEntry()
    {
    }

    /// <param name="actor">Null for what was done from the command line.</param>
    public AuditEntry(AuditAct act, string target, Guid? actor, string reason, string before, string after, DateTimeOffset at) =>
        (Id, Act, Target, ActorId, Reason, Before, After, At) = (Guid.CreateVersion7(at), act, target, actor, Cut(reason, MaxReasonLength), Cut(before, MaxStateLength), Cut(after, MaxStateLength), at);

    public Guid Id { get; private init; }
    public AuditAct Act { get; private init; }

    /// <summary>What names the one thing it was done to: the id of an account, the key of a setting, <c>scheme/concept</c>. Empty for the site as a whole.</summary>
    public string Target { get; private init; } = "";

    public Guid? ActorId { get; private init; }
    public string Reason { get; private init; } = "";
    public string Before { get; private init; } = "";
    public string After { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    private static string Cut(string text, int max) => text.Length > max ? $"{text[..(max - 1)]}…" : text;
}

public enum AuditAct
{
    ChangeRole,
    ChangeTrust,
    Suspend,
    EndSuspension,
    ChangeSetting,
    StartMaintenance,
    EndMaintenance,
    ChangeConcept,
    RemoveConcept,
    ExportData,
    ImportData,
}
