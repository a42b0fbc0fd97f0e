using InstrumentHub.Core.Content;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

internal static class Handles
{
    /// <summary>Room for a number behind it.</summary>
    private const int MaxBaseLength = Account.MaxHandleLength - 6;

    /// <summary>A handle made of a name that nobody has: <c>ann-de-vries</c>, or with a number when there are more of them.</summary>
    public static async Task<string> FreeAsync(HubContext hub, string name, CancellationToken cancel)
    {
        var slug = Slug.From(name);
        var start = slug.Length == 0 ? "lid" : slug[..Math.Min(slug.Length, MaxBaseLength)].Trim('-');
        var taken = (await hub.Accounts.Where(a => EF.Functions.Like(a.Handle, start + "%")).Select(a => a.Handle).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? start : $"{start}-{n}").First(h => !taken.Contains(h));
    }
}
