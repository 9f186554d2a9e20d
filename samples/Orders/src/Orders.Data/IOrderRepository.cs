using Orders.Domain;

namespace Orders.Data;

/// <summary>Where orders are kept.</summary>
public interface IOrderRepository
{
    /// <summary>Keeps a new order.</summary>
    Task AddAsync(Order order, CancellationToken cancellation);

    /// <summary>The order of this id, or null where there is none.</summary>
    Task<Order?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>All orders, oldest first.</summary>
    Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellation);
}
