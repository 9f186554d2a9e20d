namespace Orders.Domain;

/// <summary>What a customer ordered. Never changes once it is placed.</summary>
public sealed record Order(Guid Id, string Customer, string Sku, int Quantity, DateTimeOffset PlacedAt);
