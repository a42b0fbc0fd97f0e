namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>
/// Who runs the server. PostgreSQL refuses to run as root, so root lends it to the account <c>instrumenthub</c> where
/// the machine has one, and else to <c>nobody</c>; a cluster that exists keeps its owner. Anyone else runs it themselves.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string[] _prefix;
    private readonly string? _owner;

    private ServerAccount(string[] prefix, string? owner) => (_prefix, _owner) = (prefix, owner);

    public bool IsSomeoneElse => _owner is not null;

    public static async Task<ServerAccount> ForAsync(string directory)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ServerAccount([], null);
        if (!OperatingSystem.IsLinux()) throw new InvalidOperationException("PostgreSQL cannot run as root. Start InstrumentHub as an ordinary user.");

        var (uid, gid, name) = await OwnerAsync(directory) ?? await NamedAsync("instrumenthub") ?? await NamedAsync("nobody")
            ?? throw new InvalidOperationException("PostgreSQL cannot run as root, and neither an account 'instrumenthub' nor 'nobody' exists.");
        return new ServerAccount(Become(uid, gid, name), $"{uid}:{gid}");
    }

    public IEnumerable<string> Run(params string[] command) => _prefix.Concat(command);

    /// <summary>Whether the account may enter this directory, or run this program.</summary>
    public async Task<bool> CanReachAsync(string path) =>
        !IsSomeoneElse || (await Command.RunAsync("/", Run("test", "-x", path))).ExitCode == 0;

    public async Task OwnAsync(params string[] paths)
    {
        if (_owner is null) return;
        var result = await Command.RunAsync("/", ["chown", _owner, "--", .. paths]);
        if (result.ExitCode != 0) throw new InvalidOperationException($"Could not hand the cluster's directory to the server's account. {result.Output}");
    }

    /// <summary>The owner's user and group number, or nothing when the path does not exist or this system has no such thing.</summary>
    public static async Task<(string Uid, string Gid)?> WhoOwnsAsync(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var result = await Command.RunAsync("/", ["stat", "-c", "%u %g", "--", path]);
        return result.ExitCode == 0 && result.Output.Split() is [var uid, var gid, ..] ? (uid, gid) : null;
    }

    private static string[] Become(string uid, string gid, string? name)
    {
        if (Command.Find("setpriv") is { } setpriv) return [setpriv, "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"];
        if (name is not null && Command.Find("runuser") is { } runuser) return [runuser, "-u", name, "--"];
        throw new InvalidOperationException("PostgreSQL cannot run as root. Install util-linux (setpriv or runuser) or start InstrumentHub as an ordinary user.");
    }

    private static async Task<(string Uid, string Gid, string? Name)?> OwnerAsync(string directory) =>
        await WhoOwnsAsync(directory) is { Uid: not "0" } owner ? (owner.Uid, owner.Gid, null) : null;

    private static async Task<(string Uid, string Gid, string? Name)?> NamedAsync(string name)
    {
        if (!File.Exists("/etc/passwd")) return null;
        var line = (await File.ReadAllLinesAsync("/etc/passwd")).FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return line?.Split(':') is [_, _, var uid, var gid, ..] ? (uid, gid, name) : null;
    }
}
