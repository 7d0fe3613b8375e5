"""What organisers see under /organise."""
