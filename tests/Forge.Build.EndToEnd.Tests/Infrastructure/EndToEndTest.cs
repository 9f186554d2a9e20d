using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A test with repositories of its own.</summary>
public abstract partial class EndToEndTest
{
    private readonly List<TempRepository> _repositories = new();

    public TestContext TestContext { get; set; } = null!;

    /// <summary>An empty repository.</summary>
    /// <param name="name">The last segment of its path.</param>
    internal TempRepository NewRepository(string name = "repository")
    {
        TempRepository repository = new(name);
        _repositories.Add(repository);
        return repository;
    }

    [TestCleanup]
    public void ProducedWhatItPromised()
    {
        ProducesAttribute? promise = GetType().GetMethod(TestContext.TestName!)?.GetCustomAttribute<ProducesAttribute>();
        if (promise is null || TestContext.CurrentTestOutcome != UnitTestOutcome.Passed)
            return;
        HashSet<string> produced = _repositories.SelectMany(repository => repository.Builds).SelectMany(build => build.Diagnostics).Select(d => d.Code).ToHashSet();
        produced.UnionWith(_repositories.SelectMany(repository => repository.Commands).SelectMany(command => CodeInConsole().Matches(command.Output)).Select(match => match.Groups["code"].Value));
        produced.UnionWith(_repositories.SelectMany(repository => repository.CompilerLog));
        string[] missing = promise.Codes.Where(code => !produced.Contains(code)).ToArray();
        Assert.IsEmpty(missing, TestContext.TestName + " promises codes that none of its builds and commands produced");
    }

    [GeneratedRegex(@"\b(?<code>FORGE\d{4}): \[", RegexOptions.CultureInvariant)]
    private static partial Regex CodeInConsole();
}
