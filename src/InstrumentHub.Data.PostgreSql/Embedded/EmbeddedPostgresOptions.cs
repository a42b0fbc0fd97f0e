using System.ComponentModel.DataAnnotations;

namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>Where the embedded server keeps its data and how careful it is with it.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>The cluster's own directory: data, log and locks. As root it may move, see <see cref="EmbeddedPostgres.Directory"/>.</summary>
    [Required]
    public required string Directory { get; init; }

    /// <summary>A directory with <c>bin/postgres</c> and its neighbours; found in <c>node_modules</c> when absent.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>False turns fsync off: faster, and a power failure may destroy the cluster. For tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// True deletes the cluster when the last process that uses it is gone, also when that was killed (Linux). Give it a
    /// directory that nothing had before and nothing gets after: the deletion may come a moment late.
    /// </summary>
    public bool Temporary { get; init; }

    [Range(10, 2000)]
    public int MaxConnections { get; init; } = 200;

    /// <summary>How long to wait for another start, for crash recovery and for the server to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The cluster of a checkout, <c>.hub/postgres</c>; of a published application, the same beside its content root.</summary>
    public static EmbeddedPostgresOptions For(string contentRoot) =>
        new() { Directory = Path.Combine(Checkout(contentRoot) ?? contentRoot, ".hub", "postgres") };

    private static string? Checkout(string path) =>
        PathTools.Ancestors(path).FirstOrDefault(d => File.Exists(Path.Combine(d, "InstrumentHub.sln")));
}
