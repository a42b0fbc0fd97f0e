using InstrumentHub.Core;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Whose text it is. Both go through the same code and the same allow-list; they differ in trust no further than this.</summary>
public sealed class TextProfile
{
    /// <summary>The catalogue's own texts, reviewed before they are shown: headings stand as written, a line break in the file is none on the page.</summary>
    public static readonly TextProfile Editors = new() { MaxLength = 100_000, HeadingsAsWritten = true, LineBreaksCount = false };

    /// <summary>What anyone writes: headings below those of the page, and Enter means a new line, as in every chat.</summary>
    public static readonly TextProfile People = new() { MaxLength = 20_000, HeadingsAsWritten = false, LineBreaksCount = true };

    private TextProfile() { }

    /// <summary>In UTF-16 units. What comes after is not shown; forms and entities refuse such a text long before.</summary>
    public int MaxLength { get; private init; }

    public bool HeadingsAsWritten { get; private init; }

    public bool LineBreaksCount { get; private init; }
}

/// <summary>For whom and where a text is shown.</summary>
/// <param name="Language">Links to the site's own records lead to this language.</param>
public sealed record TextOptions(Language Language)
{
    public TextProfile Profile { get; init; } = TextProfile.People;

    /// <summary>
    /// The address of the person whose handle (lower case, without the @) it is given, or null when there is none. It must not ask a database:
    /// <see cref="SafeMarkdown.Handles"/> tells beforehand whom to look up. Left out, mentions stay text.
    /// </summary>
    public Func<string, string?>? Mentions { get; init; }

    /// <summary>Makes an address of the site absolute: for mail and feeds, which are read elsewhere.</summary>
    public Func<string, string>? Absolute { get; init; }

    /// <summary>The level, 2 to 6, that the first heading in people's text gets; the others follow without a gap.</summary>
    public int TopHeading { get; init; } = 4;
}
