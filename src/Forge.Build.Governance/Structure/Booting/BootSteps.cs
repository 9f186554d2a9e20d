using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>Which step a command is, told by what it does.</summary>
internal static class BootSteps
{
    private static readonly char[] Blanks = { ' ', '\t', '\n', ',', '"', '\'', '=' };
    private static readonly string[] Showing = { "echo", "out-host", "out-null", "write" };
    private static readonly string[] Looking = { "get-command", "gcm", "where", "where.exe", "which" };
    private static readonly string[] Versions = { "--version", "-version", "version", "-v", "--list-sdks", "--list-runtimes", "--info" };
    private static readonly string[] Pythons = { "python", "python3", "py", "pythonw" };
    private static readonly string[] Environments = { "venv", "virtualenv" };
    private static readonly string[] NodeManagers = { "npm", "pnpm", "yarn", "bun" };
    private static readonly string[] StartScripts = { "start", "dev", "serve", "preview", "develop" };
    private static readonly string[] Servers = { "uvicorn", "gunicorn", "hypercorn", "waitress-serve", "daphne", "streamlit", "flask", "fastapi", "next", "nodemon", "ts-node", "tsx" };
    private static readonly string[] Shells = { "invoke-expression", "iex", "start-process", "start", "saps", "start-job", "cmd", "cmd.exe", "powershell", "pwsh", "bash", "sh", "npx", "poetry", "uv", "pipenv", "conda" };
    private static readonly string[] Migrating = { "migrat", "init_db", "initdb", "init-db", "create_all", "create_tables", "createtables", "db:push", "db:setup", "dbinit", "setup_db", "run_schema", "schema.sql" };
    private static readonly string[] NoApplications = { "pip", "venv", "virtualenv", "ensurepip", "compileall", "py_compile", "alembic", "pytest", "unittest", "pipenv", "build" };
    private static readonly string[] RunGoals = { "run", "bootrun", "spring-boot:run", "quarkus:dev", "quarkusdev", "exec:java", "jetty:run", "appstart" };
    private static readonly string[] Writers = { "set-content", "sc", "out-file", "add-content", "ac", "new-item", "ni", "copy-item", "copy", "cp", "cpi", "move-item", "mv", "tee-object" };
    private static readonly string[] Copiers = { "copy-item", "copy", "cp", "cpi", "move-item", "mv" };

    /// <summary>The words of a command, in lower case, its name first.</summary>
    internal sealed class Words
    {
        public Words(string name, IEnumerable<string> arguments)
        {
            Full = name.ToLowerInvariant();
            Arguments = arguments.SelectMany(argument => argument.ToLowerInvariant().Split(Blanks, StringSplitOptions.RemoveEmptyEntries)).ToArray();
            Tool = ToolOf(Full);
        }

        /// <summary>The name as it is written, with what its variables hold.</summary>
        public string Full { get; }

        /// <summary>What is run: the name without folder and ending.</summary>
        public string Tool { get; }

        /// <summary>Every word of the arguments.</summary>
        public string[] Arguments { get; }

        /// <summary>Whether one of the arguments is one of these words.</summary>
        public bool Has(params string[] words) => Array.Exists(Arguments, argument => Array.IndexOf(words, argument) >= 0);

        /// <summary>Whether the first argument that is no option is one of these words.</summary>
        public bool Begins(params string[] words) => Array.Find(Arguments, argument => argument[0] != '-') is { } first && Array.IndexOf(words, first) >= 0;

        // Of "$python C:\tools\python.exe" the word that is known; else the first.
        private static string ToolOf(string name)
        {
            string[] words = name.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(BaseOf).ToArray();
            string? known = Array.Find(words, word => BootPrograms.Include(word));
            if (known is null && Array.Find(words, word => word.Length > 0 && word[0] == '$') is { } variable)
                known = variable.Contains("python") ? "python" : variable.Contains("pip") ? "pip" : variable.Contains("npm") ? "npm" : variable.Contains("node") ? "node" : null;
            return known ?? (words.Length > 0 ? words[0] : "");
        }

        private static string BaseOf(string word)
        {
            string name = word.Substring(word.LastIndexOfAny(new[] { '/', '\\' }) + 1);
            foreach (string ending in new[] { ".exe", ".cmd", ".bat" })
            {
                if (name.EndsWith(ending, StringComparison.Ordinal) && name != "where.exe" && name != "cmd.exe")
                    name = name.Substring(0, name.Length - ending.Length);
            }
            return name is "pip3" ? "pip" : name;
        }
    }

    /// <summary>The steps that a command is; most are none.</summary>
    public static IEnumerable<BootStep> Of(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        if (IsEnvWritten(command, words))
            yield return BootStep.WriteEnv;
        if (IsShown(words))
            yield break;
        foreach (BootStep step in Of(words, 0))
            yield return step;
    }

    /// <summary>Whether a command is a program, whose failure PowerShell goes over.</summary>
    public static bool IsProgram(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        if (BootPrograms.Include(words.Tool) || IsScriptOfAProgram(words.Full))
            return true;
        return words.Tool is "invoke-expression" or "iex" && words.Arguments.Length > 0 && BootPrograms.Include(new Words(words.Arguments[0], Array.Empty<string>()).Tool);
    }

    /// <summary>Whether a command runs Python, so that the steps of its environment are applicable.</summary>
    public static bool IsPython(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        return Array.IndexOf(Pythons, words.Tool) >= 0 || words.Tool is "pip" or "uvicorn" or "gunicorn" or "flask" or "streamlit";
    }

    /// <summary>Whether a command asks the user.</summary>
    public static bool IsAsked(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        return IsAsking(words);
    }

    /// <summary>Whether a command reads <c>.env</c>, so that what is written may be what was in it.</summary>
    public static bool IsEnvRead(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        return (words.Tool is "get-content" or "gc" or "type" or "cat" or "select-string" or "import-csv" or "convertfrom-stringdata" || words.Full.Contains("file]::read")) && NamesEnv(words.Arguments, command);
    }

    /// <summary>Whether a command asks if there is an <c>.env</c>.</summary>
    public static bool IsEnvLookedFor(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        bool isLook = words.Tool is "test-path" or "get-item" or "get-childitem" or "gi" or "gci" or "resolve-path" || words.Full.Contains("file]::exists");
        return isLook && NamesEnv(words.Arguments, command);
    }

    /// <summary>Whether a command that writes <c>.env</c> leaves nothing of what was in it.</summary>
    public static bool Overwrites(BootCommand command)
    {
        Words words = new(command.Name, command.Arguments);
        if (command.Target.Length > 0)
            return command.Target[0] != '>';
        if (words.Tool is "add-content" or "ac" || words.Full.Contains("append") || words.Has("-append", "-noclobber"))
            return false;
        return !(words.Tool is "new-item" or "ni") || words.Has("-force");
    }

    private static bool IsAsking(Words words) => words.Tool is "read-host" or "get-credential" || words.Full.Contains(".ui.prompt");

    // ./manage.py, bin/setup.rb: run by their own first line. A script of PowerShell is no program.
    private static bool IsScriptOfAProgram(string name)
        => name.EndsWith(".py", StringComparison.Ordinal) || name.EndsWith(".rb", StringComparison.Ordinal) || name.EndsWith(".sh", StringComparison.Ordinal) || name.EndsWith(".php", StringComparison.Ordinal);

    private static bool IsShown(Words words)
        => words.Tool.StartsWith("write-", StringComparison.Ordinal) || Array.IndexOf(Showing, words.Tool) >= 0 || words.Full.Contains("console]::write");

    private static IEnumerable<BootStep> Of(Words words, int depth)
    {
        bool isPython = Array.IndexOf(Pythons, words.Tool) >= 0;
        bool isCreation = (isPython && words.Has("-m") && words.Has(Environments)) || words.Tool == "virtualenv" || (words.Tool is "uv" or "rye" or "pdm" or "pixi" && words.Begins("venv", "sync", "install"))
            || (words.Tool is "conda" or "mamba" && words.Begins("create")) || (words.Tool is "poetry" or "pipenv" && words.Begins("install"));
        bool isMigration = IsMigration(words, isPython);
        if (Array.IndexOf(Looking, words.Tool) >= 0 && words.Arguments.Length > 0 || IsVersionAsked(words, isPython))
            yield return BootStep.Prerequisites;
        if (isCreation)
            yield return BootStep.CreateEnvironment;
        if (IsActivation(words))
            yield return BootStep.ActivateEnvironment;
        if (IsInstallation(words, isPython))
            yield return BootStep.Install;
        if (IsAsking(words))
            yield return BootStep.AskForCredentials;
        if (isMigration)
            yield return BootStep.Migrate;
        else if (IsStart(words, isPython))
            yield return BootStep.Start;
        if (depth == 0 && Array.IndexOf(Shells, words.Tool) >= 0 && Handed(words) is { } inner)
        {
            foreach (BootStep step in Of(inner, 1))
                yield return step;
        }
    }

    // What a shell is handed to run, without the shell's own options.
    private static Words? Handed(Words words)
    {
        string[] rest = words.Arguments.Where(argument => argument is not ("-filepath" or "-argumentlist" or "-command" or "-c" or "/c" or "/k" or "-noexit" or "-nonewwindow" or "-wait" or "-passthru" or "run" or "-noprofile")).ToArray();
        return rest.Length == 0 || rest[0].StartsWith("http", StringComparison.Ordinal) ? null : new Words(rest[0], rest.Skip(1));
    }

    private static bool IsVersionAsked(Words words, bool isPython)
        => Array.IndexOf(BootPrograms.Runtimes, words.Tool) >= 0 && (words.Has(Versions) && words.Arguments.Length <= 4 || (isPython && Array.Exists(words.Arguments, argument => argument.Contains("version_info"))));

    private static bool IsActivation(Words words)
    {
        bool isScript = words.Full.Contains("activate") || (words.Tool is "conda" or "mamba" or "source" && Array.Exists(words.Arguments, argument => argument.Contains("activate")));
        // Who calls the interpreter of the environment by its path needs no activation.
        bool isInside = words.Full.Contains("venv") && words.Tool is "python" or "python3" or "pip" && words.Full.Contains("venv");
        return isScript || isInside || (words.Tool is "poetry" or "pipenv" or "uv" or "rye" or "pdm" or "pixi" or "hatch" && words.Begins("run", "shell", "sync"));
    }

    private static bool IsInstallation(Words words, bool isPython) => words.Tool switch
    {
        "pip" => words.Begins("install"),
        "npm" => words.Begins("install", "ci", "i", "clean-install"),
        "pnpm" or "bun" => words.Begins("install", "i"),
        "yarn" => words.Arguments.Length == 0 || words.Begins("install"),
        "go" => words.Begins("mod", "get") && words.Has("download", "tidy", "vendor", "get"),
        "dotnet" => words.Begins("restore", "build") || words.Begins("tool"),
        "uv" => words.Begins("sync", "pip"),
        "poetry" or "pipenv" or "bundle" or "bundler" or "composer" or "rye" or "pdm" or "pixi" or "pipx" or "gem" => words.Begins("install", "sync"),
        "cargo" => words.Begins("fetch", "build"),
        "mvn" or "mvnw" or "gradle" or "gradlew" or "sbt" or "ant" or "lein" => words.Arguments.Length > 0 && !words.Has(Versions) && !words.Has(RunGoals),
        "deno" => words.Begins("install", "cache"),
        "php" => words.Has("install") && Array.Exists(words.Arguments, argument => argument.Contains("composer")),
        "mix" => words.Begins("deps.get"),
        "conda" or "mamba" => words.Begins("install", "env"),
        _ => isPython && words.Has("-m") && words.Has("pip") && words.Has("install"),
    };

    private static bool IsMigration(Words words, bool isPython)
    {
        if (!(isPython || BootPrograms.Include(words.Tool) || IsScriptOfAProgram(words.Full)) || words.Has(Versions))
            return false;
        return (Array.IndexOf(BootPrograms.Databases, words.Tool) >= 0 && words.Arguments.Length > 0) || (words.Tool == "dotnet" && words.Begins("ef"))
            || (words.Tool == "flask" && words.Begins("db")) || Array.Exists(words.Arguments, argument => Array.Exists(Migrating, argument.Contains))
            || (words.Has("-m") && words.Has(BootPrograms.Databases));
    }

    private static bool IsStart(Words words, bool isPython)
    {
        if (words.Has(Versions))
            return false;
        if (isPython)
            return !words.Has("-c") && !(words.Has("-m") && words.Has(NoApplications)) && (words.Has("-m") || Array.Exists(words.Arguments, argument => argument.EndsWith(".py", StringComparison.Ordinal)));
        if (Array.IndexOf(NodeManagers, words.Tool) >= 0)
        {
            string[] plain = words.Arguments.Where(argument => argument[0] != '-' && argument != "run").ToArray();
            return plain.Length > 0 && Array.Exists(StartScripts, script => plain[0] == script || plain[0].StartsWith(script + ":", StringComparison.Ordinal));
        }
        return words.Tool switch
        {
            "deno" => words.Begins("run", "task", "serve"),
            "php" => words.Arguments.Length > 0 && !words.Has("install") && (!words.Has("artisan") || words.Has("serve")),
            "node" or "ruby" or "java" => words.Arguments.Length > 0,
            "mvn" or "mvnw" or "gradle" or "gradlew" or "sbt" or "lein" => words.Has(RunGoals),
            "go" or "cargo" => words.Begins("run"),
            "dotnet" => words.Begins("run", "watch") || Array.Exists(words.Arguments, argument => argument.EndsWith(".dll", StringComparison.Ordinal)),
            "docker" or "docker-compose" => words.Has("up", "run"),
            "flask" or "fastapi" or "streamlit" => words.Begins("run", "dev"),
            "rails" or "artisan" => words.Begins("server", "s", "serve"),
            _ => Array.IndexOf(Servers, words.Tool) >= 0 || IsOwnProgram(words.Full),
        };
    }

    // .\app.exe, ./run.ps1
    private static bool IsOwnProgram(string name)
        => (name.StartsWith("./", StringComparison.Ordinal) || name.StartsWith(".\\", StringComparison.Ordinal) || name.EndsWith(".exe", StringComparison.Ordinal))
            && !name.Contains("activate") && !name.Contains("venv") && !name.Contains("install") && !name.Contains("setup");

    private static bool IsEnvWritten(BootCommand command, Words words)
    {
        if (command.Target.Length > 0 && NamesEnv(command.Target.TrimStart('>').ToLowerInvariant().Split(Blanks, StringSplitOptions.RemoveEmptyEntries), command))
            return true;
        bool isWriter = Array.IndexOf(Writers, words.Tool) >= 0 || words.Full.Contains("file]::write") || words.Full.Contains("file]::append") || words.Full.Contains("file]::copy");
        if (!isWriter)
            return false;
        if (Array.IndexOf(Copiers, words.Tool) < 0 && !words.Full.Contains("file]::copy"))
            return NamesEnv(words.Arguments, command);
        // Of a copy the last file is the one that is written.
        string[] files = words.Arguments.Where(argument => argument.Contains(".env")).ToArray();
        return files.Length > 0 && IsEnv(files[files.Length - 1]);
    }

    private static bool NamesEnv(string[] words, BootCommand command)
    {
        if (Array.Exists(words, IsEnv))
            return true;
        bool isOpen = Array.Exists(words, word => word.Length > 1 && word[0] == '$');
        return isOpen && command.Handed.ToLowerInvariant().Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Any(IsEnv);
    }

    private static bool IsEnv(string word) => word == ".env" || word.EndsWith("/.env", StringComparison.Ordinal) || word.EndsWith("\\.env", StringComparison.Ordinal);
}
