using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Infrastructure.Spam;

/// <summary>
/// <c>&lt;spam-trap /&gt;</c> within a form whose action carries <see cref="SpamTrapAttribute"/>: a stamp of the moment, and a field that only programs fill in. People do not see the field,
/// reach it with the keyboard or hear it; whoever gets at it all the same reads that it must stay empty.
/// </summary>
[HtmlTargetElement("spam-trap", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SpamTrapTagHelper(FormStamp stamps, IStringLocalizer<Texts> texts) : TagHelper
{
    public const string StampField = "gezien", HoneyField = "homepage";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Context { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "visually-hidden");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(htmlContent: Input("hidden", StampField, Stamp()));

        var label = new TagBuilder("label");
        label.InnerHtml.Append(texts["Laat dit veld leeg"].Value).AppendHtml(" ").AppendHtml(content: Honey());
        output.Content.AppendHtml(htmlContent: label);
    }

    private static TagBuilder Honey()
    {
        var field = Input("text", HoneyField, "");
        field.Attributes["tabindex"] = "-1";
        field.Attributes["autocomplete"] = "off";
        return field;
    }

    private static TagBuilder Input(string type, string name, string value) => new("input")
    {
        TagRenderMode = TagRenderMode.SelfClosing,
        Attributes = { ["type"] = type, ["name"] = name, ["value"] = value },
    };

    /// <summary>A form that is shown again keeps its first stamp: with a new one, whoever presses the button at once would be too soon again.</summary>
    private string Stamp()
    {
        var request = Context.HttpContext.Request;
        var sent = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? request.Form[StampField].ToString() : "";
        return stamps.Judge(sent) is StampJudgement.Good or StampJudgement.TooSoon ? sent : stamps.Make();
    }
}
