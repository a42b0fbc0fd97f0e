using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InstrumentHub.Web.Features.Shared;

/// <summary><c>&lt;icon name="clock" /&gt;</c>: a symbol of <c>wwwroot/icons.svg</c>. It adds nothing to what a screen reader says.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    public required string Name { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Context { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var root = Context.HttpContext.Request.PathBase;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent("<use href=\"");
        output.Content.Append($"{versions.AddFileVersionToPath(root, root + "/icons.svg")}#{Name}");
        output.Content.AppendHtml("\"></use>");
    }
}
