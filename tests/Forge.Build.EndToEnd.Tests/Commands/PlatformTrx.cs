namespace Forge.Build.EndToEnd.Tests.Commands;

/// <summary>
/// What a test project of Microsoft.Testing.Platform needs to write TRX: the least that does what the extension of that name does, which not every feed has.
/// </summary>
internal static class PlatformTrx
{
    /// <summary>Items that register it.</summary>
    public const string Items = """
        <TestingPlatformBuilderHook Include="B7A1C9B2-0001-4000-8000-000000000001"><DisplayName>trx</DisplayName><TypeFullName>TrxHook</TypeFullName></TestingPlatformBuilderHook>
        """;

    /// <summary>Its source.</summary>
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Testing.Platform.Builder;
        using Microsoft.Testing.Platform.CommandLine;
        using Microsoft.Testing.Platform.Configurations;
        using Microsoft.Testing.Platform.Extensions;
        using Microsoft.Testing.Platform.Extensions.CommandLine;
        using Microsoft.Testing.Platform.Extensions.Messages;
        using Microsoft.Testing.Platform.Extensions.TestHost;
        using Microsoft.Testing.Platform.Services;

        public static class TrxHook
        {
            public static void AddExtensions(ITestApplicationBuilder builder, string[] arguments)
            {
                builder.CommandLine.AddProvider(() => new TrxOption());
                builder.TestHost.AddDataConsumer(services => new TrxWriter(services.GetConfiguration().GetTestResultDirectory()));
            }
        }

        public abstract class Extension : IExtension
        {
            public string Uid => GetType().Name;
            public string Version => "1";
            public string DisplayName => Uid;
            public string Description => Uid;
            public Task<bool> IsEnabledAsync() => Task.FromResult(true);
        }

        public sealed class TrxOption : Extension, ICommandLineOptionsProvider
        {
            public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() => [new CommandLineOption("report-trx", "writes TRX", ArgumentArity.Zero, false)];
            public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption option, string[] arguments) => ValidationResult.ValidTask;
            public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions options) => ValidationResult.ValidTask;
        }

        public sealed class TrxWriter(string folder) : Extension, IDataConsumer
        {
            private string _results = "";
            private string _outcome = "Completed";

            public Type[] DataTypesConsumed => [typeof(TestNodeUpdateMessage)];

            public Task ConsumeAsync(IDataProducer producer, IData value, CancellationToken cancellation)
            {
                TestNode node = ((TestNodeUpdateMessage)value).TestNode;
                TestNodeStateProperty? state = node.Properties.SingleOrDefault<TestNodeStateProperty>();
                if (state is PassedTestNodeStateProperty or SkippedTestNodeStateProperty or FailedTestNodeStateProperty)
                {
                    string outcome = state is PassedTestNodeStateProperty ? "Passed" : state is SkippedTestNodeStateProperty ? "NotExecuted" : _outcome = "Failed";
                    _results += "<UnitTestResult testName=\"" + node.DisplayName + "\" outcome=\"" + outcome + "\" />";
                    Directory.CreateDirectory(folder);
                    File.WriteAllText(Path.Combine(folder, "results.trx"), "<TestRun><Results>" + _results + "</Results><ResultSummary outcome=\"" + _outcome + "\" /></TestRun>");
                }
                return Task.CompletedTask;
            }
        }
        """;
}
