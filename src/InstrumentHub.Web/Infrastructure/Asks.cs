using System.Collections.Frozen;
using System.Reflection;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>
/// Names the act of <see cref="Permissions"/> that an action or hub method performs: <c>[Asks(nameof(Permissions.Comment))]</c>. What depends on
/// the thing acted upon (is this my comment, am I a member here) the method demands itself, once it has found the thing; what does not is refused here already.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AsksAttribute(string act) : Attribute
{
    private static readonly FrozenDictionary<string, Act> Acts = typeof(Permissions)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Act))
        .ToFrozenDictionary(f => f.Name, f => (Act)f.GetValue(null)!);

    /// <exception cref="KeyNotFoundException">There is no such act; a test asks all of them.</exception>
    public Act Act => Acts[act];

    /// <summary>What somebody can only be to a certain thing, so that it cannot be told yet.</summary>
    private const Standing InPlace = Standing.Author | Standing.Maker | Standing.Member | Standing.Facilitator | Standing.Owner;

    /// <exception cref="NotAllowedException">Whatever the thing is, this actor may not.</exception>
    public void DemandFrom(Actor actor) => actor.Demand(Act, actor.IsSignedIn ? InPlace : Standing.None);
}

/// <summary>Refuses early what <see cref="AsksAttribute"/> lets it refuse, and sends who is not signed in to the page where one signs in.</summary>
internal sealed class AsksFilter(Actors actors) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor.EndpointMetadata.OfType<AsksAttribute>().LastOrDefault() is not { } asks) { return; }

        var actor = await actors.CurrentAsync(context.HttpContext.RequestAborted);
        var isPage = HttpMethods.IsGet(context.HttpContext.Request.Method) && !context.HttpContext.Request.Path.StartsWithSegments(Addresses.Api, StringComparison.OrdinalIgnoreCase);
        if (isPage && !actor.IsSignedIn && !actor.May(asks.Act)) { context.Result = new ChallengeResult(); }
        else { asks.DemandFrom(actor); }
    }
}
