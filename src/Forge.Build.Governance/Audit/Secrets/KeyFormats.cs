using System.Collections.Generic;
using static Forge.Build.Governance.Audit.Secrets.CharacterSet;

namespace Forge.Build.Governance.Audit.Secrets;

/// <summary>The keys that services hand out with a prefix, so that they are found when they leak.</summary>
internal static class KeyFormats
{
    /// <summary>Every format; of two that begin alike the longer stands first.</summary>
    public static IReadOnlyList<KeyFormat> All { get; } = new KeyFormat[]
    {
        new("an AWS access key id", "AKIA", Upper | Digit, 12, 32),
        new("a temporary AWS access key id", "ASIA", Upper | Digit, 12, 32),
        new("a GitHub token", "ghp_", Alphanumeric, 20),
        new("a GitHub OAuth token", "gho_", Alphanumeric, 20),
        new("a GitHub user token", "ghu_", Alphanumeric, 20),
        new("a GitHub server token", "ghs_", Alphanumeric, 20),
        new("a GitHub refresh token", "ghr_", Alphanumeric, 20),
        new("a GitHub token", "github_pat_", Word, 22),
        new("a GitLab token", "glpat-", Base64Url, 20, Test: HasDigit),
        new("a GitLab deploy token", "gldt-", Base64Url, 20, Test: HasDigit),
        new("a GitLab runner token", "glrt-", Base64Url, 20, Test: HasDigit),
        new("a Slack bot token", "xoxb-", Alphanumeric | Dash, 10, Test: HasDigit),
        new("a Slack user token", "xoxp-", Alphanumeric | Dash, 10, Test: HasDigit),
        new("a Slack token", "xoxa-", Alphanumeric | Dash, 10, Test: HasDigit),
        new("a Slack refresh token", "xoxr-", Alphanumeric | Dash, 10, Test: HasDigit),
        new("a Slack token", "xoxs-", Alphanumeric | Dash, 10, Test: HasDigit),
        new("a Slack webhook", "hooks.slack.com/services/", Base64, 20, 120, HasDigit),
        new("a Discord webhook", "discord.com/api/webhooks/", Base64Url | Base64Sign, 40, 160, HasDigit),
        new("a Stripe live key", "sk_live_", Alphanumeric, 16),
        new("a Stripe test key", "sk_test_", Alphanumeric, 16),
        new("a Stripe live key", "rk_live_", Alphanumeric, 16),
        new("a Stripe test key", "rk_test_", Alphanumeric, 16),
        new("a Stripe webhook secret", "whsec_", Alphanumeric, 24),
        new("a Google API key", "AIza", Base64Url, 35, 35),
        new("a Google OAuth client secret", "GOCSPX-", Base64Url, 28, 28),
        new("an Azure storage key", "AccountKey=", Base64, 84, 88, IgnoreCase: true),
        new("an Azure shared access key", "SharedAccessKey=", Base64, 40, 48, IgnoreCase: true),
        new("an Azure SAS signature", "sig=", Base64 | Percent, 40, 70, IsQueryParameter),
        new("an Anthropic API key", "sk-ant-", Base64Url, 16, Test: IsKeyLike),
        new("an OpenAI project key", "sk-proj-", Base64Url, 12, Test: IsKeyLike),
        new("an OpenAI service key", "sk-svcacct-", Base64Url, 12, Test: IsKeyLike),
        new("an API key", "sk-", Base64Url, 8, Test: IsKeyLike),
        new("a SendGrid key", "SG.", Base64Url | Dot, 40, 100, HasTwoParts),
        new("a Twilio API key", "SK", Hex, 32, 32, HasDigit),
        new("an npm token", "npm_", Alphanumeric, 36, 36),
        new("a PyPI token", "pypi-AgE", Base64Url, 24),
        new("a NuGet API key", "oy2", Lower | Digit, 43, 43),
        new("a Hugging Face token", "hf_", Alphanumeric, 34, 40),
        new("a DigitalOcean token", "dop_v1_", Hex, 64, 64),
        new("a Shopify token", "shpat_", Hex, 32, 32),
        new("an age secret key", "AGE-SECRET-KEY-1", Upper | Digit, 58, 58),
    };

    /// <summary>
    /// Words with dashes between them are no key, nor is <c>sk-ecdsa-sha2-nistp256</c>: a part of twenty characters is, or one with three digits among its letters.
    /// </summary>
    public static bool IsKeyLike(string line, int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            int stop = Characters.EndOfRun(line, at, Alphanumeric, end);
            int length = stop - at, digits = 0;
            bool isMixed = length >= 12;
            for (int i = at; i < stop; i++)
            {
                digits += Characters.In(line[i], Digit) ? 1 : 0;
                isMixed |= i > at && Characters.In(line[i - 1], Digit) && Characters.In(line[i], Letter);
            }
            if (length >= 20 || (length >= 8 && digits >= 3 && digits < length && isMixed))
                return true;
            at = stop;
        }
        return false;
    }

    private static bool HasDigit(string line, int start, int end) => Characters.Any(line, start, end, Digit);

    private static bool IsQueryParameter(string line, int start, int end)
        => start >= 5 && line[start - 5] is '?' or '&' or ';' && Characters.Any(line, start, end, Digit);

    private static bool HasTwoParts(string line, int start, int end)
    {
        int dot = line.IndexOf('.', start, end - start);
        return dot >= start + 16 && end - dot > 16 && line.IndexOf('.', dot + 1, end - dot - 1) < 0;
    }
}
