using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Addresses of databases and brokers that carry a password, <c>postgres://user:password@host</c>.</summary>
internal static class DatabaseUrl
{
    // A password and its user are never longer, and the way to the @ must end somewhere.
    private const int MostUserInfo = 256;
    private const int MostDriver = 16;

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "postgres", "postgresql", "mysql", "mariadb", "mongodb", "redis", "rediss", "amqp", "amqps", "sqlserver", "mssql", "clickhouse", "cockroachdb",
    };

    /// <summary>The password of an address whose scheme is the word from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static SecretMatch? Match(string line, int start, int end)
    {
        if (end >= line.Length || line[end] is not (':' or '+') || end - start > MostDriver || !Schemes.Contains(line.Substring(start, end - start)))
            return null;
        // The driver of postgresql+asyncpg, the srv of mongodb+srv.
        int slashes = line[end] == '+' ? Characters.EndOfRun(line, end + 1, CharacterSet.Word, end + MostDriver) : end;
        if (!Characters.Stands(line, slashes, "://"))
            return null;
        int user = slashes + 3, limit = Math.Min(line.Length, user + MostUserInfo), colon = -1, at = -1;
        for (int i = user; i < limit && !EndsUserInfo(line[i]); i++)
        {
            if (line[i] == ':' && colon < 0)
                colon = i;
            else if (line[i] == '@')
                at = i;
        }
        if (colon < 0 || at <= colon + 1)
            return null;
        string password = line.Substring(colon + 1, at - colon - 1);
        bool isDefault = string.Equals(password, line.Substring(user, colon - user), StringComparison.OrdinalIgnoreCase);
        return isDefault || Placeholder.IsOne(password) || password == "%s"
            ? null
            : new SecretMatch("a password in the address of a database", "", colon + 1, at, IsKnownFormat: true);
    }

    private static bool EndsUserInfo(char c) => c is '/' or '?' or '#' or '"' or '\'' or '`' or ',' || char.IsWhiteSpace(c);
}
