using System.Globalization;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Search;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms;

/// <summary>The page of a room.</summary>
/// <param name="Title">Of the instrument.</param>
/// <param name="Url">Of the page, in the reader's language.</param>
/// <param name="IsLatest">Whether this is the page with the latest threads, and not an older one.</param>
/// <param name="Refusal">What was just refused; null when nothing was.</param>
public sealed record RoomPage(RoomState State, TextView Title, string Url, string InstrumentUrl, LinkView? Community, bool IsLatest, RoomChoices Choices, RoomRefusal? Refusal)
{
    public string Hub => $"{Live.RoomHub.Path}?lang={Format.Language}";

    public DateTimeOffset Now { get; init; }

    /// <summary>Where a form sends its act.</summary>
    public string Action(string act) => $"{ActBase}/{act}";

    public required string ActBase { get; init; }

    public string Permalink(Guid comment) => $"{Url}?c={comment}#c-{comment}";

    public bool IsNew(CommentView comment) => State.Me.Person is { } me && State.Me.VisitSeq > 0 && comment.Seq > State.Me.VisitSeq && comment.Author?.Id != me.Id;

    public bool IsMine(CommentView comment) => State.Me.Person is { } me && comment.Author?.Id == me.Id;

    public bool MayEdit(CommentView comment) =>
        IsMine(comment) && State.Me.May.Comment && (comment.State is "held" or "returned" || (comment.State == "shown" && Now - comment.At <= Comment.EditFor));

    /// <summary>A comment of this reader's with nothing in it: what the page in a browser makes new comments from.</summary>
    public CommentView Blank => new(Guid.Empty, 0, null, State.Me.Person ?? new(Guid.Empty, "", "x"), "", SafeHtml.Empty, Now, null, 0, "shown", 0, []);

    public int NewCount => State.Threads.SelectMany(t => t.Answers.Prepend(t.Comment)).Count(IsNew);

    /// <summary>What the form of a rating begins with: what was refused, what one gave before, or what the community is.</summary>
    public RatingScores ScoresFor(string act) => Refusal is { } refusal && refusal.Act == act ? refusal.Form.Scores : (act == "rating" ? State.Me.Rating : State.Me.RoundScores) ?? new();

    public RatingContext Context => Refusal is { Act: "rating" } refusal ? refusal.Form.Context : State.Me.RatingContext ?? Choices.Prefilled;
}

/// <summary>Words of the pages of rooms.</summary>
internal static class RoomWords
{
    private static readonly TimeZoneInfo Here = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here).ToString("d MMMM yyyy HH:mm", CultureInfo.CurrentCulture);

    /// <summary>What stands for somebody where there is no room for a name.</summary>
    public static string Initial(PersonView? person) => person is { Name.Length: > 0 } ? StringInfo.GetNextTextElement(person.Name).ToUpper(CultureInfo.CurrentCulture) : "?";

    /// <summary>What stands in the place of a comment, or above it for who wrote it; null for one that simply stands there.</summary>
    public static string? Note(IStringLocalizer texts, CommentView comment) => comment.State switch
    {
        "shown" => null,
        "hidden" => texts["Deze reactie is door een moderator verborgen."].Value,
        "removed" => texts["Deze reactie is door een moderator verwijderd."].Value,
        "held" => texts["Je reactie wacht op een moderator. Daarna ziet iedereen haar."].Value,
        "returned" => texts["Een moderator vroeg je om dit aan te passen. Wijzig het, dan kijkt die opnieuw."].Value,
        _ => texts["Deze reactie is teruggenomen."].Value,
    };

    public static string Criterion(IStringLocalizer texts, Criterion criterion) => criterion switch
    {
        Core.Rooms.Criterion.Helps => texts["Helpt het gesprek"],
        Core.Rooms.Criterion.Effort => texts["Kost weinig voorbereiding"],
        Core.Rooms.Criterion.Safe => texts["Is veilig voor iedereen"],
        Core.Rooms.Criterion.Online => texts["Werkt ook online"],
        _ => texts["Zou ik weer gebruiken"],
    };
}

/// <summary>A comment on its page.</summary>
public sealed record CommentOnPage(RoomPage Page, CommentView Comment, bool IsFirst);

/// <summary>A form of scores on its page.</summary>
public sealed record ScoresOnPage(RoomPage Page, string Act, string Action, bool WithContext);

/// <summary>What one can choose where one used the instrument, with labels, and what is filled in beforehand.</summary>
public sealed record RoomChoices(IReadOnlyList<LinkView> Sectors, IReadOnlyList<LinkView> Phases, IReadOnlyList<LinkView> GroupSizes, RatingContext Prefilled)
{
    public string Label(Dimension dimension, string value) =>
        (dimension switch { Dimension.Sector => Sectors, Dimension.Phase => Phases, _ => GroupSizes }).FirstOrDefault(c => c.Url == value)?.Text ?? value;

    internal static RoomChoices Of(PageContext page, RatingContext? prefilled = null) => new(
        Concepts(page, ConceptScheme.Sectors), Concepts(page, ConceptScheme.Phases),
        [.. CatalogueFacets.All.Single(f => f.Name == "groupSize").Values(page.Catalogue, page.T, page.Language).Select(v => new LinkView(v.Label, v.Value))],
        prefilled ?? RatingContext.None);

    private static List<LinkView> Concepts(PageContext page, string scheme) =>
        [.. page.Catalogue.Scheme(scheme).Scheme.Concepts.Select(c => new LinkView(c.Label(page.Language), c.Id))];
}

/// <param name="Act"><c>comments</c> or <c>edit</c>.</param>
/// <param name="About">What is answered or edited; null for a new thread.</param>
public sealed record CommentFormView(RoomPage Page, string Action, string Act, Guid? About, string Body, string Label, string Button);

public sealed record PictureOnPage(RatingPicture Picture, RoomChoices? Choices);

public sealed record SpreadOnPage(string Title, int People, IReadOnlyList<CriterionPicture> Criteria);
