"""The pages on which organisers keep a plan."""
