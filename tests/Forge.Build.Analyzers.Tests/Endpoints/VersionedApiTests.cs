using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Analyzers.Tests.Endpoints;

/// <summary>APIs with versions. A version is a part of the template or of the request, never one that only a run knows.</summary>
[TestClass]
public sealed class VersionedApiTests
{
    private const string Services = "services.AddApiVersioning();";
    private const string Mvc = "services.AddApiVersioning().AddMvc();";

    public static object[][] Cases => EndpointCase.Rows(
        Mapping("a versioned API", """
            var orders = app.NewVersionedApi("Orders");
            var v1 = orders.MapGroup("/api/v{version:apiVersion}/orders").HasApiVersion(new ApiVersion(1, 0));
            v1.MapGet("/", () => "all");
            v1.MapGet("/{id:int}", (int id) => "one");
            var v2 = orders.MapGroup("/api/v{version:apiVersion}/orders").HasApiVersion(new ApiVersion(2, 0));
            v2.MapGet("/", () => 5);
            """),
        Mapping("a version by query", """
            var api = app.NewVersionedApi();
            api.MapGet("/orders", () => "a").HasApiVersion(new ApiVersion(1, 0));
            api.MapGet("/orders", () => 1).HasApiVersion(new ApiVersion(2, 0)).MapToApiVersion(new ApiVersion(2, 0));
            """),
        Mapping("a set of versions", """
            var set = app.NewApiVersionSet().HasApiVersion(new ApiVersion(1, 0)).ReportApiVersions().Build();
            var group = app.MapGroup("/v{version:apiVersion}").WithApiVersionSet(set);
            group.MapGet("/a", () => "a");
            app.MapGet("/neutral", () => "a").WithApiVersionSet(set).IsApiVersionNeutral();
            """),
        Mapping("through an extension method", """
            app.NewVersionedApi().MapGroup("/api").MapParts(1.0);
            """, """
            static class Parts { public static IEndpointRouteBuilder MapParts(this IEndpointRouteBuilder routes, double version) { var group = routes.MapGroup("/v{version:apiVersion}/parts").HasApiVersion(version); group.MapGet("/{id}", (int id) => "a"); return routes; } }
            """),
        Controllers("versions of controllers", """
            [ApiController, ApiVersion("1.0"), ApiVersion("2.0"), Route("api/v{version:apiVersion}/[controller]")]
            public class OrdersController : ControllerBase { [HttpGet] public string All() => "a"; [HttpGet("{id:int}"), MapToApiVersion("2.0")] public string One(int id) => "a"; }
            """),
        Controllers("a controller's name", """
            [ApiController, ApiVersion("2.0"), ControllerName("Orders"), Route("api/v{version:apiVersion}/[controller]")]
            public class OrdersV2Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            """),
        Controllers("a number at the end of a name", """
            [ApiController, ApiVersion("2.0"), Route("api/v{version:apiVersion}/[controller]")]
            public class Orders2Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            [ApiController, Route("[controller]")] public class PartsV22Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            [ApiController, Route("named/[controller]"), ControllerName("Things3")] public class Other4Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            """),
        Controllers("a number at the end of a controller that is no API", """
            [Route("[controller]")] public class Pages2Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            [Route("[controller]"), ApiVersion("2.0")] public class Versioned2Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            """),
        EndpointCase.Controllers("a number where nothing shows whether there are versions", """
            [ApiController, Route("[controller]")] public class Pages2Controller : ControllerBase { [HttpGet] public string All() => "a"; }
            """, services: "services.AddControllers();") with { Notices = ["Route(\"[controller]\")"], RuntimeOnly = ["/Pages2"] });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void WhatIsReadIsWhatRuns(EndpointCase one) => EndpointConformance.Holds(one);

    private static EndpointCase Mapping(string name, string statements, string types = "") => new(name, "using Asp.Versioning;\n" + EndpointCase.Mapping(name, statements, types, Services).Code);

    private static EndpointCase Controllers(string name, string types) => new(name, "using Asp.Versioning;\n" + EndpointCase.Controllers(name, types, services: Mvc).Code);
}
