using Orders.Domain;

namespace Orders.Web.Wire;

/// <summary>What a customer sends to place an order.</summary>
public sealed record PlaceOrderRequest(string Customer, string Sku, int Quantity, decimal UnitPrice)
{
    /// <summary>The draft that the domain judges.</summary>
    public OrderDraft ToDraft() => new(Customer, Sku, Quantity, UnitPrice);
}
