using Orders.Data;
using Orders.Domain;

namespace Orders.Services;

/// <summary>What can be done with orders.</summary>
public sealed class OrderService(IOrderRepository orders, TimeProvider clock)
{
    /// <summary>All orders, oldest first.</summary>
    public Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellation) => orders.ListAsync(cancellation);

    /// <summary>The order of this id, or null where there is none.</summary>
    public Task<Order?> FindAsync(Guid id, CancellationToken cancellation) => orders.FindAsync(id, cancellation);

    /// <summary>Places an order, or says why not.</summary>
    public async Task<Placement> PlaceAsync(OrderDraft draft, CancellationToken cancellation)
    {
        if (draft.Refusal is { } refusal)
            return new Placement(null, refusal);
        Order order = draft.Accept(Guid.NewGuid(), clock.GetUtcNow());
        await orders.AddAsync(order, cancellation);
        return new Placement(order, null);
    }
}
