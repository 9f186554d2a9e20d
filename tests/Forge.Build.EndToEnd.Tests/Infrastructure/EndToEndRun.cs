using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>What all tests of a run share: the packed package, a feed that holds it, a warm package folder.</summary>
[TestClass]
public static class EndToEndRun
{
    // Names a package that is packed already, for those who want exactly that one tested.
    private const string ReadyPackage = "FORGE_E2E_PACKAGE";

    private static ForgePackage? s_package;
    private static readonly Lazy<string> s_tool = new(() => Package.InstallTool(NewFolder("tool")));
    private static readonly Lazy<string> s_packagesOfTheUser = new(FindPackagesOfTheUser);
    private static int s_folders;

    /// <summary>The package under test.</summary>
    internal static ForgePackage Package => s_package ?? throw new InvalidOperationException("the package was not packed");

    /// <summary>The <c>forge</c> command, installed on first use.</summary>
    internal static string Tool => s_tool.Value;

    /// <summary>The folder of its package.</summary>
    internal static string ToolFeed => ForgePackage.PackedTool(Path.GetDirectoryName(Path.GetDirectoryName(Tool)!)!);

    /// <summary>The same without its launcher, for <c>dotnet exec</c>.</summary>
    internal static string ToolAssembly => Directory.EnumerateFiles(Path.GetDirectoryName(Tool)!, "forge.dll", SearchOption.AllDirectories).First();

    /// <summary>Where the packages of a restore come from, beside the sources of the user.</summary>
    internal static string Feed { get; private set; } = "";

    /// <summary>What every build of a test finds in its environment.</summary>
    internal static IReadOnlyDictionary<string, string> Environment { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where the user's packages lie; absolute.</summary>
    internal static string PackagesOfTheUser => s_packagesOfTheUser.Value;

    // Of a name that no run before had: a killed one leaves its folder, and numbers of processes come again.
    private static string Folder { get; } = Directory.CreateTempSubdirectory("forge-e2e-").FullName;

    [AssemblyInitialize]
    public static void Prepare(TestContext context)
    {
        // The version that packs and the version that builds are one, on every machine.
        File.Copy(Path.Combine(ForgePackage.SourceRoot, "global.json"), Path.Combine(Folder, "global.json"));
        s_package = System.Environment.GetEnvironmentVariable(ReadyPackage) is { Length: > 0 } file
            ? ForgePackage.Open(file)
            : ForgePackage.Pack(ForgePackage.SourceRoot, NewFolder("package"), "0.0.1-e2e" + DateTime.UtcNow.Ticks);
        context.WriteLine("{0}", "under test: " + s_package.File);
        Feed = NewFolder("feed");
        File.Copy(s_package.File, Path.Combine(Feed, Path.GetFileName(s_package.File)));
        // NuGet looks for this in every folder above a project. What the user's cache holds need not be downloaded again.
        File.WriteAllText(Path.Combine(Folder, "NuGet.config"), $"""
            <configuration>
              <packageSources><add key="under-test" value="{SecurityElement.Escape(Feed)}" /></packageSources>
              <fallbackPackageFolders><add key="of-the-user" value="{SecurityElement.Escape(PackagesOfTheUser)}" /></fallbackPackageFolders>
            </configuration>
            """);
        Environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = NewFolder("packages") };
    }

    [AssemblyCleanup]
    public static void Clean()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // What a killed command had started still writes there. It stays in the temporary folder.
        }
    }

    /// <summary>A folder of its own, empty.</summary>
    /// <param name="name">Its last segment.</param>
    internal static string NewFolder(string name)
    {
        string folder = Path.Combine(Folder, Interlocked.Increment(ref s_folders).ToString(System.Globalization.CultureInfo.InvariantCulture), name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string FindPackagesOfTheUser()
    {
        CommandResult locals = Command.Run(Folder, Environment, Command.DotnetHost, "nuget", "locals", "global-packages", "--list", "--force-english-output");
        const string Label = "global-packages:";
        string? line = locals.Output.Split('\n').FirstOrDefault(line => line.Contains(Label, StringComparison.Ordinal));
        Assert.IsNotNull(line, locals.Transcript);
        return line[(line.IndexOf(Label, StringComparison.Ordinal) + Label.Length)..].Trim();
    }
}
