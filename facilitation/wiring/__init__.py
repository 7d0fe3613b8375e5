"""How the parts are tied together, each kind in a file of its own."""
