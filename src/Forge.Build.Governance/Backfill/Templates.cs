using System;
using System.Collections.Generic;
using System.IO;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Decisions.Artifacts;
using Forge.Build.Governance.Decisions.Gaps;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Governance.Backfill;

/// <summary>A template as it was found.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Path">Relative to the project root; empty for one of the package.</param>
/// <param name="Text">Its text, or null where it cannot be used.</param>
/// <param name="Problem">Why not, as a clause without a full stop.</param>
internal sealed record Template(string Name, string Path, TemplateText? Text, string Problem);

/// <summary>Finds templates (Backfill Protocol 5): those of the repository first, then those of the package.</summary>
internal sealed class Templates
{
    private const string ContractForm = "contract.md";

    private readonly ForgeRepository _repository;
    private readonly Dictionary<string, Template> _known = new(StringComparer.Ordinal);

    public Templates(ForgeRepository repository) => _repository = repository;

    /// <summary>The name of the template that a kind of action takes where it names none; null where none is predefined for such a file.</summary>
    /// <param name="kind">What the action does.</param>
    /// <param name="path">The file.</param>
    /// <param name="isContract">Whether it is a required contract: of those only forms are made, which the read gate does not take for contracts.</param>
    public static string? DefaultFor(ActionKind kind, string path, bool isContract)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (isContract)
            return extension == ".md" ? ContractForm : path.Substring(path.LastIndexOf('/') + 1);
        return (kind, extension) switch
        {
            (ActionKind.GenerateDocument, ".md") => "document.md",
            (ActionKind.GenerateTemplate, ".md") => ContractForm,
            (ActionKind.GenerateStub, ".md") => "stub.md",
            (ActionKind.GenerateSchema, ".json" or ".md" or ".sql") => "schema" + extension,
            _ => null,
        };
    }

    /// <summary>Finds a template.</summary>
    /// <param name="name">As an action names it.</param>
    public Template Find(string name)
    {
        if (!_known.TryGetValue(name, out Template? template))
            _known.Add(name, template = Load(name));
        return template;
    }

    private Template Load(string name)
    {
        if (name.IndexOf('/') >= 0 || name.IndexOf('\\') >= 0 || name.Trim() is "" or "." or ".." || TargetName.WhyIllegal(name) is not null)
            return new Template(name, "", null, "a template is named by its file name alone");
        string path = _repository.TemplatesFolder + "/" + name;
        SourceText? text = ArtifactBytes.TextOf(_repository, path, out string problem);
        if (problem.Length > 0)
            return new Template(name, path, null, path + " cannot be read: " + problem);
        if (text is null)
            return Packaged(name) is { } own ? new Template(name, "", new TemplateText(new SourceText(own)), "")
                : new Template(name, path, null, path + " does not exist");
        return text.Text.Trim().Length == 0 ? new Template(name, path, null, path + " is empty") : new Template(name, path, new TemplateText(text), "");
    }

    private static string? Packaged(string name)
    {
        if (NewGovernance.StructuredForm(name) is { } form)
            return form;
        using Stream? stream = typeof(Templates).Assembly.GetManifestResourceStream("Backfill/Templates/" + name);
        if (stream is null)
            return null;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
