namespace InstrumentHub.Web.Features.Shared;

/// <summary>One field of a form, for <c>_FormField</c>; what is wrong with it is read from the model state.</summary>
/// <param name="Name">Of the parameter, and the id of the control.</param>
/// <param name="Value">Of a password it is never shown.</param>
/// <param name="Kind">A type of <c>input</c>, or <c>textarea</c> or <c>select</c>.</param>
public sealed record FieldView(string Name, string Label, string? Value, string Kind = "text")
{
    public string? Help { get; init; }
    public int? MaxLength { get; init; }
    public bool Required { get; init; }
    public int Rows { get; init; } = 4;

    /// <summary>A token of HTML's <c>autocomplete</c>.</summary>
    public string? Autocomplete { get; init; }
    public string? InputMode { get; init; }

    /// <summary>Of a file: what may be chosen.</summary>
    public string? Accept { get; init; }

    /// <summary>The id of a <c>datalist</c>.</summary>
    public string? List { get; init; }
    public (string Value, string Label)[] Options { get; init; } = [];

    /// <summary>Sets its id apart from others on the page, and is what <c>_Errors</c> leads to.</summary>
    public string? Prefix { get; init; }

    public string Id => Prefix is null ? Name : $"{Prefix}-{Name.ToLowerInvariant()}";
}
