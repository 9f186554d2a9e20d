using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Testing;

/// <summary>All results that one run of a step left in its folder.</summary>
/// <param name="Tests">The tests of all its TRX files.</param>
/// <param name="SaysFailed">Whether one of the files says that the run as a whole failed.</param>
/// <param name="SaysAborted">Whether one of the files tells of an error beside the tests.</param>
/// <param name="Files">How many TRX files there are.</param>
/// <param name="Problem">Why results could not be read, as a clause without a full stop; else empty.</param>
internal sealed record RoundResults(IReadOnlyList<TestResult> Tests, bool SaysFailed, bool SaysAborted, int Files, string Problem)
{
    private const int MostFiles = 10_000;

    /// <summary>How many tests have an outcome.</summary>
    public int Count(TestOutcome outcome) => Tests.Count(test => test.Outcome == outcome);

    /// <summary>Reads them; never throws for what lies on the disk.</summary>
    /// <param name="folder">Absolute. The tests could write there too, so nothing but plain files is opened.</param>
    public static RoundResults Read(string folder)
    {
        List<TrxFile> files = new();
        string problem = "";
        try
        {
            EnumerationOptions options = new() { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*.trx", options).OrderBy(file => file.FullName, StringComparer.Ordinal).Take(MostFiles))
            {
                // A pipe has no length either, and opening one would wait for a writer for ever.
                if (file.Length == 0 || SymbolicLinks.IsLinkAt(file.FullName))
                {
                    problem = file.Name + " is empty";
                    continue;
                }
                using FileStream stream = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                files.Add(TrxReader.Read(stream));
                if (files[^1].Problem.Length > 0)
                    problem = file.Name + " cannot be read: " + files[^1].Problem;
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Nobody wrote a result.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = "the results cannot be read: " + e.Message.TrimEnd('.');
        }
        return new RoundResults(files.SelectMany(file => file.Results).ToArray(), files.Exists(file => file.SaysFailed), files.Exists(file => file.SaysAborted), files.Count, problem);
    }
}
