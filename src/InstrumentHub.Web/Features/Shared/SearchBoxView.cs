namespace InstrumentHub.Web.Features.Shared;

/// <param name="Question">What is in it already.</param>
/// <param name="Id">Unique on the page: the input's id and the prefix of what belongs to it.</param>
/// <param name="Look"><c>large</c> (a page's own question) or <c>compact</c> (in the header).</param>
public sealed record SearchBoxView(string? Question, string Id = "vraag", string Look = "large")
{
    /// <summary>Slugs chosen for comparing; a new question keeps them.</summary>
    public IReadOnlyList<string> Selection { get; init; } = [];
}
