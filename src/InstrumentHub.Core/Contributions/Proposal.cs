namespace InstrumentHub.Core.Contributions;

/// <summary>
/// Somebody's suggestion for the catalogue: a new record, or another state of one that is there. One kind of proposal for all that the catalogue holds;
/// while it is a draft only its author sees it.
/// </summary>
public sealed class Proposal
{
    public const int MaxRecordLength = 200_000;
    public const int MaxReasonLength = 1_000;
    public const int MaxKeyLength = 80;

    private Proposal()
    {
    }

    public Guid Id { get; private init; }
    public ProposalTarget Target { get; private init; }

    /// <summary>The slug or id of the record; of a new one, what it would get (empty as long as a draft has no title).</summary>
    public string Key { get; private set; } = "";

    /// <summary>Null for a new record; else the state it was written on.</summary>
    public string? Origin { get; private set; }

    /// <summary>The revision that <see cref="Origin"/> was; null for a new record and for records that count none.</summary>
    public int? OriginRevision { get; private set; }

    /// <summary>The record as it should become, as JSON. A draft may lack what a record must have.</summary>
    public string Record { get; private set; } = "";

    public string Reason { get; private set; } = "";
    public Guid AuthorId { get; private init; }
    public ProposalState State { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Goes up at every save; a form that shows an older one does not overwrite a newer.</summary>
    public int Edition { get; private set; }

    public bool IsNew => Origin is null;
    public bool IsOpen => State is ProposalState.Draft or ProposalState.Submitted or ProposalState.Returned;

    public static Proposal ForNew(ProposalTarget target, string record, Guid author, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), Target = target, Record = record, AuthorId = author, StartedAt = at, ChangedAt = at };

    public static Proposal ForChange(ProposalTarget target, string key, string origin, int? originRevision, Guid author, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), Target = target, Key = key, Origin = origin, OriginRevision = originRevision, Record = origin, AuthorId = author, StartedAt = at, ChangedAt = at,
    };

    /// <summary>Saves what the author has so far.</summary>
    /// <param name="edition">The edition that was edited.</param>
    /// <exception cref="RuleException">It is decided already, it was saved elsewhere in the meantime, or it is too long.</exception>
    public void Save(string key, string record, string reason, int edition, DateTimeOffset at)
    {
        DemandOpen();
        if (edition != Edition) { throw new RuleException("edited-elsewhere", "Dit voorstel is intussen ergens anders bewaard. Vergelijk de twee versies en kies wat je wilt houden."); }
        if (record.Length > MaxRecordLength) { throw new RuleException("proposal-too-long", "Dit voorstel is te lang: ten hoogste {0} tekens.", MaxRecordLength); }
        (Key, Record, Reason, Edition, ChangedAt) = (IsNew ? key : Key, record, reason, Edition + 1, at);
    }

    /// <exception cref="RuleException">It is decided already, or it changes nothing.</exception>
    public void Submit(DateTimeOffset at)
    {
        DemandOpen();
        if (Origin is not null && RecordDiff.Between(Origin, Record).Count == 0) { throw new RuleException("nothing-changed", "Er is niets veranderd, dus er is nog niets voor te stellen."); }
        (State, SubmittedAt, ChangedAt) = (ProposalState.Submitted, at, at);
    }

    /// <summary>Rewrites it onto the state that is published now; clashing fields must have been decided.</summary>
    public void RebaseOnto(string present, int? revision, string record, DateTimeOffset at)
    {
        DemandOpen();
        (Origin, OriginRevision, Record, Edition, ChangedAt) = (present, revision, record, Edition + 1, at);
    }

    public void Withdraw(DateTimeOffset at) => End(ProposalState.Withdrawn, at);

    /// <summary>Back to the author, who can mend it and submit it again.</summary>
    public void Return(DateTimeOffset at)
    {
        DemandSubmitted();
        (State, ChangedAt) = (ProposalState.Returned, at);
    }

    public void Accept(DateTimeOffset at)
    {
        DemandSubmitted();
        End(ProposalState.Accepted, at);
    }

    public void Decline(DateTimeOffset at)
    {
        DemandSubmitted();
        End(ProposalState.Declined, at);
    }

    /// <summary>Takes a decision back, as a moderator may.</summary>
    public void Reconsider(DateTimeOffset at)
    {
        if (State is not (ProposalState.Declined or ProposalState.Accepted or ProposalState.Returned)) { throw new RuleException("not-decided", "Over dit voorstel is nog niets besloten."); }
        (State, DecidedAt, ChangedAt) = (ProposalState.Submitted, null, at);
    }

    /// <summary>Its words are gone for good; that there was a proposal stays.</summary>
    public void Purge(DateTimeOffset at)
    {
        (Record, Reason, Origin, Edition, ChangedAt) = ("{}", "", Origin is null ? null : "{}", Edition + 1, at);
        if (IsOpen) { (State, DecidedAt) = (ProposalState.Declined, at); }
    }

    private void End(ProposalState state, DateTimeOffset at)
    {
        DemandOpen();
        (State, DecidedAt, ChangedAt) = (state, at, at);
    }

    private void DemandOpen()
    {
        if (!IsOpen) { throw new RuleException("proposal-closed", "Over dit voorstel is al besloten."); }
    }

    private void DemandSubmitted()
    {
        if (State != ProposalState.Submitted) { throw new RuleException("proposal-not-submitted", "Dit voorstel ligt niet ter beoordeling."); }
    }
}

public enum ProposalTarget
{
    Instrument,
    Concept,
    Case,
}

public enum ProposalState
{
    Draft,
    Submitted,

    /// <summary>Sent back to the author with a reason.</summary>
    Returned,
    Accepted,
    Declined,
    Withdrawn,
}
