using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Examples;

/// <summary>Stops the start of a real site whose database holds example accounts, which anybody could become.</summary>
internal sealed class NoExamplesOutside(HubContext hub, IHostEnvironment environment) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (environment.IsDevelopment() || !await hub.Accounts.AnyAsync(a => a.IsExample, cancel)) { return; }
        throw new ExamplesInUseException();
    }
}

public sealed class ExamplesInUseException() : Exception(
    "This database holds example accounts, made by a site in development, and this site does not run in development. Give it another database: "
    + "set ConnectionStrings:InstrumentHub, or Database:EmbeddedDirectory for the PostgreSQL that comes along. To go on developing, start it with ./hub run --dev.");
