namespace InstrumentHub.Web.Features.Shared;

/// <summary>One field of a form: its label, what it asks, and what was wrong with it, which the view takes from the model state under the same name.</summary>
/// <param name="Name">The property of the form that it fills.</param>
public sealed record AccountField(string Name, string Label)
{
    public string Type { get; init; } = "text";

    /// <summary>Never a password.</summary>
    public string? Value { get; init; }

    public string? Hint { get; init; }

    /// <summary>A token of HTML's <c>autocomplete</c>.</summary>
    public string? Autocomplete { get; init; }

    public string? InputMode { get; init; }
    public int? MaxLength { get; init; }
    public bool IsOptional { get; init; }

    /// <summary>More than one makes it a text area.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Sets it apart from another field of the same name on the page.</summary>
    public string Prefix { get; init; } = "veld";

    public string Id => $"{Prefix}-{Name.ToLowerInvariant()}";
}
