"""What is done: one function per command, inside an open unit of work."""
