using System.Collections.Concurrent;
using Orders.Domain;

namespace Orders.Data;

/// <summary>Keeps orders as long as the process lives.</summary>
public sealed class InMemoryOrderRepository : IOrderRepository
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    /// <inheritdoc/>
    public Task AddAsync(Order order, CancellationToken cancellation)
    {
        _orders[order.Id] = order;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Order?> FindAsync(Guid id, CancellationToken cancellation) => Task.FromResult(_orders.GetValueOrDefault(id));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellation)
        => Task.FromResult<IReadOnlyList<Order>>([.. _orders.Values.OrderBy(order => order.PlacedAt)]);
}
