"""Tables: their columns and rows, a file a noun. In: records. Out: rows by column. How a table is written is for ``formats``."""
