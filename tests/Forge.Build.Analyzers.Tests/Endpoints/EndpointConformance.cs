using System;
using System.IO;
using System.Linq;
using Forge.Build.Analyzers.Endpoints;
using Forge.Build.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>Reads a program and runs it, and holds the one against the other.</summary>
internal static class EndpointConformance
{
    private const string File = "src/Web/Program.cs";

    /// <summary>The endpoints that were read are those that run, except for what the case says that nobody can know.</summary>
    public static void Holds(EndpointCase one)
    {
        CSharpCompilation compilation = Project(one.Code).Compile();

        EndpointTable table = EndpointReader.Read(compilation, default);

        string[] read = [.. table.Endpoints.Select(endpoint => RouteLine.Of(endpoint, one.IsShapeOpen)).Distinct().Order(StringComparer.Ordinal)];
        string notices = string.Join('\n', table.Unknown.Select(unknown => unknown.Location.SourceTree!.GetText().ToString(unknown.Location.SourceSpan) + ": " + unknown.Reason));
        string[] places = [.. table.Unknown.Select(unknown => unknown.Location.SourceTree!.GetText().ToString(unknown.Location.SourceSpan))];
        CollectionAssert.AreEqual(one.Notices, places, "The places that cannot be read are:\n" + notices);
        if (one.IsRefused)
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => Wrapped(compilation, one));
            Assert.AreEqual("", string.Join('\n', read));
            return;
        }
        string[] runs = [.. RunningProgram.Lines(Image(compilation), one.IsShapeOpen).Where(line => !one.RuntimeOnly.Contains(line.Split(' ')[1])).Distinct().Order(StringComparer.Ordinal)];
        Assert.AreEqual(string.Join('\n', runs), string.Join('\n', read), notices);
        Assert.IsTrue(table.Endpoints.All(endpoint => endpoint.RouteLocation.IsInSource && endpoint.HandlerLocation.IsInSource));
    }

    /// <summary>A project of one program.</summary>
    public static AnalyzedProject Project(string code) => new AnalyzedProject().Source("src/Web/Usings.cs", EndpointCase.Usings).Source(File, code);

    private static byte[] Image(CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        Assert.IsTrue(compilation.Emit(stream).Success);
        return stream.ToArray();
    }

    private static void Wrapped(CSharpCompilation compilation, EndpointCase one)
    {
        try
        {
            RunningProgram.Lines(Image(compilation), one.IsShapeOpen);
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }
}
