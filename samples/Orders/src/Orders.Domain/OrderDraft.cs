namespace Orders.Domain;

/// <summary>An order before it is accepted.</summary>
public sealed record OrderDraft(string Customer, string Sku, int Quantity, decimal UnitPrice)
{
    /// <summary>Why the draft cannot become an order, or null where it can.</summary>
    public string? Refusal => this switch
    {
        _ when string.IsNullOrWhiteSpace(Customer) => "customer must not be empty",
        _ when string.IsNullOrWhiteSpace(Sku) => "sku must not be empty",
        { Quantity: < 1 } => "quantity must be at least 1",
        { UnitPrice: < 0 } => "unitPrice must not be negative",
        _ => null,
    };

    /// <summary>The order this draft becomes.</summary>
    public Order Accept(Guid id, DateTimeOffset placedAt) => new(id, Customer, Sku, Quantity, UnitPrice, placedAt);
}
