using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Decisions.Packet;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>What a planned file holds.</summary>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Template">The template's name; for a copy the path of its source.</param>
/// <param name="Bytes">Its bytes; null where it was created already, and for a copy, which is read when it is made.</param>
internal sealed record PlannedContent(string Sha256, string Template, byte[]? Bytes = null);

/// <summary>Fills templates in and looks at what is to be copied (Backfill Protocol 5).</summary>
internal sealed class Contents
{
    /// <summary>What makes git keep a folder.</summary>
    public const string FolderMark = ".gitkeep";

    private const string FolderTemplate = "directory";

    private readonly ForgeRepository _repository;
    private readonly FolderView _folders;
    private readonly Templates _templates;
    private readonly List<Finding> _halts;

    public Contents(ForgeRepository repository, FolderView folders, List<Finding> halts)
    {
        _repository = repository;
        _folders = folders;
        _templates = new Templates(repository);
        _halts = halts;
    }

    /// <summary>The template of an action; null where it names none and none is predefined.</summary>
    /// <param name="action">The action.</param>
    /// <param name="target">Its target, normalised.</param>
    /// <param name="isContract">Whether that is a required contract.</param>
    public static string? TemplateNameOf(ApprovedAction action, string target, bool isContract) => action.Kind switch
    {
        ActionKind.CreateDirectory => FolderTemplate,
        ActionKind.NormalizeName => RelativePath.TryParse(action.SourcePath, out RelativePath? source, out string _) ? source!.Value : action.SourcePath,
        _ => action.Template.Length > 0 ? action.Template : Templates.DefaultFor(action.Kind!.Value, target, isContract),
    };

    /// <summary>What an action's file holds; null where something forbids it, which is then among the halts.</summary>
    /// <param name="action">The action.</param>
    /// <param name="path">The file.</param>
    /// <param name="template">Its template.</param>
    public PlannedContent? Of(BackfillAction action, string path, string? template) => action.Approved.Kind switch
    {
        ActionKind.CreateDirectory => Made(FolderTemplate, ""),
        ActionKind.NormalizeName => Copied(action),
        _ => Filled(action, path, template),
    };

    private PlannedContent? Filled(BackfillAction action, string path, string? name)
    {
        if (name is null)
            return Refuse(Halt.Template(action, "no template is predefined for " + PrintableText.Excerpt(path.Substring(path.LastIndexOf('/') + 1), 80)));
        Template template = _templates.Find(name);
        if (template.Text is not { } text)
            return Refuse(Halt.Template(action, "the template \"" + PrintableText.Excerpt(name, 80) + "\" cannot be used: "
                + PrintableText.Excerpt(template.Problem, 200)));
        if (text.IsDeterministic)
            return Made(name, text.Fill(Path.GetFileNameWithoutExtension(path), path, action.Approved.GapId, action.Approved.ActionId));
        foreach ((string placeholder, SourceLocation location) in text.Unknown(template.Path))
            _halts.Add(Halt.Placeholder(location, placeholder));
        return null;
    }

    private PlannedContent? Copied(BackfillAction action)
    {
        string written = action.Approved.SourcePath;
        if (!RelativePath.TryParse(written, out RelativePath? source, out string reason))
            return Refuse(Halt.Source(action, written, reason));
        string path = source!.Value;
        string first = path.Split('/')[0];
        if (first.Equals(".git", StringComparison.OrdinalIgnoreCase) || first.Equals(CacheFolder.Name, StringComparison.OrdinalIgnoreCase))
            return Refuse(Halt.Source(action, path, first + "/ is no part of the project"));
        switch (_folders.Look(path, out string where))
        {
            case Sight.Link:
                return Refuse(Halt.Link(action, path, where));
            case Sight.Folder:
                return Refuse(Halt.SourceFile(action, path, "it is a folder"));
            case not Sight.File:
                return Refuse(Halt.SourceFile(action, path, "it does not exist"));
        }
        byte[]? bytes = ArtifactBytes.Read(_repository, path, out string problem);
        if (bytes is null || bytes.Length == 0)
            return Refuse(Halt.SourceFile(action, path, problem.Length > 0 ? PrintableText.Excerpt(problem, 200) : "it is empty"));
        return new PlannedContent(TreeDigest.Hex(bytes), path);
    }

    private static PlannedContent Made(string template, string text)
    {
        byte[] bytes = ArtifactBytes.Bytes(text);
        return new PlannedContent(TreeDigest.Hex(bytes), template, bytes);
    }

    private PlannedContent? Refuse(Finding halt)
    {
        _halts.Add(halt);
        return null;
    }
}
