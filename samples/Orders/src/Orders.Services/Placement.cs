using Orders.Domain;

namespace Orders.Services;

/// <summary>How placing an order went: exactly one of the two is set.</summary>
/// <param name="Order">The order, where it was placed.</param>
/// <param name="Refusal">Why it was not.</param>
public sealed record Placement(Order? Order, string? Refusal);
