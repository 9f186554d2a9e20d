using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Forge.Build.Governance.Repository;

/// <summary>
/// Where the projects of one build, on all nodes, say that they began and that they are built, so that the last one can be told. A folder of empty files outside of
/// the repository: making a file needs no lock, and whoever made the last one sees all others.
/// </summary>
public sealed class BuildMeetingPoint
{
    private const string Prefix = "forge-meeting-";
    private const string Began = ".began";
    private const string Built = ".built";
    private const string Expected = ".expected";
    private const int MostTidied = 20;
    private const int MostAttempts = 100;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private BuildMeetingPoint(string folder) => Folder = folder;

    /// <summary>Absolute; names this meeting point to the other nodes.</summary>
    public string Folder { get; }

    /// <summary>Makes a new one.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static BuildMeetingPoint Create() => CreateIn(Path.GetTempPath());

    /// <summary>Makes a new one in another temporary folder than the user's.</summary>
    internal static BuildMeetingPoint CreateIn(string folderOfAll)
    {
        DirectoryInfo temporary = new(folderOfAll);
        // A build that fails or is killed leaves its own behind.
        foreach (DirectoryInfo old in temporary.EnumerateDirectories(Prefix + "*").Where(folder => folder.LastWriteTimeUtc < DateTime.UtcNow - Forgotten).Take(MostTidied))
            new BuildMeetingPoint(old.FullName).Close();
        string made = Path.Combine(temporary.FullName, Prefix + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(made);
        return new BuildMeetingPoint(made);
    }

    /// <summary>The one that another node made.</summary>
    public static BuildMeetingPoint At(string folder) => new(folder);

    /// <summary>Says that a project began.</summary>
    /// <param name="project">Its path, absolute.</param>
    /// <param name="globalProperties">With which it is built; one project can be built several ways at once.</param>
    public void Begin(string project, IReadOnlyDictionary<string, string> globalProperties)
        => MarkAnew(Name(project, globalProperties) + Began);

    /// <summary>Says which projects are yet to come: those that a solution lists and that ask for the gates, too.</summary>
    public void Expect(IEnumerable<string> projects)
    {
        foreach (string project in projects)
            MarkAnew(Hash(project) + Expected);
    }

    /// <summary>Whether somebody said which projects are to come.</summary>
    public bool KnowsWhatToExpect
    {
        get
        {
            try
            {
                return Directory.EnumerateFiles(Folder, "*" + Expected).Any();
            }
            catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
            {
                // Another one closed it meanwhile.
                return false;
            }
        }
    }

    /// <summary>Says that a project is built, and asks whether it was the last one that anybody knows of. Of two that end together, both may be.</summary>
    public bool End(string project, IReadOnlyDictionary<string, string> globalProperties)
    {
        try
        {
            return IsLast(project, globalProperties);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            // The other one has closed it already; where a third has made it anew since, it is the mark that is not found and not the folder.
            return true;
        }
    }

    /// <summary>Takes the folder away; it is of no use any more.</summary>
    public void Close()
    {
        try
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays in the temporary folder, which the system empties.
        }
    }

    private bool IsLast(string project, IReadOnlyDictionary<string, string> globalProperties)
    {
        Mark(Name(project, globalProperties) + Built);
        HashSet<string> marks = new(Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)!), StringComparer.Ordinal);
        // The outer build of a project with several frameworks counts for it, its inner ones do not.
        HashSet<string> whole = new(marks.Where(mark => mark.EndsWith("-w" + Built, StringComparison.Ordinal)).Select(ProjectOf), StringComparer.Ordinal);
        return marks.Where(mark => mark.EndsWith(Began, StringComparison.Ordinal)).All(mark => marks.Contains(mark.Substring(0, mark.Length - Began.Length) + Built))
            && marks.Where(mark => mark.EndsWith(Expected, StringComparison.Ordinal)).All(mark => whole.Contains(ProjectOf(mark)));
    }

    // Where nobody lists the projects of a build (a graph without a solution, a project that builds others one by one), an earlier one took itself for the last and
    // closed the folder, or closes it only now, between the folder and the mark.
    private void MarkAnew(string name)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(Folder);
                Mark(name);
                return;
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Once more. Making a folder fails too where another one takes it away at that moment.
            }
        }
    }

    // An empty file is whole as soon as it has its name. A temporary one could be taken away with the folder before it is renamed.
    private void Mark(string name)
        => new FileStream(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1).Dispose();

    private static string Name(string project, IReadOnlyDictionary<string, string> globalProperties)
    {
        string all = string.Join("\n", globalProperties.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Key.ToUpperInvariant() + "=" + pair.Value));
        bool isPart = globalProperties.Any(pair => pair.Key.Equals("TargetFramework", StringComparison.OrdinalIgnoreCase) && pair.Value.Length > 0);
        return Hash(project) + "-" + Hash(all) + (isPart ? "-p" : "-w");
    }

    private static string Hash(string text) => TreeDigest.Hex(Encoding.UTF8.GetBytes(text)).Substring(0, 32);

    private static string ProjectOf(string mark) => mark.Substring(0, 32);
}
