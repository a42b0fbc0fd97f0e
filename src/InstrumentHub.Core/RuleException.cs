using System.Globalization;

namespace InstrumentHub.Core;

/// <summary>A rule of the platform refuses what was asked. The message is a sentence meant for the user, in Dutch; the site knows it in English too.</summary>
/// <param name="code">A stable name for programs, such as <c>too-many-to-compare</c>.</param>
/// <param name="template">The sentence, with <c>{0}</c> where the arguments come.</param>
public sealed class RuleException(string code, string template, params object[] arguments) : Exception(string.Format(CultureInfo.InvariantCulture, template, arguments))
{
    public string Code => code;
    public string Template => template;
    public IReadOnlyList<object> Arguments => arguments;
}
