using System.Linq;
using Forge.Build.Governance.Audit.Dependencies.JavaScript;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class ScriptDependencyTests
{
    [TestMethod]
    [DataRow("import x from 'y';", "y")]
    [DataRow("import \"y\"", "y")]
    [DataRow("import {\n  a,\n  b as c,\n} from 'y'\nimport * as z from \"z\"", "y z")]
    [DataRow("import d, { e } from 'y'; import f, * as g from 'z'", "y z")]
    [DataRow("import data from './x.json' with { type: 'json' }", "./x.json")]
    [DataRow("export * from 'y'\nexport * as n from 'z'\nexport { a } from 'w'", "y z w")]
    [DataRow("export const a = 1\nexport default from\nexport { b }\nconst c = 'x'", "")]
    [DataRow("export type { T } from 'y'\nexport type U = 'z'\nexport interface V { from: 'w' }", "y")]
    [DataRow("const a = require('y'), b = require( \"z\" )", "y z")]
    [DataRow("require.resolve('y'); a.require('z'); [...require('w')]", "y w")]
    [DataRow("import q = require('y')", "y")]
    [DataRow("const m = await import('y')\nimport(`z`).then(f)", "y z")]
    [DataRow("import(`./${name}`); import(name); require(name + 'y'); require('a' + b)", "")]
    [DataRow("let t: import('y').T", "y")]
    [DataRow("import.meta.url; x.import('y')", "")]
    [DataRow("// import a from 'y'\n/* require('z') */ const s = \"import b from 'w'\"", "")]
    [DataRow("const t = `import x from 'y'`; const u = `it's ${require('z')} isn't`", "z")]
    [DataRow("import type from 'y'\nimport type T from 'z'\nimport type from from 'w'", "y z w")]
    [DataRow("import {\n  type A, // why\n  'b-c' as d } from 'y'", "y")]
    [DataRow("import a from", "")]
    [DataRow("import {", "")]
    [DataRow("const o = { import: 'y', from: 'z', require: 'w' }", "")]
    public void SpecifiersAreFoundInEveryForm(string text, string expected)
        => Assert.AreEqual(expected, string.Join(' ', ScriptImports.Scan("a.ts", text + "\n").Select(import => import.Name)));

    [TestMethod]
    [DataRow("import type T from 'y'", true)]
    [DataRow("import type { T } from 'y'", true)]
    [DataRow("import { type T, type U } from 'y'", true)]
    [DataRow("export type { T } from 'y'", true)]
    [DataRow("import type from 'y'", false)]
    [DataRow("import { type T, u } from 'y'", false)]
    [DataRow("import d, { type T } from 'y'", false)]
    [DataRow("import { type as t } from 'y'", false)]
    [DataRow("import {} from 'y'", false)]
    public void ImportsOfTypesAreToldApart(string text, bool expected)
        => Assert.AreEqual(expected, ScriptImports.Scan("a.ts", text).Single().OnlyTypes);

    [TestMethod]
    [DataRow("a.tsx", "import React from 'react';\nexport const A = () => <p title=\"import x from 'y'\">import b from 'c'</p>;")]
    [DataRow("a.vue", "<template>import b from 'c'</template>\n<script setup lang=\"ts\">\nimport React from 'react'\n</script>\n<style>@import 'x';</style>")]
    [DataRow("a.svelte", "<script>\n  import React from 'react';\n</script>\n<h1>require('z')</h1>")]
    [DataRow("a.d.ts", "import React from 'react'")]
    [DataRow("a.cjs", "#!/usr/bin/env node\nconst a = require('react')")]
    public void OnlyScriptsOfAComponentCount(string path, string text)
        => Assert.AreEqual("react", string.Join(' ', ScriptImports.Scan(path, text).Select(import => import.Name)));

    [TestMethod]
    [DataRow("import a from 'axios'", "axios")]
    [DataRow("import a from 'axios/dist/x.js'", "axios/dist/x.js")]
    [DataRow("import a from '@scope/pkg/deep'", "@scope/pkg/deep")]
    [DataRow("import a from 'https://example.org/x.js'", "https://example.org/x.js")]
    [DataRow("import a from 'vuex'", "vuex")]
    [DataRow("import a from 'lodash'", "lodash")]
    [DataRow("import type a from 'untyped'", "untyped")]
    public void WhatNoManifestDeclaresIsUndeclared(string text, string expected)
    {
        using ImportFolder folder = Frontend();

        Assert.AreEqual(expected, folder.Undeclared("web/src/a.ts", text + "\n"));
    }

    [TestMethod]
    [DataRow("import { ref } from 'vue'")]
    [DataRow("import { ref } from 'vue/dist/vue.js'")]
    [DataRow("import x from '@vueuse/core/deep'")]
    [DataRow("import { test } from 'vitest'")]
    [DataRow("import p from 'peer'; import o from 'optional'")]
    [DataRow("import type { X } from 'lodash'")]
    [DataRow("import type { X } from '@a/b'")]
    [DataRow("import fs from 'fs'; import p from 'node:path'; import q from 'fs/promises'; import t from 'node:test'")]
    [DataRow("import a from './a'; import b from '../b'; import c from '/c.js'; import d from '#internal'")]
    [DataRow("import a from '@/components/A'; import b from '~/b'; import c from 'virtual:pwa-register'")]
    [DataRow("import prettier from 'prettier'")]
    [DataRow("import self from 'web-app/x'")]
    public void WhatAManifestDeclaresOrNeedsNoneIsFine(string text)
    {
        using ImportFolder folder = Frontend();

        Assert.AreEqual("", folder.Undeclared("web/src/a.ts", text + "\n"));
    }

    [TestMethod]
    public void AFindingNamesTheCommand()
    {
        using ImportFolder folder = Frontend();
        folder.Write("web/src/a.ts", "import axios from 'axios';\n");
        folder.Write("web/src/b.ts", "import x from 'a b;rm';\n");

        Finding[] findings = folder.Check("web/src/a.ts", "web/src/b.ts").Findings.ToArray();

        Assert.AreEqual(new SourceLocation("web/src/a.ts", 1, 20, 1, 25), findings[0].Location);
        Assert.AreEqual("this file imports \"axios\", but web/package.json and those above it declare no dependency \"axios\".", findings[0].Message);
        Assert.StartsWith("run npm install axios in web so that", findings[0].Fix);
        Assert.StartsWith("add \"a b;rm\" to \"dependencies\" of web/package.json", findings[1].Fix);
    }

    [TestMethod]
    public void AliasesOfTheNearestTsconfigAreNoPackages()
    {
        using ImportFolder folder = Frontend();
        folder.Write("web/tsconfig.json", "{ \"files\": [], \"references\": [ { \"path\": \"./tsconfig.app.json\" } ], /* why */ }");
        folder.Write("web/tsconfig.app.json", "{ \"extends\": \"../tsconfig.base\", \"compilerOptions\": { \"paths\": { \"@components/*\": [\"src/c/*\"], \"exact\": [\"x\"], \"*\": [\"y\"] } } }");
        folder.Write("tsconfig.base.json", "{ \"compilerOptions\": { \"baseUrl\": \"web/src\" } }");
        folder.Write("web/src/store/index.ts", "");

        Assert.AreEqual(
            "exactly storage",
            folder.Undeclared("web/src/a.ts", "import '@components/A';\nimport 'exact';\nimport 'exactly';\nimport 'store';\nimport 'store/index';\nimport 'storage';\n"));
    }

    [TestMethod]
    [DataRow("package.json", "{ \"workspaces\": [\"packages/*\"] }")]
    [DataRow("package.json", "{ \"workspaces\": { \"packages\": [\"./packages/**\"] } }")]
    [DataRow("pnpm-workspace.yaml", "# all\npackages:\n  - 'packages/*'\n  - \"!x\"\nother:\n  - 'apps/*'\n")]
    public void PackagesOfAWorkspaceAreItsOwn(string file, string text)
    {
        using ImportFolder folder = new();
        folder.Write("package.json", "{}");
        folder.Write(file, text);
        folder.Write("packages/ui/package.json", "{ \"name\": \"@own/ui\" }");
        folder.Write("packages/app/package.json", "{ \"name\": \"@own/app\" }");
        folder.Write("apps/x/package.json", "{ \"name\": \"@own/x\" }");

        Assert.AreEqual("@own/x", folder.Undeclared("packages/app/a.ts", "import '@own/ui/button';\nimport '@own/x';\n"));
    }

    [TestMethod]
    [DataRow("{ \"dependencies\": { \"vue\": \"3\" }", "this is not JSON")]
    [DataRow("{ \"dependencies\": [\"vue\"] }", "must be an object, not an array")]
    [DataRow("[]", "it must be an object, not an array")]
    [DataRow("", "it says nothing")]
    public void AMalformedManifestIsOneFinding(string text, string message)
    {
        using ImportFolder folder = new();
        folder.Write("package.json", text);
        folder.Write("a.ts", "import 'axios';\n");

        Finding finding = folder.Check("a.ts").Findings.Single();

        Assert.AreEqual(RuleCatalog.ManifestMalformed, finding.Rule);
        Assert.AreEqual("package.json", finding.Location.Path);
        Assert.Contains(message, finding.Message);
    }

    [TestMethod]
    public void WithoutAManifestThereIsOneFindingThatNamesTheFrontend()
    {
        using ImportFolder folder = new("{ \"frontend\": { \"dir\": \"web\" } }");
        folder.Write("web/a.ts", "import 'axios';\nimport 'vue/x';\n");

        Finding finding = folder.Check("web/a.ts").Findings.Single();

        Assert.Contains("this file imports third-party TypeScript/JavaScript packages (axios, vue), and there is no manifest", finding.Message);
        Assert.StartsWith("create web/package.json", finding.Fix);
    }

    [TestMethod]
    public void TheManifestOfTheFrontendServesFilesBesideIt()
    {
        using ImportFolder folder = new("{ \"frontend\": { \"dir\": \"web\" } }");
        folder.Write("web/package.json", "{ \"dependencies\": { \"vue\": \"3\" } }");

        Assert.AreEqual("axios", folder.Undeclared("shared/a.ts", "import 'vue';\nimport 'axios';\n"));
    }

    private static ImportFolder Frontend()
    {
        ImportFolder folder = new();
        folder.Write("package.json", "{ \"devDependencies\": { \"prettier\": \"3\" } }");
        folder.Write(
            "web/package.json",
            """
            {
              "name": "web-app",
              "dependencies": { "vue": "^3", "@vueuse/core": "1" },
              "devDependencies": { "vitest": "1", "@types/lodash": "1", "@types/a__b": "1" },
              "peerDependencies": { "peer": "1" },
              "optionalDependencies": { "optional": "1" }
            }
            """);
        return folder;
    }
}
