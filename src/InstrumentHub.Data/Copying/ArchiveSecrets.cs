using InstrumentHub.Core.Notifications;

namespace InstrumentHub.Data.Copying;

/// <summary>
/// What an archive without secrets leaves out: whatever lets its reader sign in as somebody, or read mail to them. People then sign in by mail, passkey or another site and choose
/// a new password; who used a code from their phone sets that up again; private feeds get another address.
/// </summary>
internal static class ArchiveSecrets
{
    private static readonly HashSet<string> Tables = ["data_protection_keys", "one_time_keys", "account_tokens", "outgoing_mail", "day_secrets", "daily_tallies"];

    private static readonly Dictionary<(string Table, string Column), Func<object?>> Columns = new()
    {
        [("accounts", "PasswordHash")] = () => null,
        [("accounts", "TwoFactorEnabled")] = () => false,
        [("accounts", "SecurityStamp")] = () => Guid.NewGuid().ToString("N"),
        [("follows", "FeedKey")] = PrivateKey.New,
        [("mail_wishes", "UnsubscribeKey")] = PrivateKey.New,
    };

    public static bool IsLeftOut(string table) => Tables.Contains(table);

    public static object?[] Without(string table, IReadOnlyList<ColumnCopy> columns, object?[] row) =>
        [.. row.Select((value, i) => value is not null && Columns.TryGetValue((table, columns[i].Name), out var other) ? other() : value)];
}
