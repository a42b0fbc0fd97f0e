using InstrumentHub.Core.Rooms;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>What a form of the room's page sent. When it is refused the page shows it again where it was typed, with the reason.</summary>
public sealed record RoomForm
{
    /// <summary>Made with the page, so that a form that is sent twice is done once.</summary>
    public Guid CommandId { get; init; }
    public Guid? ParentId { get; init; }
    public string? Body { get; init; }
    public bool On { get; init; }
    public int? Helps { get; init; }
    public int? Effort { get; init; }
    public int? Safe { get; init; }
    public int? Online { get; init; }
    public int? Again { get; init; }
    public string? Sector { get; init; }
    public string? Phase { get; init; }
    public string? GroupSize { get; init; }
    public bool Locked { get; init; }
    public int SlowSeconds { get; init; }

    public RatingScores Scores => new(Helps, Effort, Safe, Online, Again);

    public RatingContext Context => new(Given(Sector), Given(Phase), Given(GroupSize));

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

/// <summary>Which of the page's forms something belongs to.</summary>
/// <param name="Act"><c>comments</c>, <c>edit</c>, <c>rating</c> … as in the form's address.</param>
/// <param name="About">The comment that is answered or edited.</param>
public sealed record RoomRefusal(string Act, Guid? About, string Sentence, RoomForm Form)
{
    public bool IsOf(string act, Guid? about = null) => Act == act && About == about;
}
