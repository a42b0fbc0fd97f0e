namespace InstrumentHub.Core;

/// <summary>The languages every page exists in. Dutch comes first: it is what a missing choice means.</summary>
public enum Language
{
    Dutch,
    English,
}

public static class Languages
{
    public static readonly IReadOnlyList<Language> All = [Language.Dutch, Language.English];

    /// <summary>The BCP 47 tag: <c>nl</c> or <c>en</c>.</summary>
    public static string Tag(this Language language) => language == Language.English ? "en" : "nl";

    /// <summary>The language of a tag such as <c>en</c> or <c>en-GB</c>; Dutch for anything unknown or absent.</summary>
    public static Language FromTag(string? tag) =>
        tag is not null && (tag.Equals("en", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase))
            ? Language.English
            : Language.Dutch;
}

/// <summary>A text in both languages; neither is empty.</summary>
public sealed record LocalText(string Nl, string En)
{
    public string In(Language language) => language == Language.English ? En : Nl;
}

/// <summary>Labels in both languages; either list may be empty.</summary>
public sealed record LocalLabels(ValueList<string> Nl, ValueList<string> En)
{
    public static readonly LocalLabels None = new([], []);

    public ValueList<string> In(Language language) => language == Language.English ? En : Nl;
}
