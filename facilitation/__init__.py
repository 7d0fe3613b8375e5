"""Samenspel: neighbourhood meetings that end in an agenda everybody recognises."""
