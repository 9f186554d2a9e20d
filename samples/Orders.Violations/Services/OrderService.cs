// BROKEN ON PURPOSE. The service reads the machine's clock itself.
// Caught by layer "services": "A test cannot choose the time."

using Orders.Data;
using Orders.Domain;

namespace Orders.Services;

/// <summary>What can be done with orders.</summary>
public sealed class OrderService(OrderStore store)
{
    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyCollection<Order> List() => store.All;

    /// <summary>Places an order.</summary>
    public Order Place(string customer, string sku, int quantity)
    {
        Order order = new(Guid.NewGuid(), customer, sku, quantity, DateTimeOffset.UtcNow);
        store.Add(order);
        return order;
    }
}
