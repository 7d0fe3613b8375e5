"""The wijkagenda: a plan, its items and what is said about them, apart from any one meeting."""
