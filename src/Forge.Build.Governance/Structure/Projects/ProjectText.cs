using System;
using System.Collections.Generic;
using System.IO;
using System.Xml;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Structure.Projects;

/// <summary>Reads the values of an XML project file with their places. No DTD, nothing from elsewhere; depth and length cost no more than a pass.</summary>
internal static class ProjectText
{
    /// <summary>The values of attributes and of elements that hold text alone, in the order of the file.</summary>
    /// <param name="path">Relative to the project root.</param>
    /// <param name="source">The file's text.</param>
    /// <returns>Null where it is no XML.</returns>
    public static IReadOnlyList<ProjectValue>? Read(string path, SourceText source)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        Lines lines = new(source.Text);
        List<ProjectValue> values = new();
        string element = "";
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(source.Text), settings);
            IXmlLineInfo place = (IXmlLineInfo)reader;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                    element = "";
                if (reader.NodeType == XmlNodeType.Text && element.Length > 0)
                    values.Add(new ProjectValue(element, "", reader.Value.Trim(), OfText(path, source, lines.IndexOf(place), reader.Value)));
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                element = reader.LocalName;
                while (reader.MoveToNextAttribute())
                    values.Add(new ProjectValue(element, reader.LocalName, reader.Value, OfAttribute(path, source, lines.IndexOf(place))));
            }
            return values;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // From the name of an attribute to what stands between its quotes.
    private static SourceLocation OfAttribute(string path, SourceText source, int name)
    {
        string text = source.Text;
        int open = text.IndexOf('=', name);
        while (open >= 0 && open < text.Length && text[open] is not ('"' or '\''))
            open++;
        if (open < 0 || open >= text.Length)
            return At(path, source, name, name);
        int close = text.IndexOf(text[open], open + 1);
        return At(path, source, open + 1, close < 0 ? text.Length : close);
    }

    private static SourceLocation OfText(string path, SourceText source, int start, string value)
    {
        int end = source.Text.IndexOf('<', start);
        string written = source.Text.Substring(start, (end < 0 ? source.Text.Length : end) - start);
        int lead = written.Length - written.TrimStart().Length;
        return value.Trim().Length == 0 ? At(path, source, start, start) : At(path, source, start + lead, start + written.TrimEnd().Length);
    }

    private static SourceLocation At(string path, SourceText source, int start, int end)
    {
        (int line, int column) = source.PositionOf(start);
        (int endLine, int endColumn) = source.PositionOf(end);
        return new SourceLocation(path, line, column, endLine, endColumn);
    }

    /// <summary>Where lines begin: the reader counts lines and columns, and a text has indices.</summary>
    private sealed class Lines
    {
        private readonly List<int> _starts = new() { 0 };
        private readonly int _length;

        public Lines(string text)
        {
            _length = text.Length;
            for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
                _starts.Add(i + 1);
        }

        public int IndexOf(IXmlLineInfo place)
        {
            int line = Math.Min(Math.Max(place.LineNumber, 1), _starts.Count);
            return Math.Min(_starts[line - 1] + Math.Max(place.LinePosition - 1, 0), _length);
        }
    }
}
