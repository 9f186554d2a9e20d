namespace Orders.Domain;

/// <summary>What a customer ordered. Never changes once it is placed.</summary>
public sealed record Order(Guid Id, string Customer, string Sku, int Quantity, decimal UnitPrice, DateTimeOffset PlacedAt)
{
    /// <summary>What the customer pays.</summary>
    public decimal Total => Quantity * UnitPrice;
}
