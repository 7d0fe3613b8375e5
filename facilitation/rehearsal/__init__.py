"""Simulated people with phones: the same code rehearses, fills the demo hall and measures."""
