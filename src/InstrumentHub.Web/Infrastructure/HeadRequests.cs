using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Lets every page that answers GET answer HEAD too, as RFC 9110 asks; MVC keeps the two apart. Link checkers, monitors and previews ask HEAD.
/// </summary>
internal sealed class HeadRequests : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            for (var i = 0; i < selector.EndpointMetadata.Count; i++)
            {
                if (selector.EndpointMetadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] }) { selector.EndpointMetadata[i] = new HttpMethodMetadata(["GET", "HEAD"]); }
            }
            for (var i = 0; i < selector.ActionConstraints.Count; i++)
            {
                if (selector.ActionConstraints[i] is HttpMethodActionConstraint constraint && constraint.HttpMethods.SequenceEqual(["GET"]))
                {
                    selector.ActionConstraints[i] = new HttpMethodActionConstraint(["GET", "HEAD"]);
                }
            }
        }
    }
}
