using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace Forge.Build.Tool;

/// <summary>Ctrl+C, SIGTERM and a closed terminal, as a wish to end in order: a command that takes one keeps running until it has said and written what it must.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption()
        => _signals = Array.ConvertAll([PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT], signal => PosixSignalRegistration.Create(signal, Take));

    /// <summary>Cancelled once somebody wants the end.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        // Who asks a second time does not want to wait any longer.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
