using System;
using System.IO;
using System.Linq;

namespace Forge.Build.Benchmarks;

/// <summary><c>dotnet build</c> of a solution in which nothing changed, with the package and without it, in turn.</summary>
internal static class BuildComparison
{
    private const string Version = "0.0.0-benchmark";

    /// <param name="sizes">Pairs of a number of projects and a number of rounds.</param>
    public static int Run(int[] sizes)
    {
        string feed = Program.EmptyFolder("feed");
        Command.Run(RepositoryRoot(), "dotnet", ["pack", "src/Forge.Build.Tasks", "-c", "Release", "-o", feed, "-p:Version=" + Version, "-nodeReuse:false"]);
        for (int i = 0; i + 1 < sizes.Length; i += 2)
            Compare(sizes[i], sizes[i + 1], feed);
        return 0;
    }

    private static void Compare(int projects, int rounds, string feed)
    {
        string with = Write("with-" + projects, projects, feed, hasPackage: true);
        string without = Write("without-" + projects, projects, feed, hasPackage: false);
        string[] arguments = ["build", "--no-restore", "-nodeReuse:false", "-v:quiet"];
        Series a = new("with the package"), b = new("without");
        for (int round = -2; round < rounds; round++)
        {
            // Who goes first changes, because the first of a pair may find a colder machine.
            bool withFirst = round % 2 == 0;
            double first = Command.Run(withFirst ? with : without, "dotnet", arguments).Milliseconds;
            double second = Command.Run(withFirst ? without : with, "dotnet", arguments).Milliseconds;
            if (round < 0)
                continue;
            a.Add(withFirst ? first : second);
            b.Add(withFirst ? second : first);
        }
        Console.WriteLine($"{projects} projects, up to date, {Environment.ProcessorCount} processors, {rounds} rounds");
        Series.PrintHeader();
        a.Print(b);
        b.Print(b);
    }

    private static string Write(string name, int projects, string feed, bool hasPackage)
    {
        string root = Program.EmptyFolder(name);
        new SyntheticRepository(projects * 10, 40, 20).WriteTo(root);
        // Only the contracts and the layers' shape are wanted; sources that compile come with the projects.
        Directory.Delete(Path.Combine(root, "src"), recursive: true);
        string layers = string.Join(",", new[] { "Web", "Services", "Data", "Domain" }.Select(layer =>
            $$"""{ "name": "{{layer}}", "glob": "src/{{layer}}*/**/*.cs", "forbidden": [ { "pattern": "\\bSqlConnection\\b" }, { "pattern": "new\\s+HttpClient\\(" } ] }"""));
        File.WriteAllText(Path.Combine(root, "Forge", "Contracts", "boundaries.json"), $$"""{ "layers": [ {{layers}} ], "coverage": "off" }""");
        File.WriteAllText(Path.Combine(root, "NuGet.config"), $"""
            <configuration>
              <packageSources><add key="benchmark" value="{feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(feed, "packages")}" /></config>
            </configuration>
            """);
        string package = hasPackage ? $"""<ItemGroup><PackageReference Include="Forge.Build" Version="{Version}" PrivateAssets="all" /></ItemGroup>""" : "";
        for (int i = 0; i < Math.Max(projects, 4); i++)
            WriteProject(root, i, package);
        Command.Run(root, "dotnet", ["new", "sln", "--name", "All", "--format", "sln"]);
        Command.Run(root, "dotnet", ["sln", "add", .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).Take(projects)]);
        Command.Run(root, "dotnet", ["build", "-nodeReuse:false"]);
        return root;
    }

    private static void WriteProject(string root, int i, string package)
    {
        string name = new[] { "Web", "Services", "Data", "Domain" }[i % 4] + i;
        string folder = Directory.CreateDirectory(Path.Combine(root, "src", name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"),
            $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{package}</Project>");
        for (int file = 0; file < 10; file++)
            File.WriteAllText(Path.Combine(folder, $"Type{file}.cs"), $"namespace {name};\n\npublic sealed class Type{file}\n{{\n    public int Value => {file};\n}}\n");
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Forge.Build.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("run this from a checkout");
    }
}
