using InstrumentHub.Web;
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ApplicationPaths.ContentRoot() });
builder.AddHub();

var app = builder.Build();
if (ContentCommands.IsOne(args)) { return await ContentCommands.RunAsync(args, app); }

app.UseHub();
await app.RunAsync();
return 0;
