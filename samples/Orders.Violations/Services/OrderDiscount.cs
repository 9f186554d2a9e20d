// BROKEN ON PURPOSE. A note in the code stands in for an issue in the tracker.
// Caught by layer "services": "Unfinished business logic is an issue in the tracker, where someone finds it."

namespace Orders.Services;

/// <summary>What a large order saves.</summary>
public static class OrderDiscount
{
    /// <summary>The discount as a fraction of the price.</summary>
    public static decimal Of(int quantity) => quantity >= 10 ? 0.05m : 0m; // FIXME: ask sales for the real number
}
