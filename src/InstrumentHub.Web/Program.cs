using InstrumentHub.Web;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Features.Databases;
using InstrumentHub.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ApplicationPaths.ContentRoot() });
builder.AddHub();

var app = builder.Build();
if (ContentCommands.IsOne(args)) { return await ContentCommands.RunAsync(args, app); }
if (MaintenanceCommands.IsOne(args)) { return await MaintenanceCommands.RunAsync(args, app.Services, Console.Out, Console.Error); }
if (DataCommands.IsOne(args)) { return await DataCommands.RunAsync(args, app.Services, Console.Out, Console.Error); }

app.UseHub();
// Before the host builds its services, which need to know where the database is.
await app.Services.GetRequiredService<DatabaseServer>().StartAsync(CancellationToken.None);
await app.RunAsync();
return 0;
