namespace InstrumentHub.Data.PostgreSql.Embedded;

/// <summary>Finds a directory that the server's account can reach, and makes it that account's own.</summary>
internal static class ClusterPlace
{
    private const string Shelter = "/var/lib/instrumenthub";

    public static async Task<(string Directory, ServerAccount Account)> ChooseAsync(string asked)
    {
        // A checkout in /root, say. The same checkout must find the same data again, so the place follows from its path;
        // and data that went there once stays there, should the checkout become reachable.
        var sheltered = Path.Combine(Shelter, PathTools.Hash(asked));
        var account = await ServerAccount.ForAsync(asked);
        var parent = Path.GetDirectoryName(asked) ?? asked;
        Directory.CreateDirectory(parent);
        if (!account.IsSomeoneElse || (await account.CanReachAsync(parent) && !Directory.Exists(Path.Combine(sheltered, "data"))))
        {
            await OwnAsync(asked, account);
            return (asked, account);
        }

        account = await ServerAccount.ForAsync(sheltered);
        await OwnAsync(sheltered, account);
        return await account.CanReachAsync(sheltered)
            ? (sheltered, account)
            : throw new InvalidOperationException($"PostgreSQL cannot run as root, and the account that may run it reaches neither {asked} nor {Shelter}.");
    }

    private static async Task OwnAsync(string place, ServerAccount account)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(place);
            return;
        }

        if (Path.GetDirectoryName(place) == Shelter) Directory.CreateDirectory(Shelter);
        Directory.CreateDirectory(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await account.OwnAsync(place);
        try { using var list = Directory.EnumerateFileSystemEntries(place).GetEnumerator(); }
        catch (UnauthorizedAccessException error)
        {
            throw new InvalidOperationException(
                $"{place} belongs to another account, perhaps because InstrumentHub was first started as root. Start it as root again, "
                + "or give the directory to yourself (chown -R).", error);
        }
    }
}
