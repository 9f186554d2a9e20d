using System;

namespace Forge.Build.Commands.Adoption;

/// <summary>Something is in the way of an adoption; nothing was changed.</summary>
internal sealed class AdoptionRefusedException : Exception
{
    /// <param name="reason">What, and what to do about it, in sentences.</param>
    public AdoptionRefusedException(string reason)
        : base(reason)
    {
    }
}
