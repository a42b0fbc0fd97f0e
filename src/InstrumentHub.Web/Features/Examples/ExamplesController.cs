using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Examples;

/// <summary>Become one of the example people by one press. In development only: elsewhere these addresses do not exist.</summary>
public sealed class ExamplesController(PageContext page, HubContext hub, Gate gate, IHostEnvironment environment) : AccountPages(page)
{
    [HttpGet("/dev/inloggen"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) { return NotFound(); }
        var people = await hub.Accounts.AsNoTracking().Where(a => a.IsExample).OrderByDescending(a => a.Role == PlatformRole.Administrator).ThenBy(a => a.Name)
            .Select(a => new ExampleView(a.Name, a.Handle, a.Role, a.TrustedAt != null)).ToListAsync(cancel);
        return Page("/Features/Examples/Index.cshtml", people, _ => Addresses.DevSignIn);
    }

    [HttpPost("/dev/inloggen"), Asks(nameof(Permissions.SignIn))]
    public async Task<IActionResult> Become(string handle, CancellationToken cancel)
    {
        if (!environment.IsDevelopment() || await hub.Accounts.SingleOrDefaultAsync(a => a.IsExample && a.Handle == handle, cancel) is not { } account) { return NotFound(); }
        await gate.EnterAsync(account, SignInKind.Example, stay: false, isStrong: true);
        return Redirect(To.Me);
    }
}

public sealed record ExampleView(string Name, string Handle, PlatformRole Role, bool IsTrusted);
