using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Tests.Audit.Secrets;

/// <summary>One secret of every kind, made up and put together here, so that no scanner takes this file for a leak.</summary>
internal static class MadeUpSecrets
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "123456789";
    private const string UpperDigits = Upper + Digits;
    private const string LowerDigits = "abcdefghijklmnopqrstuvwxyz" + Digits;
    private const string Alphanumeric = Upper + LowerDigits;
    private const string Hex = Digits + "abcdef";

    /// <summary>What it is called, what of it is public, how one is made of a seed, and the line that holds it.</summary>
    public sealed record Sample(string Kind, string Prefix, Func<int, string> Body, string Line = "x = \"{0}\"")
    {
        public string Secret(int seed) => Prefix + Body(seed);

        public string In(int seed) => Line.Replace("{0}", Secret(seed));

        public override string ToString() => Prefix + " " + Kind;
    }

    public static IReadOnlyList<Sample> All { get; } =
    [
        new("an AWS access key id", "AKIA", Of(UpperDigits, 16)),
        new("a temporary AWS access key id", "ASIA", Of(UpperDigits, 16)),
        new("an AWS secret access key", "", Of(Alphanumeric + "+/", 40), "aws_secret_access_key = \"{0}\""),
        new("a GitHub token", "ghp_", Of(Alphanumeric, 36)),
        new("a GitHub OAuth token", "gho_", Of(Alphanumeric, 36)),
        new("a GitHub user token", "ghu_", Of(Alphanumeric, 36)),
        new("a GitHub server token", "ghs_", Of(Alphanumeric, 36)),
        new("a GitHub refresh token", "ghr_", Of(Alphanumeric, 76)),
        new("a GitHub token", "github_pat_", Of(Alphanumeric, 82)),
        new("a GitLab token", "glpat-", Of(Alphanumeric, 20, "7")),
        new("a GitLab deploy token", "gldt-", Of(Alphanumeric, 20, "7")),
        new("a GitLab runner token", "glrt-", Of(Alphanumeric, 20, "7")),
        new("a Slack bot token", "xoxb-", Of(Digits, 11, "-", LowerDigits, 24)),
        new("a Slack user token", "xoxp-", Of(Digits, 11, "-", LowerDigits, 24)),
        new("a Slack token", "xoxa-", Of(Digits, 11, "-", LowerDigits, 24)),
        new("a Slack refresh token", "xoxr-", Of(Digits, 11, "-", LowerDigits, 24)),
        new("a Slack token", "xoxs-", Of(Digits, 11, "-", LowerDigits, 24)),
        new("a Slack webhook", "hooks.slack.com/services/", Of(UpperDigits, 9, "/1", Alphanumeric, 24), "url = 'https://{0}'"),
        new("a Discord webhook", "discord.com/api/webhooks/", Of(Digits, 18, "/", Alphanumeric, 68), "url = 'https://{0}'"),
        new("a Stripe live key", "sk_live_", Of(Alphanumeric, 24)),
        new("a Stripe test key", "sk_test_", Of(Alphanumeric, 24)),
        new("a Stripe live key", "rk_live_", Of(Alphanumeric, 24)),
        new("a Stripe test key", "rk_test_", Of(Alphanumeric, 24)),
        new("a Stripe webhook secret", "whsec_", Of(Alphanumeric, 32)),
        new("a Google API key", "AIza", Of(Alphanumeric, 35)),
        new("a Google OAuth client secret", "GOCSPX-", Of(Alphanumeric, 28)),
        new("an Azure storage key", "AccountKey=", Of(Alphanumeric + "+/", 86, "=="), "\"DefaultEndpointsProtocol=https;AccountName=a;{0};EndpointSuffix=x\""),
        new("an Azure shared access key", "SharedAccessKey=", Of(Alphanumeric + "+/", 43, "="), "\"Endpoint=sb://a/;{0}\""),
        new("an Azure SAS signature", "sig=", Of(Alphanumeric, 42, "7%3D"), "\"https://a.blob.core.windows.net/b?sv=2024&{0}\""),
        new("an Anthropic API key", "sk-ant-", Of(Alphanumeric, 40)),
        new("an OpenAI project key", "sk-proj-", Of(Alphanumeric, 48)),
        new("an OpenAI service key", "sk-svcacct-", Of(Alphanumeric, 48)),
        new("an API key", "sk-", Of(Alphanumeric, 48)),
        new("a SendGrid key", "SG.", Of(Alphanumeric, 22, ".", Alphanumeric, 43)),
        new("a Twilio API key", "SK", Of(Hex, 31, "7")),
        new("an npm token", "npm_", Of(Alphanumeric, 36)),
        new("a PyPI token", "pypi-AgE", Of(Alphanumeric, 80)),
        new("a NuGet API key", "oy2", Of(LowerDigits, 43)),
        new("a Hugging Face token", "hf_", Of(Alphanumeric, 34)),
        new("a DigitalOcean token", "dop_v1_", Of(Hex, 64)),
        new("a Shopify token", "shpat_", Of(Hex, 32)),
        new("an age secret key", "AGE-SECRET-KEY-1", Of(UpperDigits, 58)),
        new("a Telegram bot token", "", Of(Digits, 9, ":AAa", Alphanumeric, 32)),
        new("a Discord bot token", "", seed => Base64Url("1" + Of(Digits, 17)(seed)) + "." + Of(Alphanumeric, 6)(seed + 1) + "." + Of(Alphanumeric, 27)(seed + 2)),
        new("a JSON Web Token", "eyJ", seed => Base64Url("{\"alg\":\"HS256\"}")[3..] + "." + Base64Url("{\"sub\":\"" + seed + "\"}") + "." + Of(Alphanumeric, 43)(seed)),
        new("a password in the address of a database", "", Of(Alphanumeric, 14, "7"), "url: 'postgres://app:{0}@db:5432/shop'"),
        new("a password", "", Of(Alphanumeric, 14, "7"), "password = \"{0}\";"),
        new("a password", "", Of(Alphanumeric, 14, "7"), "\"Server=db;User Id=sa;Password={0};Encrypt=true\""),
        new("a secret", "", Of(Alphanumeric, 14, "7"), "clientSecret: '{0}',"),
        new("a token", "", Of(Alphanumeric, 14, "7"), "{ \"token\": \"{0}\" }"),
        new("a key", "", Of(Alphanumeric, 30, "7"), "api_key = '{0}'"),
    ];

    private static Func<int, string> Of(string letters, int count, string between = "", string more = "", int moreCount = 0)
        => seed => Draw(letters, count, seed) + between + Draw(more, moreCount, seed + 1);

    private static string Draw(string letters, int count, int seed)
    {
        Random random = new(seed);
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
            text.Append(letters[random.Next(letters.Length)]);
        return text.ToString();
    }

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
