using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Packages;

/// <summary>How the package comes into the builds of a tree.</summary>
/// <param name="Files">What is created or edited for it; none where it is there.</param>
/// <param name="Notices">What a person has to know.</param>
internal sealed record PackagePlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<string> Notices)
{
    private const string Package = "Forge.Build";
    private const string Central = "ManagePackageVersionsCentrally";
    private const string Reason = "the package " + Package + ", whose gates run in every build";
    private const string ImportAbove = "$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))";
    private const string NoPackagesConfig = "!Exists('$(MSBuildProjectDirectory)/packages.config')";
    private const string IsCentral = "'$(" + Central + ")' == 'true'";
    private const string IsNotCentral = "'$(" + Central + ")' != 'true'";

    /// <summary>Plans. The reference goes where it reaches most projects with one edit: most of those that are built together, then most of all.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="version">The version of the package.</param>
    /// <param name="built">The projects of the solution at the top; none where there is no solution.</param>
    /// <param name="cancellation">Ends the look at the tree.</param>
    /// <exception cref="AdoptionRefusedException">The file that is to be edited is no XML, or may not be written.</exception>
    public static PackagePlan Of(ForgeRepository repository, string version, IReadOnlyCollection<string> built, CancellationToken cancellation)
    {
        BuildFiles files = BuildFiles.Of(repository, cancellation);
        if (files.Projects.Count == 0)
            return new PackagePlan([], ["No project was found, so the package is not referenced yet: once there is one, run forge init again."]);
        if (files.Sources.Any(path => Names(files, path, "PackageReference", "GlobalPackageReference")))
            return new PackagePlan([], []);
        if (files.Sources.FirstOrDefault(path => Names(files, path, "PackageVersion")) is { } versioned)
            return new PackagePlan([], [versioned + " has a version of " + Package + " that no project references: "
                + "add <PackageReference Include=\"" + Package + "\" PrivateAssets=\"all\" /> to the projects or to " + BuildFiles.BuildProps + "."]);
        PackageNotices notices = new(repository, files);
        // A project of another kind need not know its framework, and then its restore fails over any package.
        string condition = string.Join(" and ", files.OtherKinds.Select(end => "'$(MSBuildProjectExtension)' != '" + end + "'").Concat(notices.HasPackagesConfig ? [NoPackagesConfig] : []));
        string quoted = SecurityElement.Escape(version);
        string?[] central = files.Projects.Select(project => CentralOf(files, project)).ToArray();
        bool isAbove = files.IsAbove(BuildFiles.PackagesProps) && files.Projects.Any(project => files.TopOf(project, BuildFiles.PackagesProps) is null);
        if (!isAbove && central[0] is { } one && central.All(path => path == one))
            return new PackagePlan([Edit(repository, one, [Item("GlobalPackageReference", " Version=\"" + quoted + "\"", condition)])], notices.All);
        bool isMixed = isAbove || central.Any(path => path is not null);
        string reference = " Version=\"" + quoted + "\" PrivateAssets=\"all\"";
        string[] items = isMixed
            ?
            [
                Item("PackageVersion", " Version=\"" + quoted + "\"", And(IsCentral, condition)), Item("PackageReference", " PrivateAssets=\"all\"", And(IsCentral, condition)),
                Item("PackageReference", reference, And(IsNotCentral, condition)),
            ]
            : [Item("PackageReference", reference, condition)];
        string target = Target(files, built, notices);
        return new PackagePlan([files.All.Contains(target) ? Edit(repository, target, items) : Create(repository, files, target, items)], notices.All);
    }

    // The topmost file that reaches a project; the one that reaches most. Samples may outnumber what the solution builds.
    private static string Target(BuildFiles files, IReadOnlyCollection<string> built, PackageNotices notices)
    {
        IGrouping<string, string>[] tops = files.Projects.GroupBy(project => files.TopOf(project, BuildFiles.BuildProps) ?? BuildFiles.BuildProps)
            .OrderByDescending(group => group.Count(built.Contains)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
        notices.AddUnreached(tops.Skip(1).Select(group => group.Key), tops[0].Key);
        return tops[0].Key;
    }

    private static string? CentralOf(BuildFiles files, string project)
    {
        if (files.TopOf(project, BuildFiles.PackagesProps) is not { } path)
            return null;
        string said = files.Property(project, Central);
        if (said.Length == 0)
            said = files.Property(path, Central);
        if (said.Length == 0 && files.TopOf(project, BuildFiles.BuildProps) is { } props)
            said = files.Property(props, Central);
        return string.Equals(said, "true", StringComparison.OrdinalIgnoreCase) ? path : null;
    }

    private static bool Names(BuildFiles files, string path, params string[] elements)
        => files.Read(path)?.Descendants().Any(element => elements.Contains(element.Name.LocalName) && IsOurs(element)) ?? false;

    private static bool IsOurs(XElement element)
        => element.Attribute("Include")?.Value.Split(';').Any(id => string.Equals(id.Trim(), Package, StringComparison.OrdinalIgnoreCase)) ?? false;

    private static string Item(string element, string attributes, string condition)
        => "<" + element + " Include=\"" + Package + "\"" + attributes + (condition.Length == 0 ? "" : " Condition=\"" + condition + "\"") + " />";

    private static string And(string a, string b) => b.Length == 0 ? a : a + " and " + b;

    private static PlannedFile Create(ForgeRepository repository, BuildFiles files, string path, string[] items)
    {
        NewPlace.Check(repository, path);
        if (NewPlace.IsThere(repository, path))
            throw new AdoptionRefusedException(path + " is there and is no file that can be edited. Make it a file of MSBuild, or remove it, then run forge init again.");
        // Nearer to the projects than the one above, it would hide it from them.
        string text = ProjectXml.New(files.IsAbove(BuildFiles.BuildProps) ? ImportAbove : "", items);
        return new PlannedFile(path, null, Encoding.UTF8.GetBytes(text), Reason);
    }

    private static PlannedFile Edit(ForgeRepository repository, string path, string[] items)
    {
        if (!repository.IsInside(path))
            throw new AdoptionRefusedException(path + " is a link that leads out of the project root. Replace it by a file, then run forge init again.");
        if ((File.GetAttributes(repository.RealPath(path)!) & FileAttributes.ReadOnly) != 0)
            throw new AdoptionRefusedException(path + " is read-only, and the package is to be referenced in it. Make it writable, then run forge init again.");
        byte[] before = File.ReadAllBytes(repository.FullPath(path));
        if (RawText.Of(before) is not { } raw)
            throw new AdoptionRefusedException(path + " is not written in one encoding throughout. Save it as UTF-8, then run forge init again.");
        try
        {
            return new PlannedFile(path, before, raw.With(ProjectXml.WithItems(raw.Text, raw.LineEnd, items))!, Reason);
        }
        catch (XmlException e)
        {
            // A forbidden DTD has no place.
            string place = e.LineNumber > 0 ? path + "(" + e.LineNumber + "," + e.LinePosition + ")" : path;
            throw new AdoptionRefusedException(place + ": this is no file of MSBuild: " + e.Message.TrimEnd('.') + ". Correct it, then run forge init again.");
        }
    }
}
