"""Where things are kept: tables, units of work, the writer and the migrations."""
