using System;
using System.Collections.Generic;
using System.Linq;

namespace Forge.Build.Governance.Structure.Booting;

/// <summary>The programs that a boot script runs, by their names without folder and ending. PowerShell goes over the failure of a program, and not over that of a command of its own.</summary>
internal static class BootPrograms
{
    /// <summary>What a stack runs on, and what tells its version.</summary>
    public static readonly string[] Runtimes =
    {
        "python", "python3", "py", "node", "npm", "pnpm", "yarn", "bun", "deno", "go", "dotnet", "cargo", "rustc", "rustup", "java", "javac", "mvn", "gradle", "ruby", "php", "docker", "uv", "poetry",
        "perl", "elixir", "mix", "erl", "swift", "dart", "flutter", "scala", "kotlin", "zig", "julia", "rscript", "bundle", "bundler", "gem", "composer", "pdm", "pipenv", "conda", "mamba",
    };

    /// <summary>What creates, migrates and fills databases.</summary>
    public static readonly string[] Databases =
    {
        "alembic", "psql", "sqlite3", "mysql", "mariadb", "sqlcmd", "mongosh", "flyway", "liquibase", "goose", "dbmate", "atlas", "prisma", "knex", "sequelize", "sequelize-cli", "typeorm", "sqlx", "diesel",
        "drizzle-kit", "migrate-mongo", "node-pg-migrate", "phinx", "sqlpackage", "createdb", "dotnet-ef", "wrangler", "supabase",
    };

    // What runs other programs, installs packages, or is a tool of one framework.
    private static readonly string[] Others =
    {
        "pip", "pipx", "virtualenv", "micromamba", "pixi", "rye", "hatch", "npx", "pnpx", "bunx", "uvx", "flask", "django-admin", "manage.py", "rails", "rake", "artisan", "symfony", "mvnw", "gradlew", "sbt",
        "lein", "ant", "cmake", "nuget", "msbuild", "docker-compose", "podman", "turbo", "nx", "lerna", "rush", "corepack", "cmd", "cmd.exe", "powershell", "pwsh", "bash", "sh", "wsl", "git", "make",
    };

    private static readonly HashSet<string> All = new(Runtimes.Concat(Databases).Concat(Others), StringComparer.Ordinal);

    /// <summary>Whether a name is that of a program.</summary>
    /// <param name="tool">In lower case, without folder and ending.</param>
    public static bool Include(string tool) => All.Contains(tool);
}
