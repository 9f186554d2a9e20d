using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Forge.Build.Governance.Contracts.Json;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Transcripts;

/// <summary>The plan as a file: <c>evidence/plan.json</c> (Builder Contract 0.2). It holds no time, so the same transcript makes the same bytes.</summary>
internal static class PlanFile
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>Writes it. For one who holds the lock under which transcripts are applied.</summary>
    /// <returns>Why it could not be written; empty where it was.</returns>
    public static string Write(ForgeRepository repository, BuildPlan plan)
    {
        try
        {
            Directory.CreateDirectory(repository.FullPath(repository.EvidenceFolder));
            if (!repository.IsInside(repository.EvidenceFolder))
                return "the folder " + repository.EvidenceFolder + " is a link that leaves the project root.";
            AtomicFile.WriteAlone(repository.FullPath(repository.Plan), Encoding.UTF8.GetBytes(JsonText.Of(json => WriteTo(json, plan))));
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>The plan as a value of JSON.</summary>
    public static void WriteTo(Utf8JsonWriter json, BuildPlan plan)
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 1);
        json.WriteString("transcript", plan.Transcript);
        json.WriteStartArray("tasks");
        foreach (BuildTask task in plan.Tasks)
        {
            json.WriteStartObject();
            json.WriteNumber("number", task.Number);
            json.WriteString("text", task.Text);
            json.WriteBoolean("done", task.IsDone);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The plan of an earlier transcript, which later ones go on with; null where there is none that can be read.</summary>
    public static BuildPlan? Read(ForgeRepository repository)
    {
        try
        {
            FileInfo file = new(repository.FullPath(repository.Plan));
            if (!file.Exists || file.Length is 0 or > MostBytes || !repository.IsInside(repository.Plan))
                return null;
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            JsonElement root = document.RootElement;
            List<BuildTask> tasks = new();
            HashSet<int> numbers = new();
            foreach (JsonElement task in root.GetProperty("tasks").EnumerateArray())
            {
                int number = task.GetProperty("number").GetInt32();
                if (numbers.Add(number))
                    tasks.Add(new BuildTask(number, task.GetProperty("text").GetString() ?? "", task.GetProperty("done").GetBoolean()));
            }
            return new BuildPlan(root.GetProperty("transcript").GetString() ?? "", tasks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
