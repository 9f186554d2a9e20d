using System;
using System.Linq;
using System.Reflection;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>Every code can be made to appear in a real build: a test here says so with <see cref="ProducesAttribute"/>, and is held to it.</summary>
[TestClass]
public sealed class CatalogTests
{
    [TestMethod]
    public void EveryCodeIsProducedByATest()
    {
        string[] produced = typeof(CatalogTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttribute<ProducesAttribute>()?.Codes ?? [])
            .Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.AreSequenceEqual(RuleCatalog.All.Select(rule => rule.Code).ToArray(), produced);
    }
}
