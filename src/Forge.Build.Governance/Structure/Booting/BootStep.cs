namespace Forge.Build.Governance.Structure.Booting;

/// <summary>The steps of a boot script, in their order (Builder Contract 9.8).</summary>
internal enum BootStep
{
    /// <summary>Looks for the tools of the stack and their versions.</summary>
    Prerequisites,

    /// <summary>Creates a virtual environment.</summary>
    CreateEnvironment,

    /// <summary>Activates it, or calls what is in it.</summary>
    ActivateEnvironment,

    /// <summary>Installs the dependencies.</summary>
    Install,

    /// <summary>Asks for what has no default.</summary>
    AskForCredentials,

    /// <summary>Writes <c>.env</c>.</summary>
    WriteEnv,

    /// <summary>Prepares the database.</summary>
    Migrate,

    /// <summary>Starts the application.</summary>
    Start,
}
