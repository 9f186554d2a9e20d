using System.Collections.Generic;

namespace Forge.Build.Commands.Adoption.Layers;

/// <summary>Which technologies a layer leaves to others (Builder Contract 4).</summary>
internal static class TechnologyRules
{
    private const string Names = "(?-i)\\b(?:";

    private const string TestFrameworks = Names + "Xunit|NUnit\\.Framework|Microsoft\\.VisualStudio\\.TestTools\\.UnitTesting|TUnit\\.Core|NSubstitute|FakeItEasy)\\b";

    private const string Databases = Names
        + "Microsoft\\.EntityFrameworkCore|System\\.Data\\.(?:SqlClient|Common|Odbc|OleDb|Entity)|Microsoft\\.Data\\.(?:SqlClient|Sqlite)|"
        + "Npgsql|MySql\\.Data|MySqlConnector|MongoDB\\.Driver|Dapper|NHibernate)\\b";

    private const string DatabaseCalls = Names
        + "SqlConnection|NpgsqlConnection|MySqlConnection|SqliteConnection|OracleConnection|SqlCommand|NpgsqlCommand|"
        + "DbSet|DbContextOptionsBuilder|FromSqlRaw|ExecuteSqlRaw|ExecuteSqlRawAsync)\\b";

    private const string Http = Names
        + "Microsoft\\.AspNetCore\\.(?:Mvc|Http|Builder|Routing|Components)|System\\.Web\\.(?:Mvc|Http)|IActionResult|ControllerBase|HttpContext|WebApplication)\\b";

    private const string HttpClients = Names + "System\\.Net\\.Http|HttpClient|IHttpClientFactory|RestSharp|Refit)\\b";

    private const string DatabasePackages
        = "<PackageReference\\b[^>]*\"(?:Microsoft\\.EntityFrameworkCore|Microsoft\\.Data\\.|System\\.Data\\.|Npgsql|MySql|MongoDB\\.|Dapper|NHibernate)";

    /// <summary>For everything that is shipped.</summary>
    public static ProposedRule NoTestFramework(string[] files)
        => Code(TestFrameworks, "What is shipped does not know the frameworks of its tests. Move test code into a test project.", files, "using Xunit;", "using System.Linq;");

    /// <summary>For code that leaves the database to another layer.</summary>
    public static ProposedRule NoDatabase(string who, string[] files)
        => Code(Databases, who + " knows no database and no mapper. Declare an interface here, and implement it in the layer that reads and writes data.", files,
            "using Microsoft.EntityFrameworkCore;", "using System.Linq;");

    /// <summary>For code that may set a database up, and does not call it.</summary>
    public static ProposedRule NoDatabaseCalls(string who, string[] files)
        => Code(DatabaseCalls, who + " reads and writes no database itself. Call a service or a repository.", files,
            "using SqlConnection connection = new SqlConnection(text);", "services.AddDbContext<Orders>();");

    /// <summary>For code that leaves requests and responses to another layer.</summary>
    public static ProposedRule NoHttp(string who, string[] files)
        => Code(Http, who + " knows neither requests nor responses. Take plain values, and let the HTTP layer translate.", files,
            "using Microsoft.AspNetCore.Mvc;", "using System.Linq;");

    /// <summary>For code that speaks with nobody.</summary>
    public static ProposedRule NoHttpClient(string who, string[] files)
        => Code(HttpClients, who + " calls no service over the network. Declare an interface here, and implement it in a layer that may.", files, "HttpClient client = new();", "using System.Linq;");

    /// <summary>For the project files of such code.</summary>
    public static ProposedRule NoDatabasePackage(string who, string[] files)
        => new(DatabasePackages, who + " refers to no package of a database. Put the package into the project that reads and writes data.", "", files,
            "<PackageReference Include=\"Microsoft.EntityFrameworkCore\" />", "<PackageReference Include=\"Microsoft.Extensions.Logging.Abstractions\" />");

    /// <summary>For a repository that has nothing but tests.</summary>
    public static ProposedRule NoDebugger(string[] files)
        => Code("(?-i)\\bDebugger\\.(?:Launch|Break)\\b",
            "It stops whoever runs this, and a build server for ever. Remove it when you are done.", files, "Debugger.Launch();", "Debugger.IsAttached");

    /// <summary>What a project of a role leaves to others.</summary>
    /// <param name="part">The part.</param>
    /// <param name="hasDataLayer">Whether another part reads and writes data.</param>
    /// <param name="hasFront">Whether another part answers requests or draws.</param>
    public static IEnumerable<ProposedRule> Of(ProjectPart part, bool hasDataLayer, bool hasFront)
    {
        string[] files = DirectionRules.SourceNames(part);
        yield return NoTestFramework(files);
        // A lone library that is called Core is the core of something that has no layers.
        bool isInner = part.Role is ProjectRole.Domain or ProjectRole.Application && (hasDataLayer || hasFront);
        string who = part.Name;
        if (isInner)
            yield return NoHttp(who, files);
        if (isInner && part.Role == ProjectRole.Domain)
        {
            yield return NoHttpClient(who, files);
            yield return NoDatabase(who, files);
            yield return NoDatabasePackage(who, ["*.*proj"]);
        }
        if (part.Role is ProjectRole.Web or ProjectRole.UserInterface or ProjectRole.Application && hasDataLayer)
            yield return NoDatabaseCalls(who, files);
    }

    private static ProposedRule Code(string pattern, string reason, string[] files, string fail, string pass) => new(pattern, reason, "code", files, fail, pass);
}
