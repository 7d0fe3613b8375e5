"""`samenspel …`: the same services, from a terminal."""
