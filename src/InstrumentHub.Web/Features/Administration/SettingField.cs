using InstrumentHub.Core.Administration;
using InstrumentHub.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Administration;

/// <summary>A setting as a field of the form.</summary>
internal static class SettingField
{
    public static FieldView Of(IStringLocalizer texts, SettingView setting)
    {
        var spec = setting.Spec;
        var kind = spec.Kind switch
        {
            SettingKind.Choice => "select",
            SettingKind.Text or SettingKind.Words => "textarea",
            SettingKind.Number => "number",
            SettingKind.Address => "email",
            _ => "text",
        };
        return new(spec.Key, AdminTexts.Name(texts, spec), setting.Value, kind)
        {
            Help = AdminTexts.Help(texts, spec)?.Value, Required = !spec.MayBeEmpty, MaxLength = spec.Kind is SettingKind.Number or SettingKind.Choice ? null : spec.MaxLength, Rows = 3,
            Options = [.. spec.Choices.Select(c => (c, AdminTexts.Choice(texts, c).Value))],
        };
    }

    public static string Shown(IStringLocalizer texts, SettingSpec spec, string value) => value.Length == 0 ? texts["leeg"] : spec.Kind == SettingKind.Choice ? AdminTexts.Choice(texts, value) : value;
}
