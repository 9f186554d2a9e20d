using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Forge.Build.Governance.Contracts;

/// <summary>
/// Reads <c>physics.yaml</c>, event by event: no alias is expanded, so that no small file becomes a large one, and of the document only what stands below a
/// method or a schema is kept until it is read.
/// </summary>
public sealed class PhysicsReader
{
    /// <summary>A contract has five levels; more than this is generated or hostile, and the parser's time grows with the square of it.</summary>
    public const int MostDepth = 64;

    private const int MostQuoted = 60;

    private static readonly HashSet<string> MethodNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "get", "post", "put", "delete", "patch", "head", "options", "trace", "websocket", "mount",
    };

    private readonly string _path;
    private readonly SourceText _source;
    private readonly List<Finding> _findings = new();
    private readonly List<PhysicsRoute> _routes = new();
    private readonly List<(List<PhysicsMethod> Methods, int Index, PhysicsNode Body)> _bodies = new();
    private readonly Stack<Node> _open = new();
    private List<PhysicsMethod> _methodsOfLast = new();
    private PhysicsNode? _schemas;
    private bool _hasRoot;

    private PhysicsReader(string path, SourceText source)
    {
        _path = path;
        _source = source;
    }

    // What a node of the document is to this reader.
    private enum Part
    {
        Root,
        Paths,
        Route,
        Method,
        Schemas,
        Other,
    }

    /// <summary>Reads the contract.</summary>
    /// <param name="path">Relative to the project root, for positions.</param>
    /// <param name="source">The file's text.</param>
    /// <param name="findings">FORGE3001 where the text is no YAML, where a key stands twice in one map, and where <c>paths</c> does not say its routes itself.</param>
    /// <returns>What could be read; null where the text is no YAML or holds no map.</returns>
    public static PhysicsContract? Read(string path, SourceText source, out IReadOnlyList<Finding> findings)
    {
        PhysicsReader reader = new(path, source);
        PhysicsContract? contract = reader.ReadContract();
        findings = reader._findings;
        return contract;
    }

    private PhysicsContract? ReadContract()
    {
        // To the parser it is the end of the file, and what follows it would go unread.
        int nul = _source.Text.IndexOf('\0');
        if (nul >= 0)
            return Refuse(At(nul, nul + 1), "this is not YAML: it holds a NUL character", "save the file as UTF-8 text without it.");
        Parser parser = new(new StringReader(_source.Text));
        long reached = 0;
        try
        {
            while (parser.MoveNext())
            {
                ParsingEvent current = parser.Current!;
                reached = current.Start.Index;
                if (!Take(current))
                    return null;
            }
            PhysicsShapes shapes = new(_schemas);
            foreach ((List<PhysicsMethod> methods, int index, PhysicsNode body) in _bodies)
                methods[index] = shapes.Describe(methods[index], body);
            return new PhysicsContract(_routes) { Schemas = shapes.Schemas };
        }
        catch (YamlException e)
        {
            return NoYaml(e.Start.Index, e.Message);
        }
        // The parser's slips: a character beyond Unicode, an empty tag, a marker in the middle of a list.
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            return NoYaml(reached, "the value here cannot be read.");
        }
    }

    // False ends the reading: the document is refused as a whole.
    private bool Take(ParsingEvent current)
    {
        switch (current)
        {
            case DocumentStart when _hasRoot:
                Refuse(At(current), "the file holds more than one YAML document", "keep one, without a second line of ---.");
                return false;
            case NodeEvent or AnchorAlias:
                return TakeNode(current);
            case MappingEnd or SequenceEnd:
                _open.Pop();
                return true;
            default:
                return true;
        }
    }

    private bool TakeNode(ParsingEvent node)
    {
        Part part = Part.Other;
        PhysicsNode? kept = null;
        if (_open.Count == 0)
        {
            _hasRoot = true;
            if (node is not MappingStart)
            {
                Refuse(At(node), "the file must hold a map with info, paths and schemas", "begin it with the lines  info:, paths: and schemas:, each at the start of its line.");
                return false;
            }
            part = Part.Root;
        }
        else if (_open.Peek() is { IsMap: true } parent)
        {
            if (parent.Key is { } key)
            {
                part = TakeValue(parent.Part, key, node);
                kept = Keep(parent, part, node);
                parent.Key = null;
            }
            else
            {
                parent.IsMethod = false;
                TakeKey(parent, node);
                parent.Key = (node as Scalar)?.Value ?? "";
                parent.KeyLocation = At(node);
            }
        }
        else if (_open.Peek().Kept is { } list)
        {
            kept = NodeOf(node);
            list.Items.Add(kept);
        }
        if (node is not (MappingStart or SequenceStart))
            return true;
        if (_open.Count < MostDepth)
        {
            _open.Push(new Node(part, node is MappingStart, kept));
            return true;
        }
        Refuse(At(node), "the file is nested more than " + MostDepth + " levels deep here", "write the shape under schemas: and name it here.");
        return false;
    }

    private void TakeKey(Node map, ParsingEvent node)
    {
        string text = node is Scalar scalar ? scalar.Value : "";
        if (node is Scalar && !map.Keys.Add(text))
        {
            Refuse(At(node), "the key \"" + PrintableText.Excerpt(text, MostQuoted) + "\" stands twice in one map, and readers differ in which of the two they believe",
                "rename one of them, or merge the two; several alternatives are a list, one - a line.");
            _methodsOfLast = map.Part == Part.Paths ? new List<PhysicsMethod>() : _methodsOfLast;
        }
        else if (map.Part == Part.Paths && (node is not Scalar || text == "<<"))
        {
            Refuse(At(node), "a key of paths is no path, so its routes cannot be told", "write every path out as a line of its own, for example  /orders/{id}:.");
        }
        else if (map.Part == Part.Paths)
        {
            _methodsOfLast = new List<PhysicsMethod>();
            _routes.Add(new PhysicsRoute(text, _methodsOfLast, At(node)));
        }
        else if (map.Part == Part.Route && MethodNames.Contains(text))
        {
            _methodsOfLast.Add(new PhysicsMethod(text.ToLowerInvariant(), At(node)));
            map.IsMethod = true;
        }
    }

    private PhysicsNode? Keep(Node map, Part part, ParsingEvent value)
    {
        if (part is not (Part.Method or Part.Schemas) && map.Kept is null)
            return null;
        PhysicsNode node = NodeOf(value);
        if (part == Part.Method)
            _bodies.Add((_methodsOfLast, _methodsOfLast.Count - 1, node));
        else if (part == Part.Schemas)
            _schemas = node;
        else
            map.Kept!.Members.Add(new PhysicsMember(map.Key!, map.KeyLocation, node));
        return node;
    }

    private PhysicsNode NodeOf(ParsingEvent node) => node switch
    {
        MappingStart => new PhysicsNode(PhysicsNodeKind.Map, At(node)),
        SequenceStart => new PhysicsNode(PhysicsNodeKind.List, At(node)),
        Scalar scalar => new PhysicsNode(IsNothing(scalar) ? PhysicsNodeKind.Null : PhysicsNodeKind.Scalar, At(node), scalar.Value),
        _ => new PhysicsNode(PhysicsNodeKind.Alias, At(node)),
    };

    private static bool IsNothing(Scalar scalar) => scalar is { IsPlainImplicit: true, Value: "" or "null" or "~" or "Null" or "NULL" };

    private Part TakeValue(Part map, string key, ParsingEvent node)
    {
        if (map == Part.Root && key == "paths")
        {
            if (node is not MappingStart && !(node is Scalar scalar && IsNothing(scalar)))
                Refuse(At(node), "\"paths\" must be a map from each path to its methods", "write every path as a line below it, for example  /orders/{id}:, and its methods below that.");
            return Part.Paths;
        }
        if (map == Part.Root && key == "schemas")
            return Part.Schemas;
        if (map == Part.Route && _open.Peek().IsMethod)
            return Part.Method;
        if (map != Part.Paths)
            return Part.Other;
        if (node is AnchorAlias && key != "<<")
            Refuse(At(node), "the methods of a path are an alias, so they cannot be told", "write the methods out below the path.");
        return Part.Route;
    }

    private PhysicsContract? NoYaml(long index, string problem)
    {
        int at = (int)Math.Min(index, _source.Text.Length);
        // The parser names the line in which the map began.
        if (problem.IndexOf("tab", StringComparison.Ordinal) >= 0 && _source.Text.IndexOf("\n\t", Math.Max(0, at - 1), StringComparison.Ordinal) is >= 0 and var tab)
            at = tab + 1;
        string what = problem.Length == 0 ? "it cannot be parsed." : char.ToLowerInvariant(problem[0]) + problem.Substring(1);
        return Refuse(At(at, at + 1), "this is not YAML: " + PrintableText.Excerpt(what.TrimEnd('.'), 200),
            "put the whole value of this line, or of the line before, into single quotes, for example  status: '\"ok\" | \"down\"'; "
                + "outside quotes no value may hold \": \" or \" #\", nor go on after its closing quote. Indent with spaces only.");
    }

    private PhysicsContract? Refuse(SourceLocation location, string message, string fix)
    {
        _findings.Add(new Finding(RuleCatalog.MalformedContract, location, message + ".", fix));
        return null;
    }

    private SourceLocation At(ParsingEvent current) => At((int)current.Start.Index, (int)Math.Max(current.Start.Index + 1, current.End.Index));

    private SourceLocation At(int start, int end)
    {
        // At the end of a file the parser counts characters that are not there.
        int first = Math.Min(start, _source.Text.Length);
        (int line, int column) = _source.PositionOf(first);
        (int endLine, int endColumn) = _source.PositionOf(Math.Max(first, Math.Min(end, _source.Text.Length)));
        return new SourceLocation(_path, line, column, endLine, endColumn);
    }

    private sealed class Node
    {
        public Node(Part part, bool isMap, PhysicsNode? kept)
        {
            Part = part;
            IsMap = isMap;
            Kept = kept;
        }

        public Part Part { get; }

        public bool IsMap { get; }

        /// <summary>What is kept of it; null where it lies below no method and no schema.</summary>
        public PhysicsNode? Kept { get; }

        /// <summary>The key whose value comes next, or null where a key comes next.</summary>
        public string? Key { get; set; }

        public SourceLocation KeyLocation { get; set; }

        /// <summary>Whether the key is a method of HTTP below a path.</summary>
        public bool IsMethod { get; set; }

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
    }
}
