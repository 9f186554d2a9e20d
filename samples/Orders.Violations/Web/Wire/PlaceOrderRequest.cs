// BROKEN ON PURPOSE. The quantity can still change after the customer sent it.
// Caught by layer "web": "A message does not change after it was received or sent."

namespace Orders.Web.Wire;

/// <summary>What a customer sends to place an order.</summary>
public sealed record PlaceOrderRequest
{
    public required string Customer { get; init; }

    public required string Sku { get; init; }

    public required int Quantity { get; set; }
}
