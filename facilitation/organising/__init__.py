"""What organisers' pages can do, on top of the stores, the register and the writer."""
