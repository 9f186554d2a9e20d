using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Forge.Build.Benchmarks;

/// <summary>A governed repository made of a seed: the same arguments give the same bytes.</summary>
/// <param name="Files">Source files, spread over four layers.</param>
/// <param name="LinesPerFile">Lines of about 45 bytes.</param>
/// <param name="Rules">Forbidden patterns in all.</param>
/// <param name="ViolationEvery">One file in so many breaks a rule; none where it is 0, and then the lines hold nothing forbidden either.</param>
/// <param name="Seed">Of the words, the lines and where the violations stand.</param>
internal sealed record SyntheticRepository(int Files, int LinesPerFile, int Rules, int Seed = 1, int ViolationEvery = 200)
{
    private static readonly string[] Layers = { "Web", "Services", "Data", "Domain" };

    // Shapes of real contracts: words, alternatives, calls, SQL, namespaces, and two that need a run of the engine.
    private static readonly string[] Patterns =
    {
        @"\bSqlConnection\b", "asyncpg|psycopg|sqlalchemy", @"\bSELECT\b.*\bFROM\b", @"using\s+Microsoft\.AspNetCore", @"HttpContext\.Current",
        @"fetch\(", @"new\s+HttpClient\(", @"Environment\.GetEnvironmentVariable", @"\bThread\.Sleep\(", @"Console\.Write(Line)?\(",
        @"DbContext|DbSet<", @"\bDELETE FROM\b", @"using\s+Dapper", @"ILogger<\w+Controller>", @"\[HttpPost\(", @"MongoClient|IMongoCollection",
        @"File\.ReadAllText\(", @"Process\.Start\(", @"\bdynamic\b\s+\w+\s*=", @"GC\.Collect\(",
    };

    private static readonly string[] Words =
    {
        "order", "customer", "invoice", "result", "handler", "request", "response", "token", "value", "index", "query", "amount", "price", "item",
        "builder", "context", "options", "session", "message", "channel", "buffer", "stream", "reader", "writer", "cache", "entry", "policy", "state",
    };

    public static IReadOnlyList<string> PatternsOf(int rules) => Enumerable.Range(0, rules).Select(i => Patterns[i % Patterns.Length]).ToArray();

    /// <summary>Writes the repository.</summary>
    /// <returns>How many bytes of source it has.</returns>
    public long WriteTo(string root)
    {
        string contracts = Path.Combine(root, "Forge", "Contracts");
        Directory.CreateDirectory(contracts);
        foreach (string name in new[] { "blueprint.md", "manifesto.md", "schema.md", "physics.yaml" })
            File.WriteAllText(Path.Combine(contracts, name), name.EndsWith(".yaml", StringComparison.Ordinal) ? "info: {}\npaths: {}\n" : "# synthetic\n");
        File.WriteAllText(Path.Combine(contracts, "stack.md"), "# Stack\n\n## Frontend\n\n- **Enabled:** No\n");
        File.WriteAllBytes(Path.Combine(contracts, "boundaries.json"), Boundaries());
        Random random = new(Seed);
        long bytes = 0;
        for (int i = 0; i < Files; i++)
        {
            string folder = Path.Combine(root, "src", Layers[i % Layers.Length], "Area" + (i / 40));
            Directory.CreateDirectory(folder);
            string text = Source(random, i);
            File.WriteAllText(Path.Combine(folder, "Type" + i + ".cs"), text, i % 10 == 0 ? Encoding.UTF8 : new UTF8Encoding(false));
            bytes += Encoding.UTF8.GetByteCount(text);
        }
        return bytes;
    }

    private byte[] Boundaries()
    {
        IReadOnlyList<string> patterns = PatternsOf(Rules);
        var layers = Layers.Select((layer, l) => new
        {
            name = layer,
            glob = "src/" + layer + "/**/*.cs",
            forbidden = patterns.Where((_, i) => i % Layers.Length == l || Rules <= 20).Select(pattern => new { pattern, reason = "synthetic" }).ToArray(),
        });
        return JsonSerializer.SerializeToUtf8Bytes(new { layers, coverage = "off" });
    }

    private string Source(Random random, int number)
    {
        StringBuilder text = new();
        text.Append("namespace Synthetic.Area").Append(number / 40).Append(";\n\npublic sealed class Type").Append(number).Append("\n{\n");
        while (text.Length < 45 * LinesPerFile)
        {
            string a = Words[random.Next(Words.Length)], b = Words[random.Next(Words.Length)], c = Words[random.Next(Words.Length)];
            text.Append("    ").Append(random.Next(8) switch
            {
                0 => $"// the {a} of a {b} may differ from its {c}",
                1 => $"public string {Upper(a)}{Upper(b)} {{ get; init; }} = \"{c}\";",
                2 => $"private readonly I{Upper(a)} _{b} = {c};",
                3 => $"if ({a} is null || {b}.Count > {random.Next(1000)})",
                4 => $"var {a} = await _{b}.Get{Upper(c)}Async({random.Next(99)});",
                5 => $"return {a}.Select(x => x.{Upper(b)}).ToList();",
                6 => $"throw new InvalidOperationException(\"no {a} für {b}\");",
                _ => $"{a}.{Upper(b)}({c}, nameof({a}));",
            }).Append('\n');
        }
        if (ViolationEvery > 0 && number % ViolationEvery == 7)
            text.Append("    private readonly SqlConnection _connection; // Console.WriteLine(\"x\")\n");
        return text.Append("}\n").ToString();
    }

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
