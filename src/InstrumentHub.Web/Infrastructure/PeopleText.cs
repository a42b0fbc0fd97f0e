namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// What people wrote, for the page, feed or answer of this request. In a view: <c>@Markdown.Show(Model.Text)</c>. Outside a request, in mail, call
/// <see cref="SafeMarkdown"/> with <see cref="TextOptions"/> of the reader. Converting 2 kB takes 0.15 ms, so nothing is remembered.
/// </summary>
public sealed class PeopleText(Addresses to, SiteAddress site)
{
    /// <param name="mentions">See <see cref="TextOptions.Mentions"/>.</param>
    /// <param name="topHeading">The level below the heading that the text stands under.</param>
    public SafeHtml Show(string? markdown, Func<string, string?>? mentions = null, int topHeading = 4) =>
        SafeMarkdown.ToHtml(markdown ?? "", new TextOptions(to.Language) { Mentions = mentions, TopHeading = topHeading });

    /// <summary>With absolute addresses: for feeds and the API, whose readers are elsewhere.</summary>
    public SafeHtml Abroad(string? markdown, Func<string, string?>? mentions = null) =>
        SafeMarkdown.ToHtml(markdown ?? "", new TextOptions(to.Language) { Mentions = mentions, Absolute = site.Absolute });

    /// <summary>See <see cref="SafeMarkdown.ToExcerpt"/>.</summary>
    public string Excerpt(string? markdown, int length = 200) => SafeMarkdown.ToExcerpt(markdown ?? "", length);
}
