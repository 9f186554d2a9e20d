using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace Forge.Build.Commands.Testing;

/// <summary>Reads the results of a test run from TRX, as a stream: a file of a gigabyte of test output costs no more memory than its results.</summary>
internal sealed class TrxReader
{
    /// <summary>More of a message or of a stack trace is dropped.</summary>
    public const int LongestText = 4000;

    private const int MostResults = 2_000_000;
    private const int MostExplained = 1000;
    private const long MostCharacters = 4L << 30;
    private const int LongestName = 1000;

    private readonly List<(string TestId, TestResult Result)> _results = new();
    private readonly Dictionary<string, (string Module, string Type)> _definitions = new(StringComparer.Ordinal);
    private bool _saysFailed;
    private bool _saysAborted;
    private int _explained;
    private bool _isWhole;

    /// <summary>Reads a file; what cannot be read is a problem, never an exception.</summary>
    /// <param name="stream">Its bytes.</param>
    public static TrxFile Read(Stream stream)
    {
        TrxReader trx = new();
        string problem = "";
        try
        {
            using XmlReader xml = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                // Test output holds control characters, and some writers refer to them.
                CheckCharacters = false,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
            trx.ReadRun(xml);
            if (!trx._isWhole)
                problem = "it has no summary";
        }
        catch (Exception e) when (e is XmlException or IOException or InvalidOperationException or ArgumentException)
        {
            problem = e.Message.TrimEnd('.');
        }
        return new TrxFile(trx._results.Select(entry => trx.Named(entry.TestId, entry.Result)).ToArray(), trx._saysFailed, trx._saysAborted, problem);
    }

    private void ReadRun(XmlReader xml)
    {
        xml.MoveToContent();
        if (xml.LocalName != "TestRun")
            throw new XmlException("it is no test run but <" + xml.LocalName + ">");
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element)
                xml.Read();
            else if (xml.LocalName is "UnitTestResult" or "TestResult" or "GenericTestResult" or "WebTestResult" or "ManualTestResult" or "TestResultAggregation")
                ReadResult(xml);
            else if (xml.LocalName == "UnitTest")
                ReadDefinition(xml);
            else if (xml.LocalName == "ResultSummary")
                ReadSummary(xml);
            else if (xml.LocalName is "Results" or "TestDefinitions")
                xml.Read();
            else
                xml.Skip();
        }
    }

    // The rows of a test with data may stand inside of its result; then they are the results, and it is one more only where it failed and none of them did.
    private void ReadResult(XmlReader xml)
    {
        string testId = Cut(xml.GetAttribute("testId"));
        TestResult result = new("", Cut(xml.GetAttribute("testName")), TestOutcomes.Of(xml.GetAttribute("outcome")));
        int before = _results.Count, depth = xml.Depth;
        if (_results.Count >= MostResults)
            throw new XmlException("it holds more than " + MostResults + " results");
        bool isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                xml.Read();
            else if (xml.LocalName == "Message" && result.Outcome == TestOutcome.Failed)
                result = result with { Message = TextOf(xml) };
            else if (xml.LocalName == "StackTrace" && result.Outcome == TestOutcome.Failed)
                result = result with { StackTrace = TextOf(xml) };
            else if (xml.LocalName == "UnitTestResult")
                ReadRow(xml);
            else if (xml.LocalName is "Output" or "ErrorInfo" or "InnerResults")
                xml.Read();
            else
                xml.Skip();
        }
        bool hasRows = _results.Count > before;
        if (!hasRows || (result.Outcome == TestOutcome.Failed && !_results.Skip(before).Any(row => row.Result.Outcome == TestOutcome.Failed)))
            Add(testId, result);
    }

    private void ReadRow(XmlReader xml)
    {
        string testId = Cut(xml.GetAttribute("testId"));
        TestResult row = new("", Cut(xml.GetAttribute("testName")), TestOutcomes.Of(xml.GetAttribute("outcome")));
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Message" && row.Message.Length == 0)
                row = row with { Message = TextOf(xml) };
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "StackTrace" && row.StackTrace.Length == 0)
                row = row with { StackTrace = TextOf(xml) };
            else
                xml.Read();
        }
        Add(testId, row);
    }

    private void Add(string testId, TestResult result)
    {
        bool explains = result.Outcome == TestOutcome.Failed && ++_explained <= MostExplained;
        _results.Add((testId, explains ? result : result with { Message = "", StackTrace = "" }));
    }

    private void ReadDefinition(XmlReader xml)
    {
        string id = Cut(xml.GetAttribute("id"));
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "TestMethod")
                _definitions[id] = (Cut(xml.GetAttribute("codeBase")), Cut(xml.GetAttribute("className")));
            xml.Read();
        }
    }

    private void ReadSummary(XmlReader xml)
    {
        _isWhole = true;
        _saysFailed |= xml.GetAttribute("outcome") is not ("Completed" or "Passed" or "Warning");
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        xml.Read();
        while (!isEmpty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "RunInfo" && xml.GetAttribute("outcome") is "Error" or "Aborted" or "Failed")
                _saysAborted = true;
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "Output" or "Text" or "StdOut")
                xml.Skip();
            else
                xml.Read();
        }
    }

    // Some frameworks name a test by its method alone, some by its full name.
    private TestResult Named(string testId, TestResult result)
    {
        if (!_definitions.TryGetValue(testId, out (string Module, string Type) definition))
            return result;
        bool isFull = definition.Type.Length == 0 || result.Name.StartsWith(definition.Type + ".", StringComparison.Ordinal);
        return result with { Module = definition.Module, Name = isFull ? result.Name : definition.Type + "." + result.Name };
    }

    private static string TextOf(XmlReader xml)
    {
        StringBuilder text = new();
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        char[] buffer = new char[1024];
        xml.Read();
        while (!isEmpty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                for (int count; (count = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                    text.Append(buffer, 0, Math.Min(count, LongestText - text.Length));
            }
            xml.Read();
        }
        return text.ToString().Trim();
    }

    private static string Cut(string? text) => text is null ? "" : text.Length > LongestName ? text[..LongestName] : text;
}
