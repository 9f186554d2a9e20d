using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forge.Build.Commands.Building;
using Forge.Build.Commands.Tests.Adoption;
using Forge.Build.Governance.Backfill;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Tests;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Commands.Tests.Building;

/// <summary><c>schemas/forge.schema.json</c> and those who read <c>forge.json</c> know the same members and want the same values.</summary>
[TestClass]
public sealed class ForgeJsonSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(OwnRepository.Root, "schemas", "forge.schema.json"))).RootElement;

    private static readonly string[] Values = ["null", "true", "0", "1", "1441", "\"on\"", "\"spec\"", "[]", "[\"spec\"]", "[1]", "{}", "{ \"unknown\": 1 }"];

    // Read as text or not at all: what is of another kind counts as not said.
    private static readonly string[] NeverRefused =
        ["$schema", "project_name", "backend.language", "backend.dependency_file", "backend.entry_module", "backend.test_framework", "backend.test_dir", "backend.venv_path"];

    [TestMethod]
    public void TheSwitchesAreThoseOfTheReader()
    {
        JsonElement gates = Schema.GetProperty("properties").GetProperty("gates").GetProperty("properties");

        CollectionAssert.AreEquivalent(GateSwitches.Names.ToArray(), gates.EnumerateObject().Select(gate => gate.Name).ToArray());
    }

    [TestMethod]
    public void WhatTheSchemaAcceptsNoReaderRefusesAndWhatItHoldsSomebodyReads()
    {
        List<string> unread = [];
        foreach (string path in Paths())
        {
            bool isRead = false;
            foreach (string value in Values)
            {
                string text = With(path, value);
                string[] problems = ProblemsOf(text);
                isRead |= problems.Length > 0;
                if (Accepts(text))
                    Assert.IsEmpty(problems, text + "\n" + string.Join('\n', problems));
            }
            if (!isRead)
                unread.Add(path);
        }
        CollectionAssert.AreEquivalent(NeverRefused, unread);
    }

    [TestMethod]
    [DataRow("{ \"gates\": { \"unknown\": \"on\" } }", false)]
    [DataRow("{ \"gates\": { \"physics\": \"required\" } }", false)]
    [DataRow("{ \"gates\": { \"evidenceBundle\": \"required\", \"physics\": false } }", true)]
    [DataRow("{ \"gates\": { \"physics\": \"Off\" } }", false)]
    [DataRow("{ \"unknown\": 1, \"backend\": { \"unknown\": 1 }, \"test\": { \"unknown\": [] }, \"backfill\": { \"unknown\": 1 } }", true)]
    [DataRow("{ \"test\": { \"timeout_minutes\": 1440 } }", true)]
    [DataRow("[]", false)]
    public void BothRefuseTheSame(string text, bool expected)
    {
        Assert.AreEqual(expected, Accepts(text));
        Assert.AreEqual(expected, ProblemsOf(text.Replace("[]", "[ \"gates\" ]")).Length == 0 || text.Contains("unknown\": [] "));
    }

    [TestMethod]
    public void EveryMemberIsDocumentedAndEveryDocumentedOneIsInTheSchema()
    {
        string page = File.ReadAllText(Path.Combine(OwnRepository.Root, "docs", "forge-json.md"));
        string[] known = Paths().ToArray();
        foreach (string path in known)
            Assert.Contains("`" + (path.StartsWith("gates.", StringComparison.Ordinal) ? path["gates.".Length..] : path) + "`", page, path);
        string[] sections = Schema.GetProperty("properties").EnumerateObject().Select(member => member.Name + ".").ToArray();
        foreach (string documented in page.Split('`').Where((_, i) => i % 2 == 1).Where(word => !word.Contains(' ') && sections.Any(section => word.StartsWith(section, StringComparison.Ordinal))))
            Assert.Contains(documented, known);
    }

    [TestMethod]
    public void WhatIsWrittenHereIsValid()
    {
        string page = File.ReadAllText(Path.Combine(OwnRepository.Root, "docs", "forge-json.md"));
        int start = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        List<string> texts = [page[start..page.IndexOf("```", start, StringComparison.Ordinal)], File.ReadAllText(Path.Combine(OwnRepository.Root, "forge.json"))];
        texts.AddRange(Directory.EnumerateFiles(Path.Combine(OwnRepository.Root, "samples"), "forge.json", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (string text in texts)
            Assert.IsTrue(Accepts(text), text);
        Assert.IsGreaterThan(3, texts.Count);
    }

    [TestMethod]
    public void WhatInitWritesIsValid()
    {
        using Adopted adopted = new Adopted().Project("src/Shop.Web/Shop.Web.csproj", sdk: "Microsoft.NET.Sdk.Web").With("src/Shop.Web/Program.cs", "System.Console.Write(1);\n")
            .With("web/package.json", "{ \"scripts\": { \"build\": \"x\", \"test\": \"y\" }, \"dependencies\": { \"react\": \"1\" } }\n").Adopt();

        string text = adopted.Proposed.Single(file => file.Path == "forge.json").Text;

        Assert.IsTrue(Accepts(text), text);
        foreach (string path in PathsOf(JsonNode.Parse(text)!.AsObject(), ""))
            Assert.Contains(path, Paths().ToArray());
    }

    private static bool Accepts(string text)
        => SchemaSubset.Accepts(Schema, JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement);

    // All who read forge.json and refuse something of it.
    private static string[] ProblemsOf(string text)
    {
        using GovernedFolder folder = new("{ \"layers\": [] }\n");
        folder.Write("forge.json", text);
        List<Finding> found = [.. GateSwitches.Read(ContractFile.Read(folder.Repository, GateSwitches.Path)).Findings.Where(finding => finding.Rule == RuleCatalog.MalformedContract)];
        NamespaceSettings.Read(folder.Repository, out IReadOnlyList<Finding> backfill);
        TestSettings.Read(folder.Repository, out IReadOnlyList<Finding> test);
        return found.Concat(backfill).Concat(test).Select(finding => finding.Message).Distinct().ToArray();
    }

    private static IEnumerable<string> Paths()
        => Schema.GetProperty("properties").EnumerateObject().SelectMany(member => member.Value.TryGetProperty("properties", out JsonElement inner)
            ? inner.EnumerateObject().Select(one => member.Name + "." + one.Name) : [member.Name]);

    private static IEnumerable<string> PathsOf(JsonObject json, string prefix)
        => json.SelectMany(member => member.Value is JsonObject inner ? PathsOf(inner, prefix + member.Key + ".") : [prefix + member.Key]);

    // The other members of a frontend mean nothing where it is not enabled.
    private static string With(string path, string value)
    {
        string[] names = path.Split('.');
        string enabled = names[0] == "frontend" && names[1] != "enabled" ? "\"enabled\": true, " : "";
        return names.Length == 1 ? "{ \"" + names[0] + "\": " + value + " }" : "{ \"" + names[0] + "\": { " + enabled + "\"" + names[1] + "\": " + value + " } }";
    }
}
