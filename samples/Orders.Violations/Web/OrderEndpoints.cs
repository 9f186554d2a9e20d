// BROKEN ON PURPOSE. The list comes straight from the store, past the service.
// Caught by layer "web": "An endpoint that reads the store goes round every rule of the services."

using Orders.Data;
using Orders.Services;
using Orders.Web.Wire;

namespace Orders.Web;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders", (OrderStore store) => store.All);
        routes.MapPost("/orders", (PlaceOrderRequest request, OrderService service) =>
            TypedResults.Created("/orders", service.Place(request.Customer, request.Sku, request.Quantity)));
    }
}
