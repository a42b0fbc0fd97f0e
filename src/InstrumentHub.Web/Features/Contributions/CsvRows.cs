using System.Text;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>Reads RFC 4180: a head, and rows whose cells may be quoted and then hold commas, quotes and line ends. Spreadsheets' semicolons are taken too.</summary>
internal static class CsvRows
{
    /// <returns>By the name of the column, lower case; a cell that is missing is not in it.</returns>
    public static List<Dictionary<string, string>> Read(string text)
    {
        var head = text.Split('\n', 2)[0];
        var rows = Cells(text, head.Contains(',', StringComparison.Ordinal) ? ',' : ';');
        if (rows.Count == 0) { return []; }
        var names = rows[0].ConvertAll(n => n.Trim().ToLowerInvariant());
        return [.. rows.Skip(1).Where(r => r.Exists(c => c.Length > 0)).Select(r => names.Select((name, n) => (name, n)).Where(x => x.n < r.Count && r[x.n].Length > 0).GroupBy(x => x.name).ToDictionary(g => g.Key, g => Plain(r[g.First().n])))];
    }

    /// <summary>The mark that our own export puts before what a spreadsheet would run.</summary>
    private static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && (cell[1] is '=' or '+' or '-' or '@') ? cell[1..] : cell;

    private static List<List<string>> Cells(string text, char separator)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') { cell.Append(text[++i]); }
            else if (c == '"') { quoted = !quoted; }
            else if (quoted) { cell.Append(c); }
            else if (c == separator) { EndCell(); }
            else if (c == '\n') { EndRow(); }
            else if (c != '\r') { cell.Append(c); }
        }
        if (cell.Length > 0 || row.Count > 0) { EndRow(); }
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add(row);
            row = [];
        }
    }
}
