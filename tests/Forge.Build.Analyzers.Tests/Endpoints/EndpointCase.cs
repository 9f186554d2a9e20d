using System;
using System.Linq;
using Forge.Build.Analyzers.Tests.Infrastructure;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>A small program and what cannot be known of it before it runs.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Code">Its text: a class <c>P</c> with <c>Map(WebApplication)</c> and, where it needs them, <c>Services(IServiceCollection)</c>.</param>
public sealed record EndpointCase(string Name, string Code)
{
    /// <summary>What is read of every program's framework.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Http.HttpResults;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    /// <summary>Whether an older compiler cannot read it.</summary>
    public bool IsCSharp14 { get; init; }

    /// <summary>The source texts at which the reader says that it cannot read, in the order of their places.</summary>
    public string[] Notices { get; init; } = [];

    /// <summary>Routes that the running program has and the reader must not claim to know.</summary>
    public string[] RuntimeOnly { get; init; } = [];

    /// <summary>Whether body and answers are left open by the program's own text.</summary>
    public bool IsShapeOpen { get; init; }

    /// <summary>Whether the framework refuses to start the program.</summary>
    public bool IsRefused { get; init; }

    /// <summary>A program whose endpoints are mapped by statements.</summary>
    public static EndpointCase Mapping(string name, string statements, string types = "", string services = "") => new(name, $$"""
        public static partial class P
        {
            public static void Services(IServiceCollection services)
            {
                {{services}}
            }

            public static void Map(WebApplication app)
            {
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }

        {{types}}
        """);

    /// <summary>A program of controllers.</summary>
    public static EndpointCase Controllers(string name, string types, string mapping = "app.MapControllers();", string services = "") => Mapping(name, mapping, types, services);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Cases as the test framework takes them.</summary>
    public static object[][] Rows(params EndpointCase[] cases) => [.. cases.Where(one => !one.IsCSharp14 || CompilerUnderTest.KnowsCSharp14).Select(one => new object[] { one })];
}
