using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.EndToEnd.Tests.Infrastructure;

/// <summary>A <c>forge</c> command that runs until a test ends it. It does not outlive its test.</summary>
internal sealed class RunningForge : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = new();
    private readonly ConcurrentQueue<string> _all = new();
    private readonly Task _reading;

    /// <param name="process">With its streams redirected.</param>
    public RunningForge(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        Task output = Task.Run(() => Read(process.StandardOutput, _lines.Add)), error = Task.Run(() => Read(process.StandardError, _ => { }));
        _reading = Task.WhenAll(output.ContinueWith(_ => _lines.CompleteAdding(), TaskScheduler.Default), error);
    }

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>All that it wrote so far, both streams.</summary>
    public string Output => string.Join('\n', _all);

    /// <summary>The next line of its standard output.</summary>
    public string Next()
    {
        using CancellationTokenSource bound = new(Patience);
        try
        {
            return _lines.TryTake(out string? line, Timeout.Infinite, bound.Token) ? line : throw new AssertFailedException("it ended:\n" + Output);
        }
        catch (OperationCanceledException)
        {
            throw new AssertFailedException("no line came:\n" + Output);
        }
    }

    /// <summary>Waits for a line of its standard output that holds a text.</summary>
    public string WaitFor(string text)
    {
        for (string line = Next(); ; line = Next())
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }
    }

    /// <summary>Waits until either of its streams held a text; the two come in no order.</summary>
    public void Says(string text) => Assert.IsTrue(SpinWait.SpinUntil(() => Output.Contains(text, StringComparison.Ordinal), Patience), "it does not say " + text + ":\n" + Output);

    /// <summary>Sends it a signal, as <c>kill</c> names it.</summary>
    public RunningForge Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.AreEqual(0, kill.ExitCode);
        return this;
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public int WaitForExit()
    {
        Assert.IsTrue(_process.WaitForExit(Patience), "it does not end:\n" + Output);
        Assert.IsTrue(_reading.Wait(Patience));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(Patience);
        _reading.Wait(Patience);
        // MSTest shows it where the test fails.
        Console.WriteLine("> forge\n" + Output);
        _process.Dispose();
        _lines.Dispose();
    }

    private void Read(System.IO.StreamReader stream, Action<string> take)
    {
        while (stream.ReadLine() is { } line)
        {
            _all.Enqueue(line);
            take(line);
        }
    }
}
