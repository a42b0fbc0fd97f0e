using Microsoft.AspNetCore.Mvc.Filters;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>What an action answers depends on who asks, or changes any moment: no cache may give it to anybody else, ours included.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PersonalAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "private, no-cache";
}
