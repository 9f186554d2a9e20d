namespace Forge.Build.Commands.Transcripts;

/// <summary>Memory that one block after the other uses, so that ten thousand need no more than one.</summary>
internal sealed class BlockBuffers
{
    private const int HeadBytes = 4 * 1024;
    private const int BodyBytes = 64 * 1024;

    /// <summary>For the beginning of the content.</summary>
    public byte[] Head { get; } = new byte[HeadBytes];

    /// <summary>For what goes to the disk.</summary>
    public byte[] Body { get; } = new byte[BodyBytes];
}
