using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Forge.Build.Governance.Findings;

namespace Forge.Build.Governance.Audit.Verdict;

/// <summary>What an MSBuild file says about this package: its references, its properties, its targets, in whatever part of the file and under whatever condition.</summary>
internal sealed class ProjectFacts
{
    // A project has no more than ten levels.
    private const int MostDepth = 64;
    private const int MostCharacters = 16 * 1024 * 1024;
    private const int MostQuoted = 80;

    private static readonly HashSet<string> PackageItems
        = new(StringComparer.OrdinalIgnoreCase) { "PackageReference", "PackageVersion", "GlobalPackageReference", "PackageDownload" };

    // Attributes and metadata that hold lists of properties and targets.
    private static readonly HashSet<string> NameLists = new(StringComparer.OrdinalIgnoreCase)
    {
        "TreatAsLocalProperty", "InitialTargets", "DefaultTargets", "Targets", "GlobalPropertiesToRemove", "UndefineProperties", "RemoveProperties", "PropertyName", "ItemName",
        "BeforeTargets", "AfterTargets", "DependsOnTargets", "ExecuteTargets",
    };

    private readonly List<VerdictFact> _facts = new();

    /// <summary>Reads a file.</summary>
    /// <returns>Its facts, in the order of the file; null where it is no XML that can be trusted to be read here as MSBuild reads it.</returns>
    public static IReadOnlyList<VerdictFact>? Read(string text)
    {
        if (Parse(text)?.Root is not { } root)
            return null;
        ProjectFacts facts = new();
        facts.Walk(root, "");
        return facts._facts;
    }

    /// <summary>Whether a file's root is a project, so that it can be imported.</summary>
    public static bool IsProject(string text) => Parse(text)?.Root is { } root && Is(root, "Project");

    /// <summary>Whether the file hands on to the file of the same name in a folder above.</summary>
    public static bool ImportsOneAbove(string text)
        => Parse(text)?.Root is { } root && root.Descendants().Any(element => Is(element, "Import") && LooksAbove(element));

    private static XDocument? Parse(string text)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters };
        text = text.TrimStart('\ufeff');
        try
        {
            using (XmlReader depth = XmlReader.Create(new StringReader(text), settings))
            {
                while (depth.Read())
                {
                    if (depth.Depth > MostDepth)
                        return null;
                }
            }
            using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Walk(XElement element, string context)
    {
        string name = element.Name.LocalName, parent = element.Parent?.Name.LocalName ?? "";
        bool isWhole = false;
        if (IsOne(parent, "PropertyGroup"))
        {
            if (ForgeNames.Owns(name) || ForgeNames.SwitchesImports(name))
                Add(element, context, "property " + name, "the property " + name);
        }
        else if (IsOne(parent, "ItemGroup") || IsOne(parent, "ItemDefinitionGroup"))
        {
            WalkItem(element, context, isDefinition: IsOne(parent, "ItemDefinitionGroup"));
        }
        else if (IsOne(name, "Import") && Any(element, ForgeNames.LeadsTo))
        {
            Add(element, context, "import", "the import of " + Excerpt(Value(element, "Project")));
        }
        else if (IsOne(name, "UsingTask") && (Any(element, ForgeNames.LeadsTo) || ForgeNames.IsTask(Value(element, "TaskName"))))
        {
            Add(element, context, "task " + Value(element, "TaskName"), "the task " + Excerpt(Value(element, "TaskName")));
        }
        else if (IsOne(name, "Target") && (ForgeNames.Owns(Value(element, "Name")) || element.Attributes().Any(ListsOne)))
        {
            isWhole = true;
            Add(element, context, "target " + Value(element, "Name"), "the target " + Excerpt(Value(element, "Name")));
        }
        // A target is compared whole, with the names that its attributes list.
        if (!isWhole)
            AddMention(element, context);
        if (!element.HasElements)
            return;
        string inner = Inside(context, element);
        foreach (XElement child in element.Elements())
            Walk(child, inner);
    }

    private void WalkItem(XElement element, string context, bool isDefinition)
    {
        string name = element.Name.LocalName;
        if (ForgeNames.Owns(name))
            Add(element, context, "item " + name, "the item " + name);
        if (!PackageItems.Contains(name))
            return;
        string include = Value(element, "Include"), others = Value(element, "Update") + ";" + Value(element, "Remove") + ";" + Value(element, "Exclude");
        if (ForgeNames.NamesPackage(include) || ForgeNames.NamesPackage(others))
            Add(element, context, "package " + name, "the " + name + " of Forge.Build");
        // Without any of the three, in a target, it sets metadata of them all.
        else if (isDefinition || ForgeNames.MayNamePackage(others) || (include + others).Trim(';').Length == 0)
            Add(element, context, "packages " + name, "a " + name + " that reaches every package, Forge.Build too,");
    }

    // Values that set, unset or call something of ours from a place of another kind: AdditionalProperties, a task, the root.
    private void AddMention(XElement element, string context)
    {
        string name = element.Name.LocalName;
        string? assigned = null;
        bool lists = element.Attributes().Any(ListsOne);
        foreach (XAttribute attribute in element.Attributes())
            assigned ??= ForgeNames.AssignedIn(ForgeNames.Unescape(attribute.Value));
        if (!element.HasElements)
        {
            assigned ??= ForgeNames.AssignedIn(ForgeNames.Unescape(element.Value));
            lists |= NameLists.Contains(name) && ForgeNames.ListsOne(ForgeNames.Unescape(element.Value));
        }
        if (lists || assigned is not null || (element.Parent is null && ForgeNames.LeadsTo(Value(element, "Sdk"))))
            Add(element, context, "mention " + name, Excerpt(name) + " with " + (assigned is null ? "a name of Forge.Build" : "a value for " + Excerpt(assigned)), isShallow: element.HasElements && !IsOne(name, "MSBuild"));
    }

    private void Add(XElement element, string context, string name, string shown, bool isShallow = false)
    {
        IXmlLineInfo place = element;
        StringBuilder text = new();
        Write(text, element, isShallow);
        _facts.Add(new VerdictFact(name.ToLowerInvariant(), context + text, shown, place.LineNumber, place.LinePosition - 1));
    }

    // Without comments, layout and the order of attributes; a value of metadata is the same as attribute and as element.
    private static void Write(StringBuilder text, XElement element, bool isShallow)
    {
        IEnumerable<(string Name, string Value)> attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && !IsOne(attribute.Name.LocalName, "Label"))
            .Select(attribute => (attribute.Name.LocalName.ToLowerInvariant(), ForgeNames.Unescape(attribute.Value).Trim()));
        bool isItem = IsOne(element.Parent?.Name.LocalName ?? "", "ItemGroup");
        XElement[] plain = isItem ? element.Elements().Where(child => !child.HasAttributes && !child.HasElements).ToArray() : Array.Empty<XElement>();
        attributes = attributes.Concat(plain.Select(child => (child.Name.LocalName.ToLowerInvariant(), ForgeNames.Unescape(child.Value).Trim())));
        text.Append('<').Append(element.Name.LocalName.ToLowerInvariant());
        foreach ((string name, string value) in attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).ThenBy(attribute => attribute.Value, StringComparer.Ordinal))
            text.Append('\n').Append(name).Append('=').Append(value.Length).Append(':').Append(value);
        text.Append('>');
        if (isShallow)
            return;
        if (!element.HasElements)
            text.Append(ForgeNames.Unescape(element.Value).Trim());
        foreach (XElement child in element.Elements().Except(plain))
            Write(text, child, isShallow: false);
        text.Append("</>");
    }

    // Short whatever the conditions are, so that a file of facts below one long condition stays small.
    private static string Inside(string context, XElement element)
    {
        if (Is(element, "Project"))
            return context;
        StringBuilder text = new(context);
        Write(text, element, isShallow: true);
        // What Otherwise means depends on every When before it.
        if (Is(element, "Choose"))
        {
            foreach (XElement when in element.Elements())
                Write(text, when, isShallow: true);
        }
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool LooksAbove(XElement import)
    {
        string project = Value(import, "Project"), condition = Value(import, "Condition");
        bool isAbove = project.IndexOf("OfFileAbove", StringComparison.OrdinalIgnoreCase) >= 0 || project.StartsWith("..", StringComparison.Ordinal)
            || project.StartsWith("$(MSBuildThisFileDirectory)..", StringComparison.OrdinalIgnoreCase);
        return isAbove && (condition.Length == 0 || condition.IndexOf("Exists(", StringComparison.OrdinalIgnoreCase) >= 0 || condition.IndexOf("!=", StringComparison.Ordinal) >= 0);
    }

    private static bool ListsOne(XAttribute attribute) => NameLists.Contains(attribute.Name.LocalName) && ForgeNames.ListsOne(ForgeNames.Unescape(attribute.Value));

    private static bool Any(XElement element, Func<string, bool> test) => element.Attributes().Any(attribute => test(ForgeNames.Unescape(attribute.Value)));

    // MSBuild takes attributes in any case.
    private static string Value(XElement element, string name)
    {
        foreach (XAttribute attribute in element.Attributes())
        {
            if (IsOne(attribute.Name.LocalName, name))
                return ForgeNames.Unescape(attribute.Value).Trim();
        }
        return "";
    }

    private static bool Is(XElement element, string name) => IsOne(element.Name.LocalName, name);

    private static bool IsOne(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static string Excerpt(string text) => PrintableText.Excerpt(text, MostQuoted);
}
