using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Rooms.Live;

/// <summary>
/// Turns what refuses into a <see cref="HubException"/> of the form <c>code: sentence</c>, the sentence in the reader's language. <c>unavailable</c> is the one
/// code that says "send it again": nobody knows whether it was done, and the command id sees to it that it is done once.
/// </summary>
internal sealed class RoomRefusals(SiteSettings settings, IStringLocalizer<Texts> texts) : IHubFilter
{
    private static readonly FrozenSet<string> Reading = [nameof(RoomHub.Join), nameof(RoomHub.Leave)], Passing = [nameof(RoomHub.Typing), nameof(RoomHub.MarkRead)];

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(RoomHub.LanguageOf(invocationContext.Context).Tag());
        if (settings.Maintenance is not null && !Reading.Contains(invocationContext.HubMethodName))
        {
            // Who reads or types changes nothing that anybody would miss; what somebody sends stays with them and is sent again.
            if (Passing.Contains(invocationContext.HubMethodName)) { return null; }
            throw new HubException($"unavailable: {texts["Er wordt onderhoud gedaan. Je tekst blijft bewaard en gaat straks vanzelf mee."]}");
        }
        try { return await next(invocationContext); }
        catch (RuleException rule) { throw new HubException($"{rule.Code}: {texts.Sentence(rule)}", rule); }
        catch (NotAllowedException refused)
        {
            throw new HubException(refused.Actor.IsSignedIn ? $"not-allowed: {texts["Dit mag je hier niet doen."]}" : $"sign-in: {texts["Log eerst in om mee te doen."]}", refused);
        }
        catch (Exception error) when ((error is InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException ? DatabaseFault.In(error) ?? error.GetBaseException() : error) is DbException or TimeoutException or IOException)
        {
            throw new HubException($"unavailable: {texts["We kunnen nu even niets opslaan. Je tekst blijft bewaard en gaat straks vanzelf mee."]}", error);
        }
    }
}
