using System.Linq;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Structure;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Structure;

[TestClass]
public sealed class BootScriptTests
{
    private const string Path = "boot.ps1";
    private const string Phases = "## Phase 0\n\n**Deliverables:**\n- x\n\n## Phase 1\n\n**Deliverables:**\n- USER_INSTRUCTIONS.md\n";
    private const string Check = "if ($LASTEXITCODE -ne 0) { Write-Host \"It failed.\"; exit 1 }\n";

    private const string Prerequisites = "if (-not (Get-Command python -ErrorAction SilentlyContinue)) { Write-Host 'Install Python.'; exit 1 }\n";
    private const string Create = "if (-not (Test-Path .venv)) { python -m venv .venv }\n" + Check;
    private const string Activate = ". .\\.venv\\Scripts\\Activate.ps1\n";
    private const string Install = "pip install -r requirements.txt\n" + Check;
    private const string Ask = "$key = Read-Host \"Key (from the post's site)\"\n";
    private const string WriteEnv = "$write = $true\nif (Test-Path '.env') { $write = (Read-Host 'Replace .env? (y/n)') -eq 'y' }\nif ($write) { \"KEY=$key\" | Set-Content -Path '.env' }\n";
    private const string Migrate = "python -c \"from app.db import init_db; init_db()\"\n" + Check;
    private const string Start = "python -m app.main\n";
    private const string Whole = "<# Boots the app. #>\nparam([switch]$Quiet)\n" + Prerequisites + Create + Activate + Install + Ask + WriteEnv + Migrate + Start;

    [TestMethod]
    public void AWholeScriptPasses()
    {
        using GateFolder folder = Folder(Whole);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("", folder.Write(Path, "\ufeff" + Whole.Replace("\n", "\r\n")).Codes());
    }

    [TestMethod]
    public void AScriptOfFunctionsCountsWhereTheyAreCalled()
    {
        const string script = """
            $ErrorActionPreference = 'Stop'
            function Start-App { npm start }
            function Invoke-Step([string]$Name, [scriptblock]$Block) {
                Write-Host "== $Name"
                & $Block
                if ($LASTEXITCODE -ne 0) { throw "$Name failed" }
            }
            function Save-Env {
                $path = Join-Path $PSScriptRoot '.env'
                if (Test-Path $path) { if ((Read-Host 'keep?') -eq 'y') { return } }
                $lines = foreach ($name in 'A', 'B') { "$name=" + (Read-Host $name) }
                [System.IO.File]::WriteAllLines($path, $lines)
            }
            $version = & node --version
            Invoke-Step 'Install' { npm ci }
            Save-Env
            Invoke-Step 'Migrate' { npx prisma migrate deploy }
            Start-App
            """;
        using GateFolder folder = Folder(script);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void AFunctionThatNobodyCallsDoesNothing()
    {
        using GateFolder folder = Folder(Whole.Replace(Start, "function Start-App {\n" + Start + "}\n"));

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.BootStepMissing, finding.Rule);
        Assert.AreEqual("no command here does this step: 8 start the app.", finding.Message);
    }

    [TestMethod]
    [DataRow(Ask + WriteEnv, "# 5. Prompt with Read-Host\nWrite-Host 'Read-Host'\n$text = @\"\nRead-Host x | Set-Content .env\n\"@\n", "5 ask for the credentials with Read-Host, 6 write .env", DisplayName = "comments and texts")]
    [DataRow(Install, "Write-Host \"pip install -r requirements.txt\"\n", "4 install the dependencies", DisplayName = "only shown")]
    [DataRow(Install, "<#\n" + Install + "#>\n", "4 install the dependencies", DisplayName = "commented out")]
    [DataRow(Create, "", "2 create the virtual environment", DisplayName = "no environment")]
    [DataRow(Activate, "", "3 activate it", DisplayName = "not activated")]
    [DataRow(Migrate, "", "7 run the migrations", DisplayName = "tables, but no migration")]
    [DataRow(Start, "Start-Process 'http://localhost:8000'\n", "8 start the app", DisplayName = "a browser is no app")]
    [DataRow(WriteEnv, "Copy-Item .env .env.bak\nSet-Content .env.example x\n", "6 write .env", DisplayName = "other files")]
    public void AMissingStepIsNamed(string step, string with, string missing)
    {
        using GateFolder folder = Folder(Whole.Replace(step, with));

        Finding finding = folder.Check().Single(f => f.Rule == RuleCatalog.BootStepMissing);
        Assert.Contains(": " + missing + ".", finding.Message);
    }

    [TestMethod]
    public void WhatIsNotApplicableIsNotAskedFor()
    {
        using GateFolder folder = Folder("node --version\nif (-not $?) { exit 1 }\nnpm install\n" + Check + Ask + WriteEnv + "npm run dev\n").Write(GateFolder.Schema, "No tables.\n");
        Assert.AreEqual("", folder.Codes());

        folder.Write(Path, "go version\nif (-not $?) { exit 1 }\ngo mod download\n" + Check + Ask + WriteEnv + "& go run ./cmd/app\n");
        Assert.AreEqual("", folder.Codes());

        folder.Write("requirements.txt", "");
        Assert.Contains("2 create the virtual environment, 3 activate it", folder.Check().Single().Message);
    }

    [TestMethod]
    [DataRow("& \"$PSScriptRoot\\.venv\\Scripts\\python.exe\" -m pip install -r requirements.txt\n" + Check, Activate + Install)]
    [DataRow("$py = Join-Path $PSScriptRoot '.venv/bin/python'\n& $py -m pip install -r requirements.txt || exit 1\n", Activate + Install)]
    public void TheInterpreterOfTheEnvironmentNeedsNoActivation(string with, string text)
    {
        using GateFolder folder = Folder(Whole.Replace(text, with));

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void StepsOutOfOrderAreFoundWhereTheyStand()
    {
        using GateFolder folder = Folder(Prerequisites + Create + Install + Activate + Ask + WriteEnv + Migrate + Start);
        Assert.AreEqual("3903:6", folder.Codes());
        Assert.AreEqual("the step \"activate it\" is out of order here; it must come after \"create the virtual environment\" and before \"install the dependencies\".", folder.Check().Single().Message);

        folder.Write(Path, Prerequisites + Create + Activate + Install + Migrate + Ask + WriteEnv + Start);
        Assert.AreEqual("3903:7", folder.Codes(), "one step came too early, not two too late");
    }

    [TestMethod]
    [DataRow("Write-Host \"never closed\nexit 1\n", 1, 12)]
    [DataRow("exit 1\nif ($x) {\n  exit 1\n", 2, 9)]
    [DataRow("exit 1 )\n", 1, 8)]
    [DataRow("if ($x { exit 1 )\n", 1, 8)]
    [DataRow("<# never closed\nexit 1\n", 1, 1)]
    [DataRow("$x = @\"\ntext\n  \"@\n", 1, 6)]
    [DataRow("$x = @' text\n'@\n", 1, 6)]
    [DataRow("Write-Host \"$(Get-X 'a)\"\n", 1, 12)]
    [DataRow("Write-Host ${x\n", 1, 12)]
    public void WhatDoesNotParseIsOneFinding(string script, int line, int column)
    {
        using GateFolder folder = Folder(script);

        Finding finding = folder.Check().Single();
        Assert.AreSame(RuleCatalog.BootScriptMalformed, finding.Rule);
        Assert.AreEqual((line, column), (finding.Location.Line, finding.Location.Column));
    }

    [TestMethod]
    [DataRow("Write-Host 'it''s {' \"a `\" } $(Get-X \"b )\" ) \"\"c\"\n", DisplayName = "quotes and brackets in strings")]
    [DataRow("$x = @'\n\"{ (\n'@ # } comment\n", DisplayName = "a here-string, a comment")]
    [DataRow("$h = @{ a = @(1, 2); 'b' = { param($c) $c } }\ngit log --% { \" (\n$y = ${a}b#c\nWrite-Host a `\n  b # )\n", DisplayName = "tables, verbatim, continuation")]
    [DataRow("Get-Item x 2>&1 > $null; if ($a -lt 1) { } elseif ($b) { } else { }\n", DisplayName = "redirections")]
    [DataRow("Write-Host \u201Ctypographic\u201D \u2018too\u2019\n", DisplayName = "typographic quotes")]
    public void WhatParsesInPowerShellParsesHere(string text)
    {
        using GateFolder folder = Folder(text + Whole.Replace("param([switch]$Quiet)\n", ""));

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void AScriptThatNeverFailsIsFound()
    {
        using GateFolder folder = Folder(Whole.Replace("exit 1", "exit 0"));
        Assert.AreEqual("3904:1", folder.Codes());

        folder.Write(Path, Whole.Replace("exit 1", "# exit 1\n"));
        Assert.AreEqual("3904:1", folder.Codes());
    }

    [TestMethod]
    public void AStepWhoseFailureNobodyLooksAtIsFound()
    {
        using GateFolder folder = Folder(Whole.Replace(Install, "pip install -r requirements.txt\n"));
        Assert.AreEqual("3905:7", folder.Codes());

        folder.Write(Path, "$ErrorActionPreference = 'Stop'\n$PSNativeCommandUseErrorActionPreference = $true\n" + Whole.Replace(Check, "").Replace("param([switch]$Quiet)\n", ""));
        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    [DataRow("\"KEY=$key\" | Set-Content .env\n", "3906:8", DisplayName = "set")]
    [DataRow("\"KEY=$key\" > .env\n", "3906:8", DisplayName = "redirected")]
    [DataRow("Copy-Item .env.example .env -Force\n", "3906:8", DisplayName = "copied")]
    [DataRow("if (Test-Path .env.example) { \"KEY=$key\" | Out-File \".\\.env\" }\n", "3906:8", DisplayName = "another file is asked for")]
    [DataRow("\"KEY=$key\" >> .env\n", "", DisplayName = "appended")]
    [DataRow("Add-Content .env \"KEY=$key\"\n", "", DisplayName = "added")]
    [DataRow("$f = \"$PSScriptRoot/.env\"\nif (-not (Test-Path $f)) { Copy-Item .env.example $f }\n", "", DisplayName = "asked, through a variable")]
    public void AnEnvThatIsThereIsKept(string write, string expected)
    {
        using GateFolder folder = Folder(Prerequisites + Create + Activate + Install + Ask + write + Migrate + Start);

        Assert.AreEqual(expected, folder.Codes());
    }

    [TestMethod]
    [DataRow("if (Test-Path .env) { Write-Host 'there is one' }\n\"KEY=$key\" | Set-Content .env\n", "3906:9", DisplayName = "asked and gone over")]
    [DataRow("if (Test-Path .env) { Copy-Item .env .env.bak }\n\"KEY=$key\" > .env\n", "3906:9", DisplayName = "a copy is no consent")]
    [DataRow("if (Test-Path .env) { \"KEY=$key\" > .env }\n", "3906:8", DisplayName = "only where there is one")]
    [DataRow("if (-not (Test-Path .env)) { Write-Host 'none' } else { \"KEY=$key\" > .env }\n", "3906:8", DisplayName = "in the other branch")]
    [DataRow("if (-not (Test-Path .env)) { exit 1 }\n\"KEY=$key\" > .env\n", "3906:9", DisplayName = "left where there is none")]
    [DataRow("$there = Test-Path .env\n\"KEY=$key\" > .env\n", "3906:9", DisplayName = "a variable that nobody asks")]
    [DataRow("$there = Test-Path .env\nif ($key) { \"KEY=$key\" > .env }\n", "3906:9", DisplayName = "another condition")]
    [DataRow("function Test-Env { if (Test-Path .env) { return } }\nTest-Env\n\"KEY=$key\" > .env\n", "3906:10", DisplayName = "a return that leaves another function")]
    [DataRow("if (-not (Test-Path .env)) { Copy-Item .env.example .env }\n\"KEY=$key\" > .env\n", "3906:9", DisplayName = "a second write")]
    [DataRow("if (!(Test-Path .env)) {\n  \"KEY=$key\" > .env\n}\nelse\n{\n  Write-Host 'kept'\n}\n", "", DisplayName = "where there is none")]
    [DataRow("if (Test-Path .env) { Write-Host 'kept' } else { \"KEY=$key\" > .env }\n", "", DisplayName = "else")]
    [DataRow("if (Test-Path .env) { Write-Host 'kept' } elseif ($key) { \"KEY=$key\" > .env }\n", "", DisplayName = "elseif")]
    [DataRow("if (Test-Path .env) { exit 0 }\n\"KEY=$key\" > .env\n", "", DisplayName = "left before")]
    [DataRow("function Save { if (Test-Path .env) { return }; \"KEY=$key\" > .env }\nSave\n", "", DisplayName = "a function left before")]
    [DataRow("if ((Test-Path .env) -and (Read-Host 'Replace?') -ne 'y') { exit 0 }\n\"KEY=$key\" > .env\n", "", DisplayName = "left unless the user wants it")]
    [DataRow("if (Test-Path .env) { $a = Read-Host 'Keep?'; if ($a -eq 'n') { \"KEY=$key\" > .env } } else { \"KEY=$key\" > .env }\n", "", DisplayName = "both branches")]
    [DataRow("$there = Test-Path .env\nif (-not $there) { \"KEY=$key\" > .env }\n", "", DisplayName = "through a variable")]
    [DataRow("$make = -not (Test-Path .env)\nif ($make) { \"KEY=$key\" > .env }\n", "", DisplayName = "through a variable that says no")]
    [DataRow("function Test-Wanted { if (Test-Path .env) { return (Read-Host 'Replace?') -eq 'y' }; return $true }\nif (Test-Wanted) { \"KEY=$key\" > .env }\n", "", DisplayName = "through a function")]
    [DataRow("$a = Read-Host 'Overwrite an .env that exists?'\nif ($a -eq 'y') { \"KEY=$key\" > .env }\n", "", DisplayName = "always asked")]
    [DataRow("switch (Test-Path .env) { $false { \"KEY=$key\" > .env } }\n", "", DisplayName = "a switch")]
    [DataRow("while (-not (Test-Path .env)) { \"KEY=$key\" > .env }\n", "", DisplayName = "a loop")]
    [DataRow("if (-not ([IO.File]::Exists('.env'))) { [IO.File]::WriteAllText('.env', $key) }\n", "", DisplayName = ".NET")]
    public void OnlyAGuardThatKeepsTheWriteFromRunningCounts(string write, string expected)
    {
        using GateFolder folder = Folder(Prerequisites + Create + Activate + Install + Ask + write + Migrate + Start);

        Assert.AreEqual(expected, folder.Codes());
        Assert.IsEmpty(folder.Details);
    }

    [TestMethod]
    [DataRow("Get-Item .env -ErrorAction Ignore | ForEach-Object { exit 0 }\n\"KEY=$key\" > .env\n", "boot.ps1(9): whether this keeps an .env that is there cannot be told; it is asked for before, in a way that is not followed.")]
    [DataRow("(Get-Content .env) -replace 'a', 'b' | Set-Content .env\n", "boot.ps1(8): whether this keeps an .env that is there cannot be told; it was read before, and what is written may hold all of it.")]
    public void WhatCannotBeToldIsSaidAndNoFinding(string write, string expected)
    {
        using GateFolder folder = Folder(Prerequisites + Create + Activate + Install + Ask + write + Migrate + Start);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual(expected, string.Join('\n', folder.Details.Select(line => line[line.IndexOf("boot.ps1", System.StringComparison.Ordinal)..])));
    }

    [TestMethod]
    [DataRow("npx prisma migrate deploy", DisplayName = "npx")]
    [DataRow("pnpm install", DisplayName = "pnpm")]
    [DataRow("yarn", DisplayName = "yarn")]
    [DataRow("bun install", DisplayName = "bun")]
    [DataRow("deno install", DisplayName = "deno")]
    [DataRow("flask db upgrade", DisplayName = "flask")]
    [DataRow("bundle install", DisplayName = "bundle")]
    [DataRow("& \"./bin/rails\" db:migrate", DisplayName = "rails")]
    [DataRow("rake db:migrate", DisplayName = "rake")]
    [DataRow("uv sync", DisplayName = "uv")]
    [DataRow("poetry install", DisplayName = "poetry")]
    [DataRow("pipenv install", DisplayName = "pipenv")]
    [DataRow("conda install x", DisplayName = "conda")]
    [DataRow("composer install", DisplayName = "composer")]
    [DataRow("php artisan migrate", DisplayName = "php")]
    [DataRow("go mod download", DisplayName = "go")]
    [DataRow("cargo fetch", DisplayName = "cargo")]
    [DataRow("./mvnw package", DisplayName = "the wrapper of Maven")]
    [DataRow(".\\gradlew.bat assemble", DisplayName = "the wrapper of Gradle")]
    [DataRow("dotnet-ef database update-migration", DisplayName = "a tool of .NET")]
    [DataRow("Invoke-Expression 'npm ci'", DisplayName = "in a string")]
    [DataRow("docker compose run web migrate", DisplayName = "in a container")]
    [DataRow("./manage.py migrate", DisplayName = "a script with its own interpreter")]
    public void TheFailureOfEachProgramHasToBeLookedAt(string command)
    {
        using GateFolder folder = Folder(Prerequisites + Create + Activate + Install + command + "\n" + Ask + WriteEnv + Migrate + Start);
        Assert.Contains("3905:7", folder.Codes());

        folder.Write(Path, Prerequisites + Create + Activate + Install + command + "\n" + Check + Ask + WriteEnv + Migrate + Start);
        Assert.DoesNotContain("3905", folder.Codes());
    }

    [TestMethod]
    public void AFunctionAndACommandOfPowerShellAreNoPrograms()
    {
        const string Own = "function Install-All { pip install -r requirements.txt; if ($LASTEXITCODE -ne 0) { exit 1 } }\nInstall-All\n";
        using GateFolder folder = Folder(Prerequisites + Create + Activate + Own + Ask + WriteEnv + Migrate + Start);

        Assert.AreEqual("", folder.Codes());
    }

    [TestMethod]
    public void AScriptInAnotherOrderIsOneFindingThatNamesEachStepOutOfPlace()
    {
        using GateFolder folder = Folder(Prerequisites + Start + Migrate + WriteEnv + Ask + Create + Activate + Install);

        Finding finding = folder.Check().Single(one => one.Rule == RuleCatalog.BootStepsOutOfOrder);
        Assert.AreEqual(2, finding.Location.Line);
        Assert.AreEqual(
            "these steps are out of order: \"start the app\" in line 2 must come after \"install the dependencies\"; \"run the migrations\" in line 3 must come after \"install the dependencies\"; "
                + "\"ask for the credentials with Read-Host\" in line 6 must come after \"install the dependencies\"; \"write .env\" in line 7 must come after \"install the dependencies\".",
            finding.Message);
    }

    [TestMethod]
    public void OnlyTheStepsThatApplyAreAskedFor()
    {
        using GateFolder folder = Folder(null).Write(GateFolder.Schema, "No tables.\n");
        Assert.EndsWith("write it: check the prerequisites, install the dependencies, ask for the credentials with Read-Host, write .env, start the app.", folder.Check().Single().Fix);

        folder.Write(GateFolder.Schema, "```sql\nCREATE TABLE parcels (id INT);\n```\n").Write("requirements.txt", "fastapi\n");
        Assert.Contains("create the virtual environment, activate it, install", folder.Check().Single().Fix);
        Assert.Contains("run the migrations, start the app.", folder.Check().Single().Fix);
    }

    [TestMethod]
    public void TheScriptMustBeThere()
    {
        using GateFolder folder = Folder(null);
        Assert.AreEqual("1905:1", folder.Codes());
        Assert.AreEqual("1905:1", folder.Write("scripts/boot.ps1", Whole).Codes(), "not in the root");
        Assert.AreEqual("1905:1", folder.Write(Path, "\ufeff\n").Codes());
        Assert.AreEqual("6801:1", folder.Write(Path, new byte[17 * 1024 * 1024]).Codes());
    }

    [TestMethod]
    [DataRow("- `boot_script: true`: Create `boot.ps1`\n")]
    [DataRow("- boot_script: [path/boot.ps1]\n")]
    [DataRow("boot_script: false\n")]
    [DataRow("Because boot_script: true, go on\n")]
    [DataRow("```\nboot_script: true\n```\n")]
    [DataRow("")]
    public void WithoutTheWordOfTheDirectiveNothingIsAskedFor(string directive)
    {
        using GateFolder folder = Folder(null).Write("Forge/Contracts/builder_directive.md", directive);

        Assert.AreEqual("", folder.Codes());
        Assert.StartsWith("the directive does not say", folder.Details.Single());
    }

    [TestMethod]
    [DataRow("Phase 0", "COMPLETE")]
    [DataRow("Phase 1", "IN_PROCESS")]
    public void BeforeTheEndOfTheFinalPhaseNothingIsAskedFor(string phase, string status)
    {
        using GateFolder folder = Folder(null).InPhase(phase, status);

        Assert.AreEqual("", folder.Codes());
        Assert.AreEqual("the final phase, phase 1, is not complete, so boot.ps1 was not looked at.", folder.Details.Single());
    }

    [TestMethod]
    public void AnUnknownPhaseIsSaidByTheGateOfTheInstructions()
    {
        using GateFolder folder = Folder(null).InPhase("");
        Assert.AreEqual("", folder.Codes());

        folder.Write("forge.json", "{ \"gates\": { \"userInstructions\": \"off\" } }");
        Assert.AreEqual("0903:1", folder.Codes());
    }

    [TestMethod]
    public void HostileScriptsEnd()
    {
        using GateFolder folder = Folder(new string('(', 100_000));
        Assert.AreEqual("3902:1", folder.Codes());
        Assert.AreEqual("3902:1", folder.Write(Path, string.Concat(Enumerable.Repeat("\"$(", 50_000))).Codes());
        Assert.AreEqual("3902:1", folder.Write(Path, new string('x', 600_000)).Codes());
        folder.Write(Path, "function a { b; b }\nfunction b { a; a; a }\na\n" + string.Concat(Enumerable.Repeat("$x = \"$x $x $x\"\n", 2000)) + string.Concat(Enumerable.Repeat("function f { f }\nf\n", 2000)));
        Assert.Contains("1906:1", folder.Codes());
    }

    private static GateFolder Folder(string? script)
    {
        GateFolder folder = new GateFolder(BootScript.Run).Write("Forge/Contracts/builder_directive.md", "## Settings\n- max_loopback: 3\n- boot_script: true").Write(GateFolder.Phases, Phases)
            .Write(GateFolder.Schema, "```sql\nCREATE TABLE parcels (id INT);\n```\n").InPhase("Phase 1");
        return script is null ? folder : folder.Write(Path, script);
    }
}
