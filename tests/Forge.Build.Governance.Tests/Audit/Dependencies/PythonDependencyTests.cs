using System.Linq;
using Forge.Build.Governance.Findings;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit.Dependencies;

[TestClass]
public sealed class PythonDependencyTests
{
    [TestMethod]
    [DataRow("requests", "import requests")]
    [DataRow("requests==2.31.0  # pinned", "import requests.sessions")]
    [DataRow("Requests[security,socks]>=2,<3 ; python_version < \"3.12\"", "import requests")]
    [DataRow("requests @ https://example.org/r.zip", "import requests")]
    [DataRow("git+https://example.org/x.git#egg=requests", "import requests")]
    [DataRow("-e git+https://example.org/x.git@main#egg=requests", "import requests")]
    [DataRow("https://example.org/requests-2.0-py3-none-any.whl", "import requests")]
    [DataRow("./wheels/requests-2.0.tar.gz", "import requests")]
    [DataRow("requests==2.0 \\\n    --hash=sha256:abc \\\n    --hash=sha256:def", "import requests")]
    [DataRow("--index-url https://example.org\n-i x\n--extra-index-url=y\nrequests", "import requests")]
    [DataRow("pydantic-settings", "import pydantic_settings")]
    [DataRow("Pydantic_Settings", "from pydantic_settings import BaseSettings")]
    [DataRow("protobuf", "from google.protobuf import message\nimport google.protobuf.json_format\nfrom google import protobuf")]
    [DataRow("google-cloud-storage", "from google.cloud import storage\nimport google.cloud.storage")]
    [DataRow("PyYAML", "import yaml")]
    [DataRow("pillow\nscikit-learn\nopencv-python-headless\nbeautifulsoup4", "import PIL.Image\nimport sklearn\nimport cv2\nimport bs4")]
    [DataRow("python-dateutil\npython-dotenv\npyjwt\nattrs\npsycopg2-binary", "import dateutil, dotenv, jwt, attr, psycopg2")]
    [DataRow("zope.interface\nruamel.yaml", "import zope.interface\nfrom ruamel.yaml import YAML\nfrom zope import interface")]
    public void WhatAManifestDeclaresMayBeImported(string requirements, string source)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", requirements + "\n");

        Assert.AreEqual("", folder.Undeclared("app.py", source + "\n"));
    }

    [TestMethod]
    [DataRow("fastapi", "import fast", "fast")]
    [DataRow("# requests was removed", "import requests", "requests")]
    [DataRow("flask # requests", "import requests", "requests")]
    [DataRow("requests-mock", "import requests", "requests")]
    [DataRow("types-requests", "import requests", "requests")]
    [DataRow("-c requests.txt", "import requests", "requests")]
    [DataRow("flask", "import os, requests", "requests")]
    [DataRow("flask", "import flask;import requests", "requests")]
    [DataRow("flask", "try:\n    import requests\nexcept ImportError:\n    pass", "requests")]
    [DataRow("flask", "from google.cloud import storage", "google.cloud")]
    public void WhatNoManifestDeclaresIsUndeclared(string requirements, string source, string expected)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", requirements + "\n");

        Assert.AreEqual(expected, folder.Undeclared("app.py", source + "\n"));
    }

    [TestMethod]
    [DataRow("argparse queue ssl builtins zoneinfo tomllib asyncore distutils graphlib compression annotationlib __future__ _thread")]
    public void TheStandardLibraryOfEveryVersionNeedsNoEntry(string modules)
    {
        using ImportFolder folder = new();

        Assert.AreEqual("", folder.Undeclared("app.py", string.Concat(modules.Split(' ').Select(module => "import " + module + "\n"))));
    }

    [TestMethod]
    [DataRow("requests>=2", "import yaml", "pyyaml")]
    [DataRow("x", "from google.cloud import storage", "google-cloud-storage")]
    [DataRow("x", "import google.protobuf", "protobuf")]
    [DataRow("x", "import azure.storage.blob", "azure-storage-blob")]
    public void TheFixNamesTheDistribution(string requirements, string source, string distribution)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", requirements + "\n");
        folder.Write("app.py", source + "\n");

        Assert.AreEqual("add \"" + distribution + "\" to requirements.txt, or remove the import.", folder.Check("app.py").Findings.Single().Fix);
    }

    [TestMethod]
    [DataRow("helper.py", "import helper")]
    [DataRow("app/helper.py", "import helper")]
    [DataRow("lib/__init__.py", "import lib.x")]
    [DataRow("src/mine/__init__.py", "from mine import x")]
    [DataRow("scripts/tool.py", "from scripts import tool")]
    [DataRow("scripts/tool.py", "import scripts.tool")]
    [DataRow("scripts/deep/tool.py", "from scripts.deep import tool")]
    [DataRow("fastlib.cpython-312-x86_64-linux-gnu.so", "import fastlib")]
    public void ModulesOfTheRepositoryNeedNoEntry(string module, string source)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "");
        folder.Write(module, "x = 1\n");

        Assert.AreEqual("", folder.Undeclared("app/main.py", source + "\n"));
    }

    [TestMethod]
    [DataRow("alembic/env.py", "from alembic import op", "alembic")]
    [DataRow("docker/Dockerfile", "import docker", "docker")]
    [DataRow("other/requests.py", "import requests", "requests")]
    public void AFolderThatIsNoPackageDoesNotStandForOne(string file, string source, string expected)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "");
        folder.Write(file, "x = 1\n");

        Assert.AreEqual(expected, folder.Undeclared("app/main.py", source + "\n"));
    }

    [TestMethod]
    [DataRow("pyproject.toml", "[project]\nname = \"app\"\ndependencies = [\n  \"requests>=2\", # http\n]\n")]
    [DataRow("pyproject.toml", "[project]\nname = 'app'\n[project.optional-dependencies]\ndev = [\"requests\"]\n")]
    [DataRow("pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3.11\"\nrequests = { version = \"^2\", extras = [\"socks\"] }\n")]
    [DataRow("pyproject.toml", "[tool.poetry.group.dev.dependencies]\nrequests = \"*\"\n")]
    [DataRow("pyproject.toml", "[dependency-groups]\ntest = [\"requests\", {include-group = \"x\"}]\nx = []\n")]
    [DataRow("pyproject.toml", "project.dependencies = ['requests']\n")]
    [DataRow("pyproject.toml", "[project]\ndynamic = [\"dependencies\"]\n[tool.setuptools.dynamic]\ndependencies = { file = [\"deps.txt\"] }\n")]
    [DataRow("Pipfile", "[[source]]\nurl = \"https://example.org\"\n[packages]\nrequests = \"*\"\n[dev-packages]\n")]
    [DataRow("setup.cfg", "[metadata]\nname = app\n[options]\ninstall_requires =\n    flask\n    requests>=2\n")]
    [DataRow("setup.cfg", "[options.extras_require]\nhttp = requests\n")]
    [DataRow("setup.py", "from setuptools import setup\nsetup(\n    name='app',\n    install_requires=['flask', \"requests>=2\"],\n)\n")]
    [DataRow("requirements/base.txt", "requests\n")]
    [DataRow("requirements-dev.txt", "requests\n")]
    [DataRow("dev-requirements.txt", "-r deps.txt\n")]
    public void EveryKindOfManifestCounts(string manifest, string text)
    {
        using ImportFolder folder = new();
        folder.Write("deps.txt", "requests\n");
        folder.Write(manifest, text);

        Assert.AreEqual("flask2", folder.Undeclared("app.py", "import requests\nimport flask2\n"));
    }

    [TestMethod]
    public void AProjectMayImportItself()
    {
        using ImportFolder folder = new();
        folder.Write("pyproject.toml", "[project]\nname = \"my-app\"\n");

        Assert.AreEqual("", folder.Undeclared("tests/test_a.py", "import my_app\n"));
    }

    [TestMethod]
    public void ManifestsAboveTheNearestCountToo()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "requests\n");
        folder.Write("tests/requirements.txt", "pytest\n");
        folder.Write("other/requirements.txt", "flask\n");

        Assert.AreEqual("flask", folder.Undeclared("tests/test_a.py", "import pytest\nimport requests\nimport flask\n"));
    }

    [TestMethod]
    public void APyprojectThatOnlyConfiguresToolsIsNoManifest()
    {
        using ImportFolder folder = new();
        folder.Write("pyproject.toml", "[tool.black]\nline-length = 100\n");
        folder.Write("app.py", "import requests\n");

        Assert.Contains("there is no manifest", folder.Check("app.py").Findings.Single().Message);
    }

    [TestMethod]
    public void AnEmptyManifestIsAManifest()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "");
        folder.Write("app.py", "import requests\n");

        Assert.Contains("requirements.txt does not declare", folder.Check("app.py").Findings.Single().Message);
    }

    [TestMethod]
    [DataRow("requirements.txt", "flask\n[[<<<<<<< HEAD]]\nrequests\n", "no requirement")]
    [DataRow("requirements.txt", "[[flask requests]]\n", "no requirement")]
    [DataRow("requirements.txt", "[[-r gone.txt]]\n", "\"gone.txt\"")]
    [DataRow("requirements.txt", "flask\n[[-r ../../etc/passwd]]\n", "no file inside the project root")]
    [DataRow("pyproject.toml", "[project]\ndependencies = [\"a\" [[\"]]b\"]\n", "this is not TOML: a comma or ] is missing")]
    [DataRow("pyproject.toml", "[project]\ndependencies = [[\"requests\"]]\n", "must be an array")]
    [DataRow("Pipfile", "[packages]\nrequests = [[*]]\n", "a value is missing")]
    public void AMalformedManifestIsOneFindingAtItsPlace(string manifest, string text, string message)
    {
        using ImportFolder folder = new();
        Marked marked = new(text);
        folder.Write(manifest, marked.Text);
        folder.Write("app.py", "import undeclared\n");

        Finding finding = folder.Check("app.py").Findings.Single();

        Assert.AreEqual(RuleCatalog.ManifestMalformed, finding.Rule);
        Assert.AreEqual(marked.In(manifest), finding.Location);
        Assert.Contains(message, finding.Message);
    }

    [TestMethod]
    public void FilesThatTakeEachOtherInEndOnce()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "-r requirements-b.txt\n");
        folder.Write("requirements-b.txt", "-r requirements.txt\nrequests\n");

        Assert.AreEqual("", folder.Undeclared("app.py", "import requests\n"));
    }

    [TestMethod]
    [DataRow(".venv/lib/python3.12/site-packages/acme_platform-1.0.dist-info/top_level.txt", "acme\n")]
    [DataRow("venv/Lib/site-packages/acme_platform-1.0.dist-info/RECORD", "acme/__init__.py,sha256=x,1\nacme_platform-1.0.dist-info/RECORD,,\n")]
    public void AVirtualEnvironmentKnowsWhichDistributionBringsAModule(string path, string text)
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "acme-platform\n");
        folder.Write(path, text);

        Assert.AreEqual("other", folder.Undeclared("app.py", "import acme\nimport other\n"));
    }

    [TestMethod]
    public void SetuptoolsComesWithSetup()
    {
        using ImportFolder folder = new();
        folder.Write("requirements.txt", "");

        Assert.AreEqual("", folder.Undeclared("setup.py", "from setuptools import setup\nsetup()\n"));
        Assert.AreEqual("setuptools", folder.Undeclared("app.py", "import setuptools\n"));
    }
}
