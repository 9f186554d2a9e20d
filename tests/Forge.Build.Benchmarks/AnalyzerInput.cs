using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Forge.Build.Benchmarks;

/// <summary>What a compiler or an editor hands to analyzers beside the sources: contracts, and where they lie.</summary>
internal static class AnalyzerInput
{
    /// <param name="root">The project root, absolute.</param>
    /// <param name="isDesignTime">Whether an editor asks.</param>
    /// <param name="contracts">By name below <c>Forge/Contracts</c>.</param>
    public static AnalyzerOptions Of(string root, bool isDesignTime, params (string Name, string Text)[] contracts)
    {
        Provider provider = new(new Values(new()
        {
            ["build_property._ForgeContractsRoot"] = root,
            ["build_property._ForgeContracts"] = root + "/Forge/Contracts",
            ["build_property.DesignTimeBuild"] = isDesignTime ? "true" : "",
        }));
        return new AnalyzerOptions([.. contracts.Select(contract => (AdditionalText)new Text(root + "/Forge/Contracts/" + contract.Name, contract.Text))], provider);
    }

    private sealed class Provider(AnalyzerConfigOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
