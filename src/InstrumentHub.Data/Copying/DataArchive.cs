using System.Data;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace InstrumentHub.Data.Copying;

/// <summary>What an archive says of itself.</summary>
/// <param name="Format">Goes up when a reader of an older version could not read it.</param>
public sealed record ArchiveManifest(int Format, DateTimeOffset MadeAt, bool HasSecrets, IReadOnlyList<ArchivedTable> Tables)
{
    public const int CurrentFormat = 1;
}

/// <param name="Checksum">As <see cref="TableCopied"/> has it, in hexadecimals.</param>
public sealed record ArchivedTable(string Name, IReadOnlyList<string> Columns, long Rows, string Checksum);

/// <summary>
/// Everything that a site holds as one zip file: a text of JSON lines for each table, and a manifest with counts and checksums. It goes by the model's
/// tables, so whatever is added to the model is in it; it is read into an empty database of either kind, and what arrived is compared with the manifest.
/// </summary>
public static class DataArchive
{
    private const string ManifestName = "manifest.json";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the archive; rows are streamed, of one moment of the database.</summary>
    /// <param name="files">What else goes in, by path: the catalogue as files.</param>
    public static async Task<ArchiveManifest> ExportAsync(DbContext from, Stream stream, bool withSecrets, IEnumerable<(string Path, string Text)> files, DateTimeOffset now, CancellationToken cancel)
    {
        from.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var reading = await from.Database.BeginTransactionAsync(IsolationLevel.Snapshot, cancel);
        List<ArchivedTable> tables = [];
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in TableCopy.Between(from, from)) { tables.Add(await WriteAsync(zip, table, withSecrets, cancel)); }
            foreach (var (path, text) in files) { await WriteAsync(zip, $"content/{path}", text, cancel); }
            var manifest = new ArchiveManifest(ArchiveManifest.CurrentFormat, now, withSecrets, tables);
            await WriteAsync(zip, ManifestName, JsonSerializer.Serialize(manifest, Indented), cancel);
            return manifest;
        }
    }

    /// <summary>Reads an archive into an empty database, all of it or nothing.</summary>
    /// <param name="provider">That of the database.</param>
    /// <param name="told">Told of each table when it is there and was found to be the same.</param>
    /// <exception cref="CopyException">It is no archive, one of another version, not what its manifest says, or the database is not empty.</exception>
    public static async Task<ArchiveManifest> ImportAsync(DbContext to, IDatabaseProvider provider, Stream stream, Action<TableCopied> told, CancellationToken cancel)
    {
        await using var zip = Open(stream);
        var manifest = await ManifestAsync(zip, cancel);
        to.Database.SetCommandTimeout(TimeSpan.Zero);
        await using var writing = await to.Database.BeginTransactionAsync(cancel);
        var tables = TableCopy.Between(to, to).ToList();
        Match(manifest, tables);
        foreach (var table in tables) { await DatabaseCopy.RefuseUnlessEmptyAsync(table, cancel); }
        await to.ExecuteAsync(to.References((table, key) => new DropForeignKeyOperation { Table = table.Name, Schema = table.Schema, Name = key.Name }), cancel);
        foreach (var table in tables) { told(await ReadAsync(zip, manifest.Tables.Single(t => t.Name == table.Name), table, to, provider, cancel)); }
        await to.ExecuteAsync(to.References((_, key) => AddForeignKeyOperation.CreateFrom(key)), cancel);
        await writing.CommitAsync(cancel);
        return manifest;
    }

    private static async Task<ArchivedTable> WriteAsync(ZipArchive zip, TableCopy table, bool withSecrets, CancellationToken cancel)
    {
        var (count, sum, digest) = (0L, UInt128.Zero, new RowDigest());
        await using var entry = await zip.CreateEntry($"tables/{table.Name}.jsonl").OpenAsync(cancel);
        if (withSecrets || !ArchiveSecrets.IsLeftOut(table.Name))
        {
            await using var writer = new Utf8JsonWriter(entry, Line);
            await table.ReadAsync(async row =>
            {
                var kept = withSecrets ? row : ArchiveSecrets.Without(table.Name, table.Columns, row);
                (count, sum) = (count + 1, unchecked(sum + digest.Of(kept)));
                ArchiveRow.Write(writer, table.Columns, kept);
                await writer.FlushAsync(cancel);
                writer.Reset();
                await entry.WriteAsync("\n"u8.ToArray(), cancel);
            }, cancel);
        }
        return new(table.Name, [.. table.Columns.Select(c => c.Name)], count, $"{sum:x32}");
    }

    private static async Task WriteAsync(ZipArchive zip, string name, string text, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancel);
        await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancel);
    }

    private static ZipArchive Open(Stream stream)
    {
        try { return new(stream, ZipArchiveMode.Read, leaveOpen: true); }
        catch (InvalidDataException) { throw new CopyException("This is no archive of a site."); }
    }

    private static async Task<ArchiveManifest> ManifestAsync(ZipArchive zip, CancellationToken cancel)
    {
        if (zip.GetEntry(ManifestName) is not { } entry) { throw new CopyException("This is no archive of a site: it has no manifest."); }
        await using var stream = await entry.OpenAsync(cancel);
        var manifest = await JsonSerializer.DeserializeAsync<ArchiveManifest>(stream, Indented, cancel);
        return manifest is { Format: ArchiveManifest.CurrentFormat } ? manifest : throw new CopyException($"This archive is of format {manifest?.Format}; this version reads {ArchiveManifest.CurrentFormat}.");
    }

    private static void Match(ArchiveManifest manifest, IReadOnlyList<TableCopy> tables)
    {
        var (there, here) = (manifest.Tables.ToDictionary(t => t.Name, t => t.Columns.ToHashSet()), tables.ToDictionary(t => t.Name, t => t.Columns.Select(c => c.Name)));
        var differs = there.Keys.Except(here.Keys).Concat(here.Keys.Except(there.Keys)).FirstOrDefault() ?? here.FirstOrDefault(t => !there[t.Key].SetEquals(t.Value)).Key;
        if (differs is not null) { throw new CopyException($"The archive was made by another version of the site: {differs} differs. Use that version, and bring it up to date afterwards."); }
    }

    private static async Task<TableCopied> ReadAsync(ZipArchive zip, ArchivedTable said, TableCopy table, DbContext to, IDatabaseProvider provider, CancellationToken cancel)
    {
        await to.ExecuteAsync([table.Numbered is null ? null : provider.BeforeNumberedRows(table.QuotedName)], cancel);
        var sent = await table.WriteAsync(RowsAsync(zip, table, cancel), cancel);
        await to.ExecuteAsync([table.Numbered is { } column ? provider.AfterNumberedRows(table.QuotedName, column) : null], cancel);
        var arrived = await table.ReadBackAsync(cancel);
        if (sent.Rows != said.Rows || $"{sent.Checksum:x32}" != said.Checksum) { throw new CopyException($"The archive is damaged: {table.Name} holds {sent.Rows} rows, {sent.Checksum:x32}, and its manifest says {said.Rows} rows, {said.Checksum}."); }
        return sent == arrived ? sent : throw new CopyException($"What arrived in {table.Name} is not what the archive holds.");
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(ZipArchive zip, TableCopy table, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (zip.GetEntry($"tables/{table.Name}.jsonl") is not { } entry) { throw new CopyException($"The archive is damaged: {table.Name} is not in it."); }
        await using var stream = await entry.OpenAsync(cancel);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (line.Length > 0) { yield return ArchiveRow.Read(line, table.Columns); }
        }
    }
}
