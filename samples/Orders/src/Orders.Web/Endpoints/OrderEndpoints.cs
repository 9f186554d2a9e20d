using Microsoft.AspNetCore.Http.HttpResults;
using Orders.Services;
using Orders.Web.Wire;

namespace Orders.Web.Endpoints;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", ListAsync);
        routes.MapGet("/orders/{id}", FindAsync);
        routes.MapPost("/orders", PlaceAsync);
    }

    private static async Task<OrderResponse[]> ListAsync(OrderService service, CancellationToken cancellation)
        => [.. (await service.ListAsync(cancellation)).Select(OrderResponse.From)];

    private static async Task<Results<Ok<OrderResponse>, NotFound>> FindAsync(Guid id, OrderService service, CancellationToken cancellation)
        => await service.FindAsync(id, cancellation) is { } order ? TypedResults.Ok(OrderResponse.From(order)) : TypedResults.NotFound();

    private static async Task<Results<Created<OrderResponse>, ProblemHttpResult>> PlaceAsync(
        PlaceOrderRequest request, OrderService service, CancellationToken cancellation)
    {
        Placement placement = await service.PlaceAsync(request.ToDraft(), cancellation);
        return placement.Order is { } order
            ? TypedResults.Created($"/orders/{order.Id}", OrderResponse.From(order))
            : TypedResults.Problem(placement.Refusal, statusCode: StatusCodes.Status400BadRequest);
    }
}
