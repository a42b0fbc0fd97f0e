using System.Buffers;

namespace InstrumentHub.Web.Infrastructure.SafeText;

/// <param name="Outside">It leads away from the site.</param>
internal sealed record SafeLink(string Url, bool Outside);

/// <summary>Where a link in a text may lead: https, http, mailto, a page of this site, or one of its instruments (<c>instrument:doelenscan</c>).</summary>
internal static class SafeLinks
{
    private const string InstrumentScheme = "instrument:", MailScheme = "mailto:";

    /// <summary>Longer addresses carry something else than an address.</summary>
    private const int MaxLength = 2_000, MaxMailLength = 254;

    /// <summary>Stands for the site while a path is read; no name can be registered under it (RFC 2606).</summary>
    private static readonly Uri Site = new("https://site.invalid");

    private static readonly SearchValues<char> SlugLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> MailLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+@");

    /// <returns>Null for what must not be a link; its text then stays as text.</returns>
    public static SafeLink? Resolve(string? href, TextOptions options)
    {
        // Browsers take out tabs and line ends and turn \ into /, so a path of this site could become the name of another.
        if (href is null || href.Length is 0 or > MaxLength || href.AsSpan().ContainsAny(Unwanted)) { return null; }
        if (href.StartsWith(InstrumentScheme, StringComparison.Ordinal)) { return Instrument(href[InstrumentScheme.Length..], options); }
        if (href[0] == '/') { return Own(href, options); }
        return href.StartsWith(MailScheme, StringComparison.OrdinalIgnoreCase) ? Mail(href[MailScheme.Length..]) : Outside(href);
    }

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA1).Where(c => c <= 0x20 || c is >= 0x7F).Select(c => (char)c), '\\', '<', '>', '"', '`']);

    private static SafeLink? Instrument(string slug, TextOptions options) =>
        slug.Length == 0 || slug.AsSpan().ContainsAnyExcept(SlugLetters) ? null : Of(new Addresses(options.Language).Instrument(slug), options);

    private static SafeLink? Own(string path, TextOptions options)
    {
        if (path.StartsWith("//", StringComparison.Ordinal) || !Uri.TryCreate(Site, path, out var uri) || uri.Host != Site.Host) { return null; }

        // Read back, for /.//elders.example is a path until its dots are gone.
        var read = uri.PathAndQuery + uri.Fragment;
        return read.StartsWith("//", StringComparison.Ordinal) ? null : Of(read, options);
    }

    private static SafeLink Of(string path, TextOptions options) => new(options.Absolute?.Invoke(path) ?? path, Outside: false);

    /// <summary>The address alone: a subject, a text or a copy to others are the sender's to write.</summary>
    private static SafeLink? Mail(string address)
    {
        var end = address.IndexOf('?', StringComparison.Ordinal);
        if (end >= 0) { address = address[..end]; }
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var whole = at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && address.Length <= MaxMailLength;
        return whole && !address.AsSpan().ContainsAnyExcept(MailLetters) ? new(MailScheme + address, Outside: false) : null;
    }

    private static SafeLink? Outside(string href)
    {
        if (!Uri.TryCreate(href, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) { return null; }
        // https://bank.example@elders.example leads to the second name and is only ever written to hide that.
        if (uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0 || uri.HostNameType == UriHostNameType.Unknown) { return null; }

        // The host as the network knows it: letters of another alphabet that look like ours show as what they are.
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        return new($"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{uri.PathAndQuery}{uri.Fragment}", Outside: true);
    }
}
