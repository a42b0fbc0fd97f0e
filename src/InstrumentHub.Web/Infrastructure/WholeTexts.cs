using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Refuses a form that holds the character 0. No browser sends it, no database takes it, and what the database then says would look as if it were away.
/// </summary>
internal sealed class WholeTexts : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && (await request.ReadFormAsync(context.HttpContext.RequestAborted)).Any(field => field.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)))
        {
            context.Result = new BadRequestResult();
            return;
        }
        await next();
    }
}
