using System;
using System.IO;

namespace Forge.Build.Governance.Tests;

/// <summary>The repository that these tests belong to.</summary>
internal static class OwnRepository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Forge.Build.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests do not lie in their repository");
    }
}
