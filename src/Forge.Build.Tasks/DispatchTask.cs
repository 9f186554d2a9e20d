using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Forge.Build.Tasks;

/// <summary>
/// Asks MSBuild to build <c>Forge.Governance.proj</c> for this project's repository. MSBuild builds a project once for one set of global properties, so all
/// callers must ask with the same set: every global property is removed (they differ between inner builds, publish, solution and graph builds), then ours are given.
/// </summary>
public abstract class DispatchTask : Task
{
    /// <summary>The governance project of the package, absolute.</summary>
    [Required]
    public string GovernanceProject { get; set; } = "";

    /// <summary>The project that is being built, absolute.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The target of the governance project to build.</summary>
    [Required]
    public string Target { get; set; } = "";

    /// <summary><c>ForgeRoot</c>: the project root, absolute or relative to the project; found by walking up where empty.</summary>
    public string ForgeRoot { get; set; } = "";

    /// <summary>Whether the project references the package itself, and so must be governed.</summary>
    public bool IsDirectReference { get; set; }

    /// <summary><c>ForgeCache</c>: <c>true</c>, <c>false</c>, or empty for true outside of CI and for where the folder exists in it.</summary>
    public string ForgeCache { get; set; } = "";

    /// <summary><c>ForgeWriteEvidence</c>: <c>true</c>, <c>false</c>, or empty for true outside of CI.</summary>
    public string ForgeWriteEvidence { get; set; } = "";

    /// <summary>Whether this is a build of a CI service (<c>ContinuousIntegrationBuild</c>).</summary>
    public bool IsContinuousIntegration { get; set; }

    /// <summary>More properties for the governance project, as <c>Name=Value</c>.</summary>
    public string[] Properties { get; set; } = Array.Empty<string>();

    /// <summary>With which this project is built.</summary>
    protected IReadOnlyDictionary<string, string> GlobalProperties
        => (BuildEngine as IBuildEngine6)?.GetGlobalProperties() ?? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            return EditorBuild.Is(GlobalProperties) || Dispatch();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            Rule rule = RuleCatalog.GateFailed;
            new FindingLogger(Log, "").Log(new Finding(rule, SourceLocation.StartOf(ProjectFile), "the gates could not be started: " + e.Message.TrimEnd('.') + ".",
                "check the ForgeRoot property and the folders above the project."));
            return false;
        }
    }

    /// <summary>Asks for the target in a repository.</summary>
    /// <returns>Whether it passed.</returns>
    protected abstract bool Dispatch(ForgeRepository repository);

    /// <summary>Builds the target, unless this process knows that it passed.</summary>
    /// <param name="repository">Whose gates run.</param>
    /// <param name="target">Of the governance project.</param>
    /// <param name="answer">What the target returned; empty where it failed.</param>
    /// <returns>Whether it passed.</returns>
    protected bool Build(ForgeRepository repository, string target, out string answer)
    {
        Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase)
        {
            ["ForgeRoot"] = Escape(repository.Root),
            ["ForgeCache"] = Cache().ToString(),
            ["ForgeWriteEvidence"] = (ForgeWriteEvidence.Length == 0 ? !IsContinuousIntegration : IsTrue(ForgeWriteEvidence)).ToString(),
        };
        foreach (string property in Properties)
        {
            int equals = property.IndexOf('=');
            if (equals > 0 && equals < property.Length - 1)
                properties[property.Substring(0, equals)] = Escape(property.Substring(equals + 1));
        }
        // Asking costs milliseconds a project, so who was told of a pass in this process does not ask again. A failure is asked for every time: the engine
        // answers it without running anything, and with it comes the reason why this project fails.
        string question = string.Join("\n", properties.Select(property => property.Key + "=" + property.Value).Prepend(target).Prepend(GovernanceProject));
        if (BuildEngine4.GetRegisteredTaskObject(question, RegisteredTaskObjectLifetime.Build) is string known)
        {
            answer = known;
            return true;
        }
        bool passed = Ask(properties, target, out answer);
        if (passed)
            BuildEngine4.RegisterTaskObject(question, answer, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        return passed;
    }

    private bool Dispatch()
    {
        string projectFolder = Path.GetDirectoryName(ProjectFile) ?? "";
        ForgeRepository? repository = ForgeRoot.Length == 0
            ? ForgeRepository.Discover(projectFolder)
            : ForgeRepository.TryOpen(Path.Combine(projectFolder, ForgeRoot));
        if (repository is not null)
            return Dispatch(repository);
        if (!IsDirectReference && ForgeRoot.Length == 0)
            return true;
        new FindingLogger(Log, "").Log(NoRoot(projectFolder));
        return false;
    }

    private Finding NoRoot(string projectFolder)
    {
        string message = ForgeRoot.Length == 0
            ? "this project references Forge.Build, but neither its folder nor any above it holds Forge/Contracts, Contracts or forge.json."
            : "ForgeRoot is " + ForgeRoot + ", but that folder (" + Path.GetFullPath(Path.Combine(projectFolder, ForgeRoot)) + ") holds neither Forge/Contracts nor Contracts nor forge.json.";
        return new Finding(RuleCatalog.NoGovernanceRoot, SourceLocation.StartOf(ProjectFile), message,
            "run 'dotnet build -t:ForgeInit' here: it writes Forge/Contracts with the contracts to fill in at the repository's root.");
    }

    private bool Ask(Dictionary<string, string> properties, string target, out string answer)
    {
        string[] globals = GlobalProperties.Keys.Where(name => !properties.ContainsKey(name)).ToArray();
        BuildEngineResult result = BuildEngine3.BuildProjectFilesInParallel(
            new[] { GovernanceProject }, new[] { target }, new IDictionary[] { properties }, new IList<string>[] { globals }, new string?[] { null }, returnTargetOutputs: true);
        answer = result.Result && result.TargetOutputsPerProject is { Count: > 0 } outputs && outputs[0].TryGetValue(target, out ITaskItem[]? items) && items.Length > 0
            ? items[0].ItemSpec
            : "";
        return result.Result;
    }

    private CacheMode Cache()
    {
        if (ForgeCache.Equals("false", StringComparison.OrdinalIgnoreCase))
            return CacheMode.Off;
        return IsContinuousIntegration && !IsTrue(ForgeCache) ? CacheMode.WhenPresent : CacheMode.On;
    }

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    // Global properties are unescaped when a project reads them: a path with % or ; must survive that.
    private static string Escape(string value)
    {
        const string Special = "%*?@$();'";
        return string.Concat(value.Select(c => Special.IndexOf(c) < 0 ? c.ToString() : "%" + ((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
