"""The public pages of a plan."""
