using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>The package under test, made from this repository's sources.</summary>
/// <param name="File">The <c>.nupkg</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sources">What it was packed from.</param>
/// <param name="PackOutput">What <c>dotnet pack</c> printed.</param>
internal sealed record ForgePackage(string File, string Version, string Sources, string PackOutput)
{
    private static readonly string[] NotSources = { ".git", ".forge", ".vs", "artifacts", "bin", "obj", "samples", "tests" };
    private static readonly Dictionary<string, string> NoEnvironment = new();

    /// <summary>This repository.</summary>
    public static string SourceRoot { get; } = FindSourceRoot();

    /// <summary>
    /// Packs a copy of the sources: the build outputs of this repository stay as they are, and the package holds nothing that only lies in them.
    /// </summary>
    /// <param name="from">The root of the sources.</param>
    /// <param name="workFolder">For the copy.</param>
    /// <param name="version">The package's version.</param>
    public static ForgePackage Pack(string from, string workFolder, string version)
    {
        string sources = Path.Combine(workFolder, "sources"), output = Path.Combine(workFolder, "packed");
        Copy(new DirectoryInfo(from), sources);
        CommandResult pack = Command.Run(sources, NoEnvironment, Command.DotnetHost,
            "pack", "src/Forge.Build.Tasks", "-c", "Release", "-o", output, "-p:Version=" + version, "-nodeReuse:false", "-tl:off");
        string file = Path.Combine(output, "Forge.Build." + version + ".nupkg");
        Assert.AreEqual(0, pack.ExitCode, pack.Transcript);
        Assert.IsTrue(System.IO.File.Exists(file), pack.Transcript);
        return new ForgePackage(file, version, sources, pack.Output);
    }

    /// <summary>Packs the <c>forge</c> command from the same copy and installs it.</summary>
    /// <param name="workFolder">Where it is packed and installed.</param>
    /// <returns>The command's path.</returns>
    public string InstallTool(string workFolder)
    {
        string packed = PackedTool(workFolder), installed = Path.Combine(workFolder, "installed");
        CommandResult pack = Command.Run(Sources, NoEnvironment, Command.DotnetHost,
            "pack", "src/Forge.Build.Tool", "-c", "Release", "-o", packed, "-p:Version=" + Version, "-nodeReuse:false", "-tl:off");
        Assert.AreEqual(0, pack.ExitCode, pack.Transcript);
        CommandResult install = Command.Run(workFolder, EndToEndRun.Environment, Command.DotnetHost,
            "tool", "install", "Forge.Build.Tool", "--version", Version, "--tool-path", installed, "--add-source", packed);
        Assert.AreEqual(0, install.ExitCode, install.Transcript);
        return Path.Combine(installed, Path.DirectorySeparatorChar == '\\' ? "forge.exe" : "forge");
    }

    /// <summary>Where <see cref="InstallTool"/> leaves the package of the command.</summary>
    public static string PackedTool(string workFolder) => Path.Combine(workFolder, "packed");

    /// <summary>A package that is there already.</summary>
    public static ForgePackage Open(string file)
        => new(Path.GetFullPath(file), Path.GetFileNameWithoutExtension(file)["Forge.Build.".Length..], SourceRoot, "");

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (FileInfo file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(folder => !NotSources.Contains(folder.Name)))
            Copy(folder, Path.Combine(to, folder.Name));
    }

    private static string FindSourceRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Forge.Build.nuspec")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Forge.Build.nuspec is in no folder above " + AppContext.BaseDirectory);
    }
}
