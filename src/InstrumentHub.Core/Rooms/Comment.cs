using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Rooms;

/// <summary>Something said in a room. Threads are one level deep: what answers an answer stands under the same first comment.</summary>
public sealed class Comment : Concealable
{
    public const int MaxBodyLength = 5_000;
    public const int MaxEdits = 20;
    public const int MaxMentions = 20;

    /// <summary>Long enough to mend a mistake, short enough that nobody answers words that are no longer there.</summary>
    public static readonly TimeSpan EditFor = TimeSpan.FromHours(1);

    private readonly List<CommentEdit> _edits = [];

    private Comment()
    {
    }

    internal Comment(Room room, Guid author, string body, Comment? parent, DateTimeOffset at)
    {
        if (parent is not null && parent.RoomId != room.Id) { throw new RuleException("parent-elsewhere", "De reactie waarop je antwoordt staat in een andere kamer."); }
        (Id, RoomId, Seq, ParentId, AuthorId, At) = (Guid.CreateVersion7(at), room.Id, room.Seq, parent?.ParentId ?? parent?.Id, author, at);
        Write(body);
    }

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }

    /// <summary>The number of the event that brought it: the order in which comments stand.</summary>
    public long Seq { get; private init; }

    /// <summary>The first comment of the thread; null when this is it.</summary>
    public Guid? ParentId { get; private init; }

    /// <summary>Null once the author has deleted their account.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Markdown; empty when taken back.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The handles that it mentions.</summary>
    public ValueList<string> Mentions { get; private set; } = [];

    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Of the first comment of a thread: since when nobody can answer in it.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>How many gave it their thumb.</summary>
    public int Reactions { get; private set; }

    /// <summary>What it said before, oldest first; loaded where an edit is made or shown.</summary>
    public IReadOnlyList<CommentEdit> Edits => _edits;

    public bool IsShown => TakenBackAt is null && HiddenAt is null;

    /// <summary>Also what a moderator sent back can be mended, however long ago it was written.</summary>
    public bool IsEditableAt(DateTimeOffset now) => (IsShown && now - At <= EditFor) || IsAtDesk;

    /// <summary>Between its author and a moderator: nobody else has read it, or nobody reads it now.</summary>
    private bool IsAtDesk => TakenBackAt is null && (HiddenAs is Concealment.Returned or Concealment.Held);

    /// <exception cref="RuleException">It was taken back or hidden, it is too long ago or was edited too often, or the text will not do.</exception>
    public void Edit(string body, DateTimeOffset at)
    {
        if (!IsAtDesk) { DemandShown(); }
        if (at - At > EditFor && !IsAtDesk) { throw new RuleException("edit-too-late", "Je kunt een reactie tot {0} minuten na het plaatsen wijzigen. Plaats een aanvulling, of neem de reactie terug.", (int)EditFor.TotalMinutes); }
        if (_edits.Count >= MaxEdits) { throw new RuleException("edited-too-often", "Je kunt een reactie ten hoogste {0} keer wijzigen.", MaxEdits); }
        var before = new CommentEdit(Id, _edits.Count + 1, Body, EditedAt ?? At);
        Write(body);
        _edits.Add(before);
        EditedAt = at;
    }

    /// <summary>Its words and all that it said before are gone for good; its place in the thread stays. Doing so twice changes nothing.</summary>
    public void TakeBack(DateTimeOffset at)
    {
        TakenBackAt ??= at;
        (Body, Mentions) = ("", []);
        _edits.Clear();
    }

    /// <summary>Of what looks like a mention, those that are: people who are there to be mentioned.</summary>
    public void MentionOnly(IReadOnlyCollection<string> handles) => Mentions = Mentions.Where(handles.Contains).ToValueList();

    /// <summary>Needs <see cref="Edits"/> loaded.</summary>
    public override void Purge(DateTimeOffset at)
    {
        (Body, Mentions, HiddenAt, HiddenAs) = ("", [], HiddenAt ?? at, Concealment.Purged);
        _edits.Clear();
    }

    /// <exception cref="RuleException">It is an answer: a thread is locked at its first comment.</exception>
    public void Lock(bool locked, DateTimeOffset at)
    {
        if (ParentId is not null) { throw new RuleException("not-a-thread", "Sluiten gaat bij de eerste reactie van een gesprek."); }
        LockedAt = locked ? LockedAt ?? at : null;
    }

    /// <summary>Asked of the first comment of a thread before anybody answers in it, except of who moderates.</summary>
    /// <exception cref="RuleException">It is locked.</exception>
    public void DemandUnlocked()
    {
        if (LockedAt is not null) { throw new RuleException("thread-locked", "Dit gesprek is gesloten: lezen kan, antwoorden niet meer."); }
    }

    /// <param name="before">Whether this person had given it their thumb already.</param>
    public void React(bool before, bool on)
    {
        DemandShown();
        Reactions += (on ? 1 : 0) - (before ? 1 : 0);
    }

    /// <summary>The author's account is gone; what was said to others stays, without a name.</summary>
    public void Anonymise() => AuthorId = null;

    private void Write(string body)
    {
        body = body.ReplaceLineEndings("\n").Trim();
        if (body.Length == 0) { throw new RuleException("empty-comment", "Schrijf eerst iets."); }
        if (body.Length > MaxBodyLength) { throw new RuleException("comment-too-long", "Een reactie is ten hoogste {0} tekens. Die van jou heeft er {1}.", MaxBodyLength, body.Length); }
        // A database of text cannot hold it, and nobody typed it.
        (Body, Mentions) = (body.Replace("\0", "", StringComparison.Ordinal), Mention.In(body).Take(MaxMentions).ToValueList());
    }

    private void DemandShown()
    {
        if (!IsShown) { throw new RuleException("comment-gone", "Deze reactie is er niet meer."); }
    }
}

/// <summary>What a comment said before it was edited.</summary>
public sealed class CommentEdit
{
    private CommentEdit()
    {
    }

    internal CommentEdit(Guid commentId, int number, string body, DateTimeOffset at) => (CommentId, Number, Body, At) = (commentId, number, body, at);

    public Guid CommentId { get; private init; }
    public int Number { get; private init; }
    public string Body { get; private init; } = "";

    /// <summary>Since when it said this.</summary>
    public DateTimeOffset At { get; private init; }
}

/// <summary>Somebody's thumb. There is one kind.</summary>
public sealed class Reaction(Guid commentId, Guid accountId, DateTimeOffset at)
{
    public Guid CommentId { get; private init; } = commentId;
    public Guid AccountId { get; private init; } = accountId;
    public DateTimeOffset At { get; private init; } = at;
}
