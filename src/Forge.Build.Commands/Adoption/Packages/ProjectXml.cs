using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;

namespace Forge.Build.Commands.Adoption.Packages;

/// <summary>Puts elements into the text of a build file, before its end, and changes nothing else.</summary>
internal static class ProjectXml
{
    private const string UsualIndent = "  ";

    /// <summary>The text with one more group of items.</summary>
    /// <param name="text">A build file without its BOM; line ends may be any.</param>
    /// <param name="lineEnd">What ends its lines.</param>
    /// <param name="items">The items, an element each.</param>
    /// <exception cref="XmlException">It is no XML, or its root is no project; the message tells where.</exception>
    public static string WithItems(string text, string lineEnd, IEnumerable<string> items)
    {
        Root root = Root.Of(text);
        string indent = root.Indent;
        string group = indent + "<ItemGroup>" + lineEnd + string.Concat(items.Select(item => indent + indent + item + lineEnd)) + indent + "</ItemGroup>" + lineEnd;
        if (root.IsEmpty)
        {
            int slash = text.LastIndexOf('/', root.End);
            return text[..slash].TrimEnd() + ">" + lineEnd + group + "</" + root.Name + text[root.End..];
        }
        int lineStart = text.LastIndexOfAny(['\n', '\r'], root.End - 1) + 1;
        bool isAlone = text[lineStart..root.End].Trim().Length == 0;
        return isAlone ? text.Insert(lineStart, group) : text.Insert(root.End, lineEnd + group);
    }

    /// <summary>A build file with nothing but these items.</summary>
    /// <param name="import">A file that is imported first; empty for none.</param>
    /// <param name="items">The items, an element each.</param>
    public static string New(string import, IEnumerable<string> items)
        => "<Project>\n" + (import.Length == 0 ? "" : UsualIndent + "<Import Project=\"" + import + "\" />\n")
            + UsualIndent + "<ItemGroup>\n" + string.Concat(items.Select(item => UsualIndent + UsualIndent + item + "\n")) + UsualIndent + "</ItemGroup>\n</Project>\n";

    /// <summary>The root element by where it stands.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsEmpty">Whether it has no end tag.</param>
    /// <param name="End">Index of its end tag; of the bracket that closes it where it is empty.</param>
    /// <param name="Indent">What stands before its first child.</param>
    private sealed record Root(string Name, bool IsEmpty, int End, string Indent)
    {
        public static Root Of(string text)
        {
            XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = text.Length + 1 };
            using XmlReader reader = XmlReader.Create(new StringReader(text), settings);
            IXmlLineInfo place = (IXmlLineInfo)reader;
            int[] lines = LineStarts(text);
            reader.MoveToContent();
            if (reader.Name != "Project")
                throw new XmlException("its root is <" + reader.Name + ">, not <Project>", null, place.LineNumber, place.LinePosition);
            string? indent = null;
            int end = -1;
            bool isEmpty = reader.IsEmptyElement;
            if (isEmpty)
                end = EndOfTag(text, IndexOf(lines, place));
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
                    indent ??= BlanksBefore(text, IndexOf(lines, place) - 1);
                else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == 0)
                    end = IndexOf(lines, place) - 2;
            }
            return new Root("Project", isEmpty, end, indent is { Length: > 0 } ? indent : UsualIndent);
        }

        private static int IndexOf(int[] lines, IXmlLineInfo place) => lines[place.LineNumber - 1] + place.LinePosition - 1;

        // A bracket in an attribute's value ends no tag.
        private static int EndOfTag(string text, int at)
        {
            char quote = '\0';
            for (; quote != '\0' || text[at] != '>'; at++)
            {
                if (quote == '\0' ? text[at] is '"' or '\'' : text[at] == quote)
                    quote = quote == '\0' ? text[at] : '\0';
            }
            return at;
        }

        private static string BlanksBefore(string text, int at)
        {
            int start = at;
            while (start > 0 && text[start - 1] is ' ' or '\t')
                start--;
            return start > 0 && text[start - 1] is '\n' or '\r' ? text[start..at] : "";
        }

        private static int[] LineStarts(string text)
        {
            List<int> starts = [0];
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                    starts.Add(i + 1);
            }
            return starts.ToArray();
        }
    }
}
