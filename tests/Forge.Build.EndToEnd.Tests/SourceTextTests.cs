using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Forge.Build.EndToEnd.Tests.Infrastructure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests;

/// <summary>However a file of a layer is encoded and however large it is, a violation in it is reported where people see it.</summary>
[TestClass]
public sealed class SourceTextTests : EndToEndTest
{
    private static readonly string TextLayer = Skeleton.Layers(Skeleton.Layer("text", "text/*", @"\bSqlConnection\b"));

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void PositionsAreThoseOfTheDecodedText(string tasks)
    {
        // A letter outside of ASCII, and one that takes two UTF-16 units.
        const string Text = "line 1\nä 😀 SqlConnection\n";
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["cr"] = Encoding.UTF8.GetBytes(Text.Replace("\n", "\r")),
            ["crlf"] = Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n")),
            ["latin-1"] = Encoding.Latin1.GetBytes(Text.Replace("😀", "öü")),
            ["utf-16be"] = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)],
            ["utf-16le"] = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            ["utf-32le"] = [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Text)],
            ["utf-8"] = Encoding.UTF8.GetBytes(Text),
            ["utf-8-bom"] = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
        };
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, TextLayer);
        foreach ((string name, byte[] bytes) in files)
            repository.Write("text/" + name, bytes);

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks)
            .Fails(files.Keys.Select(name => "text/" + name + "(2,6,2,19): CONTRACT_CONFLICT error FORGE3101").ToArray());
    }

    [TestMethod]
    [DataRow("net10.0")]
    [DataRow("netstandard2.0")]
    public void ALineOfAMegabyteAndAFileOfFiftyAreRead(string tasks)
    {
        byte[] line = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("if type income ", 70_000)) + "SqlConnection");
        byte[] file = new byte[50 * 1024 * 1024];
        Array.Fill(file, (byte)'x');
        for (int i = 99; i < file.Length; i += 100)
            file[i] = (byte)'\n';
        "\nSqlConnection"u8.CopyTo(file.AsSpan(file.Length - 14));
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, TextLayer).Write("text/file", file).Write("text/line", line);
        int lastLine = file.Count(c => c == (byte)'\n') + 1;

        repository.Build(Skeleton.Project, "-p:ForgeTasksFolder=" + tasks).Fails(
            $"text/file({lastLine},1,{lastLine},14): CONTRACT_CONFLICT error FORGE3101",
            "text/line(1,1050001,1,1050014): CONTRACT_CONFLICT error FORGE3101");
    }

    [TestMethod]
    [Produces("FORGE6104")]
    public void AFileTooLargeToCheckIsAFinding()
    {
        TempRepository repository = NewRepository().Governed().Write(Skeleton.Boundaries, TextLayer).Write("text/huge", "");
        using (FileStream huge = File.OpenWrite(repository.PathOf("text/huge")))
            huge.SetLength(300L * 1024 * 1024);

        repository.Build(Skeleton.Project).Fails("text/huge(1,1,1,1): ENVIRONMENT_LIMITATION error FORGE6104");
    }

    [TestMethod]
    public void EveryMatchIsAFindingAlsoAcrossLines()
    {
        MarkedText source = MarkedText.Parse("<|SqlConnection|> and <|sqlconnection|>\n<|SELECT x\n  FROM|> y\nselect\n");
        TempRepository repository = NewRepository().Governed().Write("text/a", source.Text)
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("text", "text/*", @"SqlConnection|SELECT[^;]*?FROM")));

        repository.Build(Skeleton.Project).Fails(source.Spans.Select(span => "text/a" + span + ": CONTRACT_CONFLICT error FORGE3101").ToArray());
    }

    [TestMethod]
    public void BracesInTheTextAndInTheReasonAreNoFormatString()
    {
        TempRepository repository = NewRepository().Governed().Write("text/a", "string.Format(\"{0} {1,5:N}\")")
            .Write(Skeleton.Boundaries, Skeleton.Layers(Skeleton.Layer("text {0}", "text/*", @"\{0\} \{1,5:N\}", "{0} {9} {name} {")));

        BuildResult build = repository.Build(Skeleton.Project).Fails("text/a(1,16,1,27): CONTRACT_CONFLICT error FORGE3101");

        Assert.Contains("layer \"text {0}\" must not contain \"{0} {1,5:N}\"", build.The("FORGE3101").Text);
        Assert.Contains(": {0} {9} {name} {.", build.The("FORGE3101").Text);
    }
}
