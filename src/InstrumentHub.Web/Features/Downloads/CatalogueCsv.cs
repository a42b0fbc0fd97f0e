using System.Globalization;
using System.Text;
using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Web.Features.Downloads;

/// <summary>RFC 4180, with a head; several values in one cell are separated by a semicolon.</summary>
internal static class CatalogueCsv
{
    private static readonly (string Head, Func<InstrumentRecord, string?> Value)[] Columns =
    [
        ("slug", r => r.Slug), ("titel", r => r.Title.Nl), ("title_en", r => r.Title.En), ("samenvatting", r => r.Summary.Nl), ("summary_en", r => r.Summary.En),
        ("doel", r => r.Purpose.Nl), ("purpose_en", r => r.Purpose.En), ("soort", r => r.Kind), ("diepte", r => r.Depth.ToString().ToLowerInvariant()),
        ("fasen", r => Join(r.Phases)), ("doelgroepen", r => Join(r.Audiences)), ("sectoren", r => Join(r.Sectors)), ("begrippen", r => Join(r.Concepts)),
        ("minuten_van", r => Number(r.Duration?.From)), ("minuten_tot", r => Number(r.Duration?.To)),
        ("mensen_van", r => Number(r.GroupSize?.From)), ("mensen_tot", r => Number(r.GroupSize?.To)),
        ("invulblad", r => r.Worksheet is null ? "nee" : "ja"), ("onderbouwing", r => r.Evidence.Level), ("andere_namen", r => Join(r.Aliases)),
        ("situaties", r => Join(r.Situations.Select(s => s.Nl))), ("situations_en", r => Join(r.Situations.Select(s => s.En))), ("bronnen", r => Join(r.Sources.Select(s => s.Citation))),
    ];

    public static string Write(PublishedCatalogue catalogue, Func<string, string> address)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns.Select(c => c.Head).Append("adres")).Append("\r\n");
        foreach (var instrument in catalogue.Instruments)
        {
            csv.AppendJoin(',', Columns.Select(c => c.Value(instrument.Record)).Append(address(instrument.Slug)).Select(Cell)).Append("\r\n");
        }
        return csv.ToString();
    }

    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) { return ""; }
        // A spreadsheet runs what begins like a formula.
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') { text = "'" + text; }
        return text.AsSpan().IndexOfAny(",\"\r\n;") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Join(IEnumerable<string> values) => string.Join("; ", values);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
