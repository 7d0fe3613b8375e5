"""What is done with a plan: one function per act, inside an open unit of work on that plan."""
