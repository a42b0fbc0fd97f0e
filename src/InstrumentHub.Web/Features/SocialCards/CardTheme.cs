using System.Text.RegularExpressions;
using InstrumentHub.Web.Features.SocialCards.Drawing;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>The look of the site for where no stylesheet reaches: the colours of its theme, and its fonts as files of their own.</summary>
public sealed partial class CardTheme
{
    private readonly Dictionary<string, Colour> _brand;

    public CardTheme()
    {
        using var reader = new StreamReader(Resource("tokens.css"));
        _brand = Token().Matches(reader.ReadToEnd()).ToDictionary(m => m.Groups["name"].Value, m => Colour.Parse(m.Groups["hex"].Value));
    }

    internal Colour Paper => _brand["paper"];
    internal Colour Ink => _brand["ink"];
    internal Colour Quiet => _brand["ink-soft"];
    internal Colour Tint => _brand["sage-100"];
    internal Colour Accent => _brand["marker"];

    internal TrueTypeFont Display { get; } = Font("bricolage-grotesque-latin-700-normal");
    internal TrueTypeFont Text { get; } = Font("atkinson-hyperlegible-next-latin-400-normal");
    internal TrueTypeFont TextBold { get; } = Font("atkinson-hyperlegible-next-latin-600-normal");

    private static TrueTypeFont Font(string name)
    {
        using var resource = Resource(name + ".woff");
        using var file = new MemoryStream();
        resource.CopyTo(file);
        return new(Woff.Tables(file.ToArray()));
    }

    private static Stream Resource(string name) => typeof(CardTheme).Assembly.GetManifestResourceStream("SocialCards/" + name)
        ?? throw new InvalidOperationException($"The application was built without {name}.");

    [GeneratedRegex(@"--ih-brand-(?<name>[a-z0-9-]+):\s*(?<hex>#[0-9a-fA-F]{6});", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
