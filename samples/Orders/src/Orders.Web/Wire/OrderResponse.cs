using Orders.Domain;

namespace Orders.Web.Wire;

/// <summary>An order as the API shows it.</summary>
public sealed record OrderResponse(Guid Id, string Customer, string Sku, int Quantity, decimal UnitPrice, decimal Total, DateTimeOffset PlacedAt)
{
    /// <summary>The wire shape of an order.</summary>
    public static OrderResponse From(Order order)
        => new(order.Id, order.Customer, order.Sku, order.Quantity, order.UnitPrice, order.Total, order.PlacedAt);
}
