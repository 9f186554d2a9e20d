using System.Data.Common;
using System.Globalization;
using Orders.Domain;

namespace Orders.Data;

/// <summary>Keeps orders in the table <c>orders</c> of any ADO.NET database (<c>Forge/Contracts/schema.md</c>).</summary>
public sealed class SqlOrderRepository(DbDataSource database) : IOrderRepository
{
    private const string Columns = "id, customer, sku, quantity, unit_price, placed_at";

    /// <inheritdoc/>
    public async Task AddAsync(Order order, CancellationToken cancellation)
    {
        await using DbCommand command = database.CreateCommand(
            "INSERT INTO orders (" + Columns + ") VALUES (@id, @customer, @sku, @quantity, @unit_price, @placed_at)");
        Bind(command, "@id", order.Id.ToString());
        Bind(command, "@customer", order.Customer);
        Bind(command, "@sku", order.Sku);
        Bind(command, "@quantity", order.Quantity);
        Bind(command, "@unit_price", order.UnitPrice);
        Bind(command, "@placed_at", order.PlacedAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<Order?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using DbCommand command = database.CreateCommand("SELECT " + Columns + " FROM orders WHERE id = @id");
        Bind(command, "@id", id.ToString());
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellation)
    {
        await using DbCommand command = database.CreateCommand("SELECT " + Columns + " FROM orders ORDER BY placed_at");
        return await ReadAsync(command, cancellation);
    }

    private static async Task<List<Order>> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        List<Order> orders = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            orders.Add(new Order(
                Guid.Parse(row.GetString(0)),
                row.GetString(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetDecimal(4),
                DateTimeOffset.Parse(row.GetString(5), CultureInfo.InvariantCulture)));
        }
        return orders;
    }

    private static void Bind(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
