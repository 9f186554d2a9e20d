using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck.Fluent;
using Forge.Build.Governance.Audit;
using Forge.Build.Governance.Audit.Secrets;
using Forge.Build.Governance.Findings;
using Forge.Build.Governance.Repository;
using Forge.Build.Governance.Tests.Audit.Secrets;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Audit;

[TestClass]
public sealed class SecretsInDiffTests
{
    private const string Code = "src/Web/Orders.cs";

    public static IEnumerable<object[]> Kinds => MadeUpSecrets.All.Select((_, index) => new object[] { index });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void EveryKindIsFoundAtItsPlace(int kind)
    {
        MadeUpSecrets.Sample sample = MadeUpSecrets.All[kind];
        string line = sample.In(1), secret = sample.Secret(1);

        Finding finding = Find(Code, line).Single();

        int column = line.IndexOf(secret, StringComparison.Ordinal) + 1;
        Assert.AreEqual(new SourceLocation(Code, 7, column, 7, column + secret.Length), finding.Location, sample.ToString());
        Assert.AreSame(RuleCatalog.SecretInDiff, finding.Rule);
        Assert.AreEqual("an added line holds what looks like " + sample.Kind + ": " + sample.Prefix + "************.", finding.Message);
    }

    [TestMethod]
    public void NothingOfASecretIsPrintedButItsPublicPrefix()
    {
        Always.Holds(
            from kind in Gen.Choose(0, MadeUpSecrets.All.Count - 1)
            from seed in Gen.Choose(0, int.MaxValue - 2)
            select (Sample: MadeUpSecrets.All[kind], Seed: seed),
            made =>
            {
                string body = made.Sample.Body(made.Seed);
                Finding[] findings = Find(Code, made.Sample.In(made.Seed));
                Assert.HasCount(1, findings);
                string all = findings[0].Text + findings[0].Fix + findings[0].Message + findings[0].Location.Path;
                for (int i = 0; i + 5 <= body.Length; i++)
                    Assert.DoesNotContain(body.Substring(i, 5), all);
            },
            count: 2000);
    }

    [TestMethod]
    public void EveryFormatOfTheTableIsTried()
        => CollectionAssert.IsSubsetOf(KeyFormats.All.Select(format => format.Prefix).ToArray(), MadeUpSecrets.All.Select(sample => sample.Prefix).ToArray());

    [TestMethod]
    [DataRow("password = \"x\"", "password = \"[[x]]\"")]
    [DataRow("", "DB_PASSWORD = '[[hunter2]]'")]
    [DataRow("", "{ \"password\": \"[[hunter2]]\" }")]
    [DataRow("", "{ \"smtp\": { \"Password\" : \"[[hunter2]]\" } }")]
    [DataRow("", "string json = \"{ \\\"password\\\": \\\"[[hunter2]]\\\" }\";")]
    [DataRow("", "string json = @\"{ \"\"password\"\": \"\"[[hunter2]]\"\" }\";")]
    [DataRow("", "const string Password = @\"[[hunter2]]\";")]
    [DataRow("", "password := `[[hunter2]]`")]
    [DataRow("", "let password: string = '[[hunter2]]';")]
    [DataRow("", "def login(password: str = \"[[hunter2]]\"):")]
    [DataRow("", "private password?: string = '[[hunter2]]';")]
    [DataRow("", "os.environ['PASSWORD'] = '[[hunter2]]'")]
    [DataRow("", ":password => '[[hunter2]]'")]
    [DataRow("", "<add key=\"Smtp:Password\" value=\"[[hunter2]]\" />")]
    [DataRow("", "<user name='sa' password='[[hunter2]]' />")]
    [DataRow("", "clientsecret=\"[[hunter2]]\"")]
    [DataRow("", "accessToken: \"[[abc123def]]\"")]
    [DataRow("", "var JWTToken = \"[[abc123def]]\";")]
    [DataRow("", "var c = \"Server=db;Database=d;Pwd=[[hunter2]]\";")]
    [DataRow("", "var c = \"Password=[[hunter2]];Server=db\";")]
    [DataRow("", "var c = \"Server=tcp:a-server-with-a-rather-long-name.database.example.net,1433;Initial Catalog=a-database-with-a-long-name;Persist Security Info=False;MultipleActiveResultSets=False;User ID=app;Password=[[hunter2]];Encrypt=True\";")]
    [DataRow("", "run(\"tool --db-password=[[hunter2]]\")")]
    [DataRow("", "get(\"https://host/a?b=1&token=[[9f8e7d6c5b4a39281706]]\")")]
    [DataRow("", "url = \"redis://:[[hunter2]]@cache:6379\"")]
    [DataRow("", "url = \"mongodb+srv://app:[[hunter2]]@cluster/db\"")]
    [DataRow("", "url = \"postgresql+asyncpg://app:[[hunter2]]@db/d\"")]
    [DataRow("", "-----BEGIN", DisplayName = "the bare mark")]
    public void AnAssignedLiteralIsFound(string same, string marked)
    {
        if (marked == "-----BEGIN")
            marked = "[[-----BEGIN]]";
        Marked expected = new(marked);
        if (same.Length > 0)
            Assert.AreEqual(same, expected.Text);

        SourceLocation found = Find(Code, expected.Text).Single().Location;

        Assert.AreEqual((expected.Column, expected.EndColumn), (found.Column, found.EndColumn));
    }

    [TestMethod]
    [DataRow(".env", "PASSWORD=[[hunter2]]")]
    [DataRow("deploy/.env.production", "export API_TOKEN=[[abc123def]]")]
    [DataRow("a.ini", "password = [[hunter2]]")]
    [DataRow("a.ini", "password = [[hunter2]] ; of the test")]
    [DataRow("a.properties", "spring.datasource.password=[[hunter2]]")]
    [DataRow("a.yaml", "  password: [[hunter2]] # note")]
    [DataRow("docker-compose.yml", "      - POSTGRES_PASSWORD=[[hunter2]]")]
    [DataRow("a.sh", "TOKEN=[[abc123def]] ./run.sh")]
    [DataRow("Dockerfile", "ENV SECRET=[[s3cret]]")]
    [DataRow("Dockerfile.web", "ENV SECRET=[[s3cret]]")]
    [DataRow("a.env", "CONNECTION=Server=db;User Id=sa;Password=[[hunter2]];Encrypt=true")]
    [DataRow("README.md", "    PASSWORD=[[hunter2]]")]
    public void ABareValueIsFoundWhereTheFileIsNoCode(string path, string marked)
    {
        Marked expected = new(marked);

        SourceLocation found = Find(path, expected.Text).Single().Location;

        Assert.AreEqual((expected.Column, expected.EndColumn), (found.Column, found.EndColumn));
    }

    [TestMethod]
    [DataRow("-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN")]
    [DataRow("-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN")]
    [DataRow("-----BEGIN PGP PRIVATE KEY BLOCK-----", "-----BEGIN")]
    [DataRow("  const string pem = \"-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEE\";", "-----BEGIN")]
    [DataRow("PuTTY-User-Key-File-3: ssh-ed25519", "PuTTY-User-Key-File-")]
    public void APrivateKeyIsFound(string line, string prefix)
        => Assert.Contains(" private key: " + prefix + "****", Find(Code, line).Single().Message);

    [TestMethod]
    public void TheMoreTellingKindWinsAndEachPlaceIsOneFinding()
    {
        string key = "AKIA" + "Q3RZ7TTWKPLM2XYV", token = "ghp_" + "q3Rz7tTwKpLm2XyVq3Rz7tTwKpLm2XyV1234";

        Finding[] findings = Find(Code, "password = \"" + key + "\"; secret = '" + token + "'; pwd = \"hunter2\"");

        CollectionAssert.AreEqual(
            new[] { "an AWS access key id: AKIA", "a GitHub token: ghp_", "a password: " },
            findings.Select(finding => finding.Message.Replace("an added line holds what looks like ", "").Replace("************.", "")).ToArray());
    }

    [TestMethod]
    [DataRow("class=\"task-list\" risk-based ask-me disk-0123456789abcdef")]
    [DataRow("sk-ecdsa-sha2-nistp256@openssh.com sk-ssh-ed25519@openssh.com { 'password': '-p' }")]
    [DataRow("sk-estate sk-SK sk-circle12 sk-folding-cube sk-learn-contrib-2024")]
    [DataRow("var key = \"sk-\" + suffix; // AKIA and ghp_ are prefixes")]
    [DataRow("AKIA ASIA AIza xoxb- glpat- npm_config_registry npm_package_version SKU-1 hf_hub pypi-server")]
    [DataRow("password = \"\"; secret = ''; token = \"\"")]
    [DataRow("password = GetPassword(); token = cancellationToken; secret = options.Secret;")]
    [DataRow("CancellationToken token = default, CancellationToken cancellationToken = default(CancellationToken)")]
    [DataRow("password=password, token: token, { password, token }")]
    [DataRow("password = \"password\"; Token = \"token\"; const string Secret = \"client_secret\"; PASSWORD = 'DB_PASS_WORD';")]
    [DataRow("password = \"${PASSWORD}\"; token = \"$(Token)\"; secret = \"<your-token>\"; password = \"***\"; pwd = \"%PWD%\"; token: \"{{ token }}\"")]
    [DataRow("password = process.env.PASSWORD; token = os.environ[\"TOKEN\"]; secret = Configuration[\"Secret\"]; pwd = Environment.GetEnvironmentVariable(\"PWD\")")]
    [DataRow("password = $\"{user.Password}\"; token = `${token}`; secret = f\"{secret}\"")]
    [DataRow("if (token == \"abc123def\" || password != \"hunter2\") token::abc = 1;")]
    [DataRow("Culture=neutral, PublicKeyToken=b77a5c561934e089\"")]
    [DataRow("\"System.Web, PublicKeyToken=b03f5f7f11d50a3a;Token=Public\"")]
    [DataRow("{ token: 'keyword.operator', regex: /a/ }, token = \"identifier\", token: \"comment.doc\"")]
    [DataRow("syntaxToken = \"abc123def\", nextPageToken: \"abc123def\", \"csrf-token\": \"^2.1.0\"")]
    [DataRow("\"password\": \"Please enter your password\", password: \"Enter it again\", placeholder=\"Password\"")]
    [DataRow("<input type=\"password\" name=\"password\" value=\"\" autocomplete=\"new-password\">")]
    [DataRow("password: { type: 'string' }, token: [ 'a', 'b' ], secret: !0, password: null, token: function() {}")]
    [DataRow("e.token=n;t.password=r,this.secret=a;f(\"a;b=c\");password=b;\"x\"")]
    [DataRow("tokens = \"abc123def\"; secretary = \"abc123\"; passwords = 'abc123'; passwordHash = 'abc123def456'")]
    [DataRow("\"integrity\": \"sha512-7FQ9Xg3s0vTt2Ra8cW4qjz5nYpLk1mBd6HhVeJuKxOiN+ZrEwGfCyAaSbDtU/QoPlM9i3k2j1h0gFeDcBaZyXw==\"")]
    [DataRow("\"contentHash\": \"7FQ9Xg3s0vTt2Ra8cW4qjz5nYpLk1mBd6HhVeJuKxOiN+ZrEwGfCyAaSbDtU/QoPlM9i3k2j1h0gFeDcBaZyXw==\"")]
    [DataRow("resolved \"https://registry.yarnpkg.com/js-tokens/-/js-tokens-4.0.0.tgz#19203fb59991df98e3a287050d4647cdeaf32499\"")]
    [DataRow("Guid = \"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"; sha256 = \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"")]
    [DataRow("-webkit-mask-image: url(data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==)")]
    [DataRow("--mask-size: 1; .sk-chase-dot:nth-child(6):before{animation-delay:-.6s}")]
    [DataRow("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx AKIAXXXXXXXXXXXXXXXX sk-xxxxxxxxxxxxxxxxxxxxxxxx glpat-your-token-goes-here-123 xoxb-your-token-123456")]
    [DataRow("postgres://user:password@host/db mysql://app:<password>@host redis://:${PASS}@host amqp://guest:guest@localhost mssql://sa:%s@host mongodb://localhost:27017")]
    [DataRow("http://user:hunter2@host postgres://host:5432/db?email=a@b")]
    [DataRow("eyJhbGciOi... eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0 eyJub3RoaW5n.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl")]
    [DataRow("-----BEGIN CERTIFICATE----- -----BEGIN PUBLIC KEY----- -----BEGIN SSH SIGNATURE-----")]
    [DataRow("---------- BEGIN ---------- ------BEGIN")]
    [DataRow("text.Contains(\"-----BEGIN\") || text.Contains(\"-----BEGIN PRIVATE\") // -----BEGIN/END, -----BEGIN [A-Z ]+-----")]
    [DataRow("format(\"Server=db;User Id=sa;Password={0}\", x); \" --password=%s\" % x; data['name'] = data['password'] = data['email'] = 1")]
    [DataRow("Token: '#d0d0d0', token: '#a1b2c3'")]
    [DataRow("api_key = \"api_key\"; publicKey = \"abcdef0123456789abcdef\"; key = \"abcdef0123456789abcdef\"; primary_key = '0123456789abcdef0123'")]
    [DataRow("at 12:30:45 id 123456789:abc 1234567890:5f4dcc3b5aa765d61d8327deb882cf99abc")]
    public void WhatIsNoSecretIsLeftAlone(string line)
    {
        foreach (string path in new[] { Code, "web/app.min.js", "docs/a.md", "package-lock.json" })
            Assert.AreEqual("", string.Join('\n', Find(path, line).Select(finding => finding.Text + finding.Location)), path);
    }

    [TestMethod]
    [DataRow("a.yaml", "  password: string (required, min 8)")]
    [DataRow("a.yaml", "  token: uuid")]
    [DataRow("a.yaml", "  token: ${{ secrets.GITHUB_TOKEN }}")]
    [DataRow("a.yaml", "  id-token: write")]
    [DataRow("a.yaml", "  secret: tls-cert")]
    [DataRow("a.yaml", "  password: *shared")]
    [DataRow("a.yaml", "  password: !Ref Password")]
    [DataRow("a.yaml", "  password:")]
    [DataRow(".env", "PASSWORD=")]
    [DataRow(".env", "PASSWORD=<password>")]
    [DataRow(".env", "PASSWORD=changeme")]
    [DataRow("a.sh", "TOKEN=$(cat /run/secrets/token)")]
    [DataRow("a.sh", "TOKEN=\"$1\" PASSWORD=$PASSWORD SECRET=${SECRET:-}")]
    [DataRow("a.sh", "PWD=/home/app")]
    [DataRow("README.md", "The token: abc123def is explained below, and password=secret too.")]
    [DataRow("README.md", "Set PASSWORD=your-password and TOKEN=<token>.")]
    public void APlaceholderInConfigurationIsLeftAlone(string path, string line)
        => Assert.AreEqual("", string.Join('\n', Find(path, line).Select(finding => finding.Text + finding.Location)));

    [TestMethod]
    public void ItSaysWhatItLookedAt()
    {
        CheckResult result = SecretsInDiff.Run([new("a.cs", 1, "x"), new("a.cs", 2, "y"), new("b.cs", 1, "z"), new("c.bin", 1, "\0password = \"hunter2\"")]);

        Assert.AreEqual("W1", result.Id);
        Assert.AreEqual("4 added lines of 3 files, 1 binary line not searched", result.LookedAt);
        Assert.IsEmpty(result.Findings);
    }

    [TestMethod]
    public void OverNothingItSaysSo()
    {
        Assert.AreEqual("0 added lines of 0 files", SecretsInDiff.Run([]).LookedAt);
        Assert.AreEqual("1 added line of 1 file", SecretsInDiff.Run([new("a", 1, "")]).LookedAt);
    }

    [TestMethod]
    public void AWarningDoesNotBlock() => Assert.IsTrue(SecretsInDiff.Run([new(".env", 1, "PASSWORD=hunter2")]).Passed);

    [TestMethod]
    [DataRow("a=b;c.d(\"e\");", "b.min.js")]
    [DataRow("password=", ".env")]
    [DataRow("token='token=\"", "a.js")]
    [DataRow(";password=b", "a.js")]
    [DataRow("eyJhbGciOiJIUzI1NiJ9.", "a.js")]
    [DataRow("xoxb-", "a.js")]
    [DataRow("PuTTY-User-Key-File- ", "a.js")]
    [DataRow("postgres://a:b", "a.js")]
    [DataRow("a", "a.js")]
    [DataRow("-", "a.js")]
    [DataRow("\\n", "a.js")]
    [DataRow("1234567890:", "a.js")]
    [DataRow("hooks.slack.com/services/AAAA", "a.js")]
    [DataRow("hunter2 password = \"hunter2\" ", "a.js")]
    [Timeout(300_000)]
    public void ALineOfTenMegabytesIsReadInLinearTime(string piece, string path)
    {
        string line = new StringBuilder().Insert(0, piece, 10_000_000 / piece.Length).ToString();
        LineScanner.Scan(line.Substring(0, 100_000), BareValues.AreValues);

        // Where a step took more than time in proportion, this would take hours.
        int found = SecretsInDiff.Run([new AddedLine(path, 1, line)]).Findings.Count;

        Assert.IsLessThanOrEqualTo(LineScanner.MostMatches, found);
    }

    [TestMethod]
    public void NoLineMakesItThrowOrReportARangeOutsideOfIt()
    {
        string[] pieces =
        [
            "password", "token", "secret", "api_key", "=", ":", " ", "\"", "'", "`", "\\", "$", "{", "}", "<", ">", ";", "key=", "value=", "eyJ", ".", "-", "-----BEGIN", "sk-", "AKIA",
            "postgres://", "@", "bot", "123456789", ":", "?", "&", "MTIz", "ABCDEFGHIJKLMNOP", "abc123", "\u00e4", "\ud83d", "AccountKey=", "PuTTY-User-Key-File-", "--", "(", "string",
        ];
        Always.Holds(
            from text in Always.TextOf(14, pieces) from form in Gen.Elements(BareValues.AreNames, BareValues.MayBeProse, BareValues.AreValues) select (text, form),
            made =>
            {
                int end = 0;
                foreach (SecretMatch match in LineScanner.Scan(made.text, made.form))
                {
                    Assert.IsTrue(match.Start >= end && match.End > match.Start && match.End <= made.text.Length, made.text);
                    end = match.End;
                }
            },
            count: 20_000);
    }

    private static Finding[] Find(string path, string line) => [.. SecretsInDiff.Run([new AddedLine(path, 7, line)]).Findings];
}
