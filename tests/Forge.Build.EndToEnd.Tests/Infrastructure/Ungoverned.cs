using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A solution of three layers that knows nothing of governance.</summary>
internal static class Ungoverned
{
    public const string Domain = "src/Shop.Domain/Order.cs";
    public const string Props = "Directory.Build.props";
    public const string CentralProps = "Directory.Packages.props";

    /// <summary>A solution in git: Shop.Domain, Shop.Data above it, Shop.Web above both.</summary>
    public static TempRepository Layered(this TempRepository repository)
    {
        repository.Write("src/Shop.Domain/Shop.Domain.csproj", Project())
            .Write(Domain, "namespace Shop.Domain;\n\npublic sealed class Order\n{\n}\n")
            .Write("src/Shop.Data/Shop.Data.csproj", Project("Shop.Domain"))
            .Write("src/Shop.Data/Orders.cs", "using Shop.Domain;\n\nnamespace Shop.Data;\n\npublic sealed class Orders\n{\n    public Order? Last { get; set; }\n}\n")
            .Write("src/Shop.Web/Shop.Web.csproj", Project("Shop.Domain", "Shop.Data"))
            .Write("src/Shop.Web/OrdersController.cs", "using Shop.Data;\n\nnamespace Shop.Web;\n\npublic sealed class OrdersController\n{\n    public Orders Orders { get; } = new();\n}\n")
            .Write("Shop.slnx", "<Solution>\n" + string.Concat(new[] { "Data", "Domain", "Web" }.Select(name => "  <Project Path=\"src/Shop." + name + "/Shop." + name + ".csproj\" />\n")) + "</Solution>\n")
            .Write(".gitignore", "bin/\nobj/\n")
            .Git("init", "-q", "-b", "main");
        return repository.Commit("before");
    }

    /// <summary>A folder whose packages, tools too, come from where the tool under test was packed.</summary>
    public static TempRepository WithTheTool(this TempRepository repository)
        => repository.Write("NuGet.config", "<configuration>\n  <packageSources>\n    <add key=\"tool\" value=\"" + EndToEndRun.ToolFeed + "\" />\n  </packageSources>\n</configuration>\n");

    /// <summary>What git sees as new or changed, a line each, sorted.</summary>
    public static string[] Status(this TempRepository repository)
        => repository.Git("status", "--porcelain", "-uall").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).Order(StringComparer.Ordinal).ToArray();

    /// <summary>What <c>forge init</c> announced, sorted.</summary>
    public static string[] Announced(this CommandResult init)
        => init.Output.Split('\n').Where(line => line.StartsWith("wrote ", StringComparison.Ordinal) || line.StartsWith("changed ", StringComparison.Ordinal))
            .Select(line => line.Split(' ', 2)[1].Split(": ")[0]).Where(path => !path.StartsWith(".git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();

    /// <summary>Runs <c>forge init</c>, which must succeed.</summary>
    public static CommandResult Init(this TempRepository repository, params string[] arguments)
    {
        CommandResult init = repository.Forge(["init", .. arguments]);
        Assert.AreEqual(0, init.ExitCode, init.Transcript);
        return init;
    }

    /// <summary>The text of every file but those of git and of <c>.forge/</c>; of the diff log without its times.</summary>
    public static IReadOnlyDictionary<string, string> Texts(this TempRepository repository)
        => Directory.EnumerateFiles(repository.Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith(".git/", StringComparison.Ordinal) && !path.StartsWith(".forge/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => path == Cycle.DiffLog ? string.Concat(repository.Read(path).Where(c => !char.IsAsciiDigit(c))) : repository.Read(path));

    private static string Project(params string[] references)
        => "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n    <Nullable>enable</Nullable>\n  </PropertyGroup>\n  <ItemGroup>\n"
            + string.Concat(references.Select(name => "    <ProjectReference Include=\"../" + name + "/" + name + ".csproj\" />\n")) + "  </ItemGroup>\n</Project>\n";
}
