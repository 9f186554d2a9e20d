using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using Microsoft.Build.Framework;

/// <summary>Runs a task of an assembly over a repository, as a host with a fake build engine, and prints what it logs.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Assembly tasks = Assembly.LoadFrom(arguments[0]);
        foreach (Type type in tasks.GetExportedTypes().Where(type => typeof(ITask).IsAssignableFrom(type) && !type.IsAbstract))
            Console.WriteLine("task " + ((ITask)Activator.CreateInstance(type)).GetType().Name);
        ITask task = (ITask)Activator.CreateInstance(tasks.GetType("Forge.Build.Tasks." + arguments[2], throwOnError: true));
        task.BuildEngine = new PrintingEngine();
        task.GetType().GetProperty("Root").SetValue(task, arguments[1]);
        bool passed = task.Execute();
        Console.WriteLine(arguments[2] + " returned " + passed);
        return passed ? 0 : 1;
    }

    private sealed class PrintingEngine : IBuildEngine
    {
        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs)
            => throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e)
            => Print("error", e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Subcategory, e.Code, e.Message);

        public void LogWarningEvent(BuildWarningEventArgs e)
            => Print("warning", e.File, e.LineNumber, e.ColumnNumber, e.EndLineNumber, e.EndColumnNumber, e.Subcategory, e.Code, e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        private static void Print(string kind, string file, int line, int column, int endLine, int endColumn, string subcategory, string code, string message)
            => Console.WriteLine($"{file}({line},{column},{endLine},{endColumn}): {(subcategory + " " + kind).Trim()} {code}: {message}");
    }
}
