using InstrumentHub.Core;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web;

/// <summary>
/// Names the resource that holds the interface's texts. The key is the Dutch sentence itself, so that views can be read; the English one
/// stands in <c>Texts/Texts.en.resx</c>, and a test sees to it that none is missing.
/// </summary>
public sealed class Texts;

internal static class TextsOfRules
{
    /// <summary>What a rule says, in the reader's language.</summary>
    public static string Sentence(this IStringLocalizer texts, RuleException rule) => texts[rule.Template, [.. rule.Arguments]];
}
