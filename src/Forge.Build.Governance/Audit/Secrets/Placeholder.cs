using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>Tells what stands for a secret from the secret itself.</summary>
internal static class Placeholder
{
    // A documented example hides nothing; longer runs than any key has by chance.
    private const int MaskRun = 6;

    private static readonly string[] Anywhere =
    {
        "${", "$(", "{{", "}}", "<%", "%>", "#{", "...", "\u2026", "your", "changeme", "change-me", "change_me", "placeholder", "example", "redacted", "replace",
        "dummy", "insert_", "insert-", "sample", "fake", "process.env", "os.environ", "getenv", "keyvault", "arn:aws:",
    };

    private static readonly string[] AtStart =
    {
        "env:", "env(", "env.", "vault:", "vault(", "op://", "ssm:", "file:", "secrets.", "secretref:", "Environment.", "Configuration[", "config[", "http://", "https://",
        "/", "./", "../", "~/", "__", "--",
    };

    // What stands after "password:" in a schema, a form or a workflow.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "string", "str", "text", "varchar", "char", "uuid", "guid", "int", "integer", "number", "bool", "boolean", "object", "array", "bytes", "binary", "any", "unknown", "never",
        "void", "required", "optional", "none", "null", "nil", "undefined", "true", "false", "yes", "no", "on", "off", "default", "hidden", "disabled", "enabled", "auto",
        "inherit", "write", "read", "jwt", "bearer", "basic", "oauth", "oauth2", "pass", "passwd", "password", "pwd", "secret", "token", "key", "apikey", "todo", "tbd",
        "n/a", "na", "empty", "value", "masked", "encrypted", "sha1", "sha256", "sha512", "md5", "bcrypt", "argon2", "current-password", "new-password", "one-time-code",
        "username", "user", "type", "name",
    };

    /// <summary>Whether a text is only crossed out, like <c>xxxxxxxx</c> or <c>****</c>, or says of itself that it stands for another.</summary>
    public static bool IsMask(string line, int start, int end)
    {
        int run = 0;
        for (int i = start; i < end; i++)
        {
            run = line[i] is 'x' or 'X' or '*' or '.' or '\u2022' or '_' or '-' or '#' or '?' or '0' ? run + 1 : 0;
            if (run == MaskRun || (run == end - start && run > 1))
                return true;
        }
        int length = end - start;
        return line.IndexOf("your", start, length, StringComparison.OrdinalIgnoreCase) >= 0
            || line.IndexOf("placeholder", start, length, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>Whether an assigned value stands for one that comes from elsewhere.</summary>
    public static bool IsOne(string value)
    {
        if (value.Trim().Length == 0 || IsMask(value, 0, value.Length) || Words.Contains(value))
            return true;
        char first = value[0], last = value[value.Length - 1];
        if (first is '<' or '{' || (first == '[' && last == ']') || (first == '%' && (value.Length == 2 || last == '%')))
            return true;
        // An option of a program.
        if (first == '-' && value.Length < 4)
            return true;
        if (first is '$' or '@' or '!' or '&' or '*' or ':' && IsName(value, 1))
            return true;
        foreach (string start in AtStart)
        {
            if (value.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        foreach (string part in Anywhere)
        {
            if (value.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return IsNameOfASecret(value);
    }

    // GITHUB_TOKEN, client-secret, db.password: the name under which a secret is kept.
    private static bool IsNameOfASecret(string value)
    {
        if (!Characters.All(value, 0, value.Length, CharacterSet.Letter | CharacterSet.Underscore | CharacterSet.Dash | CharacterSet.Dot))
            return false;
        if (value.IndexOf('_') > 0 && Characters.All(value, 0, value.Length, CharacterSet.Upper | CharacterSet.Underscore))
            return true;
        foreach (string word in new[] { "password", "passwd", "secret", "token", "credential", "passphrase", "apikey", "api-key", "api_key" })
        {
            if (value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }
        return false;
    }

    private static bool IsName(string value, int start)
        => value.Length > start && Characters.All(value, start, value.Length, CharacterSet.Word | CharacterSet.Dot) && !Characters.In(value[start], CharacterSet.Digit)
            && (value[0] == '$' || !Characters.Any(value, start, value.Length, CharacterSet.Digit));
}
