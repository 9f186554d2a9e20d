// BROKEN ON PURPOSE. The domain reads a database row, so it depends on a database.
// Caught by layer "domain": "An order is an order without a database and without a web server."

using System.Data;

namespace Orders.Domain;

/// <summary>An order as a database returns it.</summary>
public static class OrderRow
{
    /// <summary>Reads the current row.</summary>
    public static Order Read(IDataRecord row)
        => new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetDateTime(4));
}
