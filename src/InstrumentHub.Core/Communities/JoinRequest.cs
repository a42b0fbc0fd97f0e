namespace InstrumentHub.Core.Communities;

/// <summary>Somebody asks to become a member. There is one for each person and community; asking again takes its place.</summary>
public sealed class JoinRequest
{
    public const int MaxMessageLength = 1_000;

    /// <summary>Who was told "no" waits this long before asking again, so that facilitators are left in peace.</summary>
    public static readonly TimeSpan WaitAfterNo = TimeSpan.FromDays(30);

    private JoinRequest()
    {
    }

    public Guid CommunityId { get; private init; }
    public Guid AccountId { get; private init; }
    public string Message { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public JoinAnswer Answer { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static JoinRequest Ask(Guid community, Guid account, string message, DateTimeOffset now) =>
        new() { CommunityId = community, AccountId = account, Message = message, AskedAt = now };

    /// <exception cref="RuleException">A request still waits, or was refused not long ago.</exception>
    public void AskAgain(string message, DateTimeOffset now)
    {
        if (Answer == JoinAnswer.Waiting) { throw new RuleException("already-asked", "Je hebt al gevraagd om mee te doen. De community heeft nog niet geantwoord."); }
        if (Answer == JoinAnswer.Declined && now < AnsweredAt + WaitAfterNo)
        {
            throw new RuleException("asked-before", "De community heeft je vraag pas nog beantwoord. Vraag het over een maand opnieuw, of zoek op een andere manier contact.");
        }
        (Message, AskedAt, Answer, AnsweredBy, AnsweredAt) = (message, now, JoinAnswer.Waiting, null, null);
    }

    /// <summary>Answers a request that waits; another stays as it was answered.</summary>
    /// <returns>Whether it waited.</returns>
    public bool Reply(bool welcome, Guid by, DateTimeOffset now)
    {
        if (Answer != JoinAnswer.Waiting) { return false; }
        (Answer, AnsweredBy, AnsweredAt) = (welcome ? JoinAnswer.Accepted : JoinAnswer.Declined, by, now);
        return true;
    }
}

public enum JoinAnswer
{
    Waiting,
    Accepted,
    Declined,
}
