using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Where an unquoted value stands.</summary>
internal enum BareContext
{
    /// <summary>In code, where it is a name or a call.</summary>
    Code,

    /// <summary>In prose.</summary>
    Document,

    /// <summary>In the query of an address.</summary>
    Address,

    /// <summary>In a file of configuration, a script, a command line or a connection string.</summary>
    Configuration,
}

/// <summary>Reads values that have no quotes around them.</summary>
internal static class BareValue
{
    // How far back the beginning of a connection string or of an option is looked for.
    private const int MostLookBack = 160;

    private static readonly char[] Quotes = { '"', '\'', '`' };

    private static readonly char[] Terminators = " \t\u00a0\"'`;,&()}]<>|\\\r\n\f\v".ToCharArray();

    private static readonly HashSet<string> ConnectionNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "data source", "datasource", "host", "hostname", "address", "addr", "network address", "user id", "userid", "uid", "user", "username", "user name", "database",
        "initial catalog", "port", "endpoint", "accountname", "defaultendpointsprotocol", "driver", "dsn", "provider", "trusted_connection", "integrated security",
        "persist security info", "encrypt", "trustservercertificate",
    };

    /// <summary>What an unquoted value would be at this place.</summary>
    public static BareContext ContextOf(string line, Assignment assignment, BareValues bareValues)
    {
        int start = assignment.NameStart;
        char before = start > 0 ? line[start - 1] : '\0';
        if (!assignment.ByColon && !assignment.Spaced)
        {
            if (IsOption(line, start))
                return BareContext.Configuration;
            if (before is '?' or '&')
                return BareContext.Address;
        }
        if (!assignment.ByColon && !assignment.NameIsQuoted && IsInConnectionString(line, start))
            return BareContext.Configuration;
        if (before is '$' or '{' or '%' or '@' || bareValues == BareValues.AreNames || assignment.NameIsQuoted)
            return BareContext.Code;
        if (bareValues == BareValues.AreValues)
            return BareContext.Configuration;
        return assignment.ByColon ? BareContext.Code : BareContext.Document;
    }

    /// <summary>The index after the value; the limit where it does not end before.</summary>
    public static int EndOf(string line, int start, int most)
    {
        int count = Math.Min(line.Length - start, most);
        int end = line.IndexOfAny(Terminators, start, count);
        return end < 0 ? start + count : end;
    }

    /// <summary>Whether words follow the value, so that it is the first of a sentence.</summary>
    public static bool IsProse(string line, int end, Assignment assignment, BareContext context)
    {
        if (context == BareContext.Address || !assignment.Spaced)
            return false;
        int at = end;
        while (at < line.Length && line[at] is ' ' or '\t')
            at++;
        return at > end && at < line.Length && line[at] is not ('#' or ';' or '/' or '&' or '|' or '\\');
    }

    // --password=..., also --db-password=...
    private static bool IsOption(string line, int start)
    {
        int at = start, limit = Math.Max(0, start - MostLookBack);
        while (at > limit && Characters.In(line[at - 1], CharacterSet.Alphanumeric | CharacterSet.Dash))
            at--;
        return at < start - 1 && line[at] == '-' && line[at + 1] == '-';
    }

    // Either the literal begins with the name, or what stands before it are pairs of a connection string.
    private static bool IsInConnectionString(string line, int start)
    {
        int limit = Math.Max(0, start - MostLookBack);
        int quote = start == 0 ? -1 : line.LastIndexOfAny(Quotes, start - 1, start - limit);
        int at = quote < 0 ? limit : quote + 1;
        // Cut in the middle of a pair, it goes on with the next.
        if (at == limit && limit > 0)
            at = line.IndexOf(';', at, start - at) is >= 0 and var end ? end + 1 : start;
        if (at == start)
            return start > 0 && line[start - 1] is '"' or '\'' && StartsLiteral(line, start - 1);
        bool isKnown = false;
        for (int pair = at; pair < start;)
        {
            int semicolon = line.IndexOf(';', pair, start - pair);
            int equals = line.IndexOf('=', pair, start - pair);
            if (semicolon < 0)
                return isKnown && string.IsNullOrWhiteSpace(line.Substring(pair, start - pair));
            if (equals < 0 || equals > semicolon)
                return false;
            isKnown |= ConnectionNames.Contains(line.Substring(pair, equals - pair).Trim());
            pair = semicolon + 1;
        }
        return isKnown;
    }

    // A quote before a name opens a literal unless it closed one.
    private static bool StartsLiteral(string line, int quote)
        => quote == 0 || line[quote - 1] is ' ' or '(' or '=' or ',' or '[' or '{' or ':' or '$' or '@' or '\t' or '+' or '>';
}
