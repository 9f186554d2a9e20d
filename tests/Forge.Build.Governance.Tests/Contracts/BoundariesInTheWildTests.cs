using System.Collections.Generic;
using System.Linq;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

/// <summary>Files of our own in the shapes that governed repositories really hold.</summary>
[TestClass]
public sealed class BoundariesInTheWildTests
{
    [TestMethod]
    public void LayersOfOneFolderEachAreRead()
    {
        BoundariesContract contract = Read("""
            {
              "description": "Layer rules.",
              "layers": [
                {
                  "name": "services", "glob": "app/services/*.py", "description": "No SQL here.",
                  "forbidden": [
                    { "pattern": "asyncpg|psycopg|sqlalchemy", "reason": "Only repositories talk to the database." },
                    { "pattern": "\\bSELECT\\b.*\\bFROM\\b", "reason": "Raw SQL belongs into repositories." }
                  ]
                },
                { "name": "repos", "glob": "app/repos/*.py", "forbidden": [ { "pattern": "from fastapi import Request|Response", "reason": "No HTTP below the routers." } ] }
              ],
              "known_violations": []
            }
            """);

        Assert.IsTrue(contract.Layers[0].Covers("app/services/user.py"));
        Assert.IsFalse(contract.Layers[0].Covers("app/services/build/step.py"));
        Assert.AreEqual(@"\bSELECT\b.*\bFROM\b", contract.Layers[0].Forbidden[1].Pattern);
    }

    [TestMethod]
    public void ALayerMayBeASingleFile()
        => Assert.IsTrue(Read("""{ "layers": [ { "name": "main", "glob": "app/main.py", "forbidden": [ { "pattern": "ccxt", "reason": "r" } ] } ] }""").Layers[0].Covers("app/main.py"));

    [TestMethod]
    public void BraceSetsAreRead()
    {
        BoundariesContract contract = Read("""{ "layers": [ { "name": "ui", "glob": "frontend/src/**/*.{tsx,ts}", "forbidden": [ { "pattern": "fetch\\(", "reason": "r" } ] } ] }""");

        Assert.IsTrue(contract.Layers[0].Covers("frontend/src/App.tsx"));
        Assert.IsTrue(contract.Layers[0].Covers("frontend/src/api/client.ts"));
        Assert.IsFalse(contract.Layers[0].Covers("frontend/src/App.css"));
    }

    [TestMethod]
    public void KnownViolationsComeWithAndWithoutAReason()
    {
        BoundariesContract contract = Read("""
            {
              "_notice": "edit me",
              "layers": [ { "name": "repos", "glob": "app/repos/**/*.py", "forbidden": [ { "pattern": "HTTPException", "reason": "r" } ] } ],
              "known_violations": [
                { "layer": "repos", "file": "user_repo.py", "pattern": "HTTPException" },
                { "layer": "repos", "file": "app/repos/order_repo.py", "pattern": "HTTPException", "reason": "until the refactoring" }
              ]
            }
            """);

        CollectionAssert.AreEqual(
            new[] { "user_repo.py", "app/repos/order_repo.py" }, contract.KnownViolations.Select(known => known.File).ToArray());
    }

    private static BoundariesContract Read(string json)
    {
        BoundariesContract? contract = BoundariesReader.Read("boundaries.json", new SourceText(json), out IReadOnlyList<Finding> findings);
        Assert.IsEmpty(findings);
        return contract!;
    }
}
