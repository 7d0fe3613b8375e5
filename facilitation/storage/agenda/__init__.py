"""Plans in the database: their tables, and one plan inside one transaction."""
