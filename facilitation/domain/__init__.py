"""What is true of a workshop: rules without I/O and without a clock of their own."""
