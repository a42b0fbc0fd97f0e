using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentHub.IntegrationTests.Links;

/// <summary>A real web server of many names, whose pages do what pages elsewhere do; it remembers what it was asked.</summary>
internal sealed class LinkServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LinkServer(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Url, string Agent)> Asked { get; } = new();

    /// <summary>What an address answers, by host and path; all else is not found.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = new(StringComparer.Ordinal);

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<LinkServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new LinkServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        var url = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.Address = new(IPAddress.Loopback, url.Port);
        return server;
    }

    public void Answer(string page, int status) => Pages[page] = http => { http.Response.StatusCode = status; return Task.CompletedTask; };

    public void Redirect(string page, string to) => Pages[page] = http => { http.Response.StatusCode = 302; http.Response.Headers.Location = to; return Task.CompletedTask; };

    public void Text(string page, string text, string type) => Pages[page] = http =>
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text, http.RequestAborted);
    };

    private async Task AnswerAsync(HttpContext http)
    {
        var page = $"{http.Request.Host.Host}{http.Request.Path}";
        Asked.Enqueue((http.Request.Method, page, http.Request.Headers.UserAgent.ToString()));
        if (Pages.TryGetValue(page, out var answer)) { await answer(http); }
        else
        {
            http.Response.StatusCode = 404;
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("niet hier"));
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
