using InstrumentHub.BrowserTests.Infrastructure;
using Microsoft.Playwright;

namespace InstrumentHub.BrowserTests.SafeText;

/// <summary>A browser page in which whatever runs, is refused by the Content-Security-Policy, or is fetched from elsewhere, is written down.</summary>
internal sealed class Trap : IAsyncDisposable
{
    /// <summary>What attacks call, replaced by a note. Errors count too: a script that fails has run.</summary>
    private const string Hooks = """
        (() => {
          const note = console.debug.bind(console, 'trap:');
          for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'msgbox']) {
            try { Object.defineProperty(window, name, { value: () => note('ran ' + name), configurable: false }); } catch { }
          }
          addEventListener('error', e => { if (e instanceof ErrorEvent) note('ran and failed: ' + e.message); });
          document.addEventListener('securitypolicyviolation', e => note('refused ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
        })();
        """;

    /// <summary>Does to every element what a reader might: hover, focus, type, open, click. Links and forms go nowhere unless they run something.</summary>
    private const string Act = """
        async () => {
          const runs = url => /^(javascript|data|vbscript):/i.test(String(url ?? '').replace(/[\u0000-\u0020]/g, ''));
          const stay = e => {
            const a = e.target.closest?.('a, area');
            const href = a && (a.protocol ?? a.href?.baseVal ?? a.getAttribute('href'));
            if (a && !runs(href)) e.preventDefault();
          };
          addEventListener('click', stay, true);
          addEventListener('submit', e => { if (!runs(e.submitter?.formAction) && !runs(e.target.action)) e.preventDefault(); }, true);
          const names = ['mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup', 'mouseout', 'mouseleave', 'dblclick', 'contextmenu', 'auxclick', 'wheel', 'scroll', 'pointerover',
            'pointerenter', 'pointerdown', 'pointerup', 'pointerrawupdate', 'touchstart', 'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'copy', 'cut', 'paste', 'dragstart', 'drop',
            'selectstart', 'select', 'search', 'invalid', 'reset', 'blur', 'focusin', 'beforetoggle', 'toggle', 'beforematch', 'slotchange', 'resize', 'hashchange', 'animationstart', 'animationend', 'transitionend'];
          const all = [document.documentElement, document.body, ...(document.querySelector('main') ?? document.body).querySelectorAll('*')].filter(e => e && !e.closest('[aria-labelledby=ook] + *'));
          for (const element of all) {
            try {
              element.focus?.();
              for (const name of names) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
              if (element.localName === 'details') element.open = true;
              if (element.popover) element.showPopover?.();
              if (element.click) element.click(); else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
            } catch { }
          }
          // Two frames and a turn of the loop: what an element starts by itself has started by then.
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 15))));
        }
        """;

    /// <summary>A name that leads nowhere (RFC 2606).</summary>
    private const string Elsewhere = "https://elsewhere.invalid/";

    private readonly IBrowserContext _context;
    private readonly string _site;
    private readonly List<string> _notes = [];

    private Trap(IBrowserContext context, IPage page, string site) => (_context, Page, _site) = (context, page, site);

    public IPage Page { get; }

    public static async Task<Trap> SetAsync(string site)
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = site });
        await context.AddInitScriptAsync(Hooks);
        var trap = new Trap(context, await context.NewPageAsync(), site);
        trap.Listen();
        return trap;
    }

    /// <summary>What happens on a page of the site, with its policy in force.</summary>
    public async Task<IReadOnlyList<string>> VisitAsync(string path)
    {
        _notes.Clear();
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        return await ActAsync();
    }

    /// <summary>What happens in a document elsewhere, a feed reader or a mail program, where no policy helps.</summary>
    public async Task<IReadOnlyList<string>> ShowAsync(string html)
    {
        // Answered from here and gone to, not written into an open document: that would take the hooks' listeners away.
        await Page.UnrouteAllAsync();
        await Page.RouteAsync(Elsewhere, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        _notes.Clear();
        try { await Page.GotoAsync(Elsewhere, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = 3_000 }); }
        catch (PlaywrightException error) { Note($"left: {error.Message}"); }
        return await ActAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) => { if (message.Text.StartsWith("trap:", StringComparison.Ordinal)) { Note(message.Text); } };
        Page.Dialog += (_, dialog) => { Note("ran a dialogue"); _ = dialog.DismissAsync(); };
        Page.Popup += (_, popup) => { Note("opened " + popup.Url); _ = popup.CloseAsync(); };
        Page.Download += (_, download) => Note("downloaded " + download.Url);
        Page.Request += (_, request) =>
        {
            if (request.Url != Elsewhere && !request.Url.StartsWith(_site, StringComparison.Ordinal) && !request.Url.StartsWith("about:", StringComparison.Ordinal)) { Note("fetched " + request.Url); }
        };
    }

    private async Task<IReadOnlyList<string>> ActAsync()
    {
        try { await Page.EvaluateAsync(Act); }
        catch (PlaywrightException error) { Note($"left: {error.Message}"); }
        lock (_notes) { return [.. _notes.Distinct()]; }
    }

    private void Note(string note) { lock (_notes) { _notes.Add(note); } }
}
