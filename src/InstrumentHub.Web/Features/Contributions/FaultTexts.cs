using System.Text.RegularExpressions;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>
/// What a record lacks, in the words of the form. The rules of the catalogue speak English to who writes its files; what is missing, the most common fault by far,
/// is said in the reader's language, and the rest as it is.
/// </summary>
internal static partial class FaultTexts
{
    public static TextView Of(IStringLocalizer texts, ProposalTarget target, string fault) => MissingPattern().IsMatch(fault)
        ? new(texts["Nog niet ingevuld: {0}", string.Join(", ", NamePattern().Matches(fault).Select(m => texts[FieldSpecs.LabelOf(target, m.Groups["name"].Value)].Value).Distinct())])
        : new(fault, "en");

    [GeneratedRegex("^Something that every record has is missing: '|^'[^']+' is missing", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingPattern();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();
}
