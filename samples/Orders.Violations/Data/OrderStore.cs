using System.Collections.Concurrent;
using Orders.Domain;

namespace Orders.Data;

/// <summary>Keeps orders as long as the process lives.</summary>
public sealed class OrderStore
{
    private readonly ConcurrentQueue<Order> _orders = new();

    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyCollection<Order> All => _orders;

    /// <summary>Keeps a new order.</summary>
    public void Add(Order order) => _orders.Enqueue(order);
}
