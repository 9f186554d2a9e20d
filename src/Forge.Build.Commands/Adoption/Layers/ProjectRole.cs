using System;
using System.Collections.Generic;
using System.Linq;
using Forge.Build.Commands.Adoption.Surveys;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>What a project is for, as its SDK, its references and its name tell.</summary>
internal enum ProjectRole
{
    /// <summary>Nothing tells.</summary>
    Library,

    /// <summary>Answers requests.</summary>
    Web,

    /// <summary>Draws windows or pages.</summary>
    UserInterface,

    /// <summary>A program without either.</summary>
    Program,

    /// <summary>Orchestration and business logic.</summary>
    Application,

    /// <summary>Business rules and the things that they speak of.</summary>
    Domain,

    /// <summary>Speaks with databases, files and services.</summary>
    Infrastructure,

    /// <summary>Shapes that several others share.</summary>
    Shared,
}

/// <summary>Tells the role of a project.</summary>
internal static class ProjectRoles
{
    private static readonly Dictionary<string, ProjectRole> ByWord = Build();

    /// <summary>The role; a name counts only where nothing harder tells.</summary>
    public static ProjectRole Of(SurveyedProject project)
    {
        if (project.IsUserInterface)
            return ProjectRole.UserInterface;
        if (project.Sdk == "Microsoft.NET.Sdk.Web")
            return ProjectRole.Web;
        if (project.IsProgram)
            return ProjectRole.Program;
        foreach (string word in project.Name.Split('.', '-', '_', ' ').Reverse())
        {
            if (ByWord.TryGetValue(word, out ProjectRole role))
                return role;
        }
        return ProjectRole.Library;
    }

    /// <summary>The role in words.</summary>
    public static string NameOf(ProjectRole role) => role switch
    {
        ProjectRole.Web => "web",
        ProjectRole.UserInterface => "user interface",
        ProjectRole.Program => "program",
        ProjectRole.Application => "application",
        ProjectRole.Domain => "domain",
        ProjectRole.Infrastructure => "infrastructure",
        ProjectRole.Shared => "shared shapes",
        _ => "library",
    };

    private static Dictionary<string, ProjectRole> Build()
    {
        Dictionary<string, ProjectRole> words = new(StringComparer.OrdinalIgnoreCase);
        void Add(ProjectRole role, params string[] names)
        {
            foreach (string name in names)
                words.Add(name, role);
        }
        Add(ProjectRole.Web, "Web", "Api", "WebApi", "Endpoints", "Presentation", "Rest", "Grpc", "Mvc", "Controllers");
        Add(ProjectRole.Domain, "Domain", "Core", "ApplicationCore", "Entities", "Model", "Models");
        Add(ProjectRole.Application, "Application", "Services", "UseCases", "Business", "BusinessLogic", "BLL");
        Add(ProjectRole.Infrastructure, "Infrastructure", "Persistence", "Data", "DataAccess", "DAL", "Repositories", "EntityFramework", "EntityFrameworkCore", "Storage", "Migrations");
        Add(ProjectRole.Shared, "Contracts", "Shared", "Common", "Abstractions", "SharedKernel", "Dtos", "BuildingBlocks");
        Add(ProjectRole.UserInterface, "UI", "Blazor", "Wpf", "Desktop", "Maui");
        return words;
    }
}
