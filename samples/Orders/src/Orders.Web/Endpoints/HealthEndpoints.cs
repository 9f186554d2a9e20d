using Orders.Web.Wire;

namespace Orders.Web.Endpoints;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
        => routes.MapGet("/health", () => new HealthResponse("ok"));
}
