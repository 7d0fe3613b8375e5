"""The REST API for organisers' own systems."""
