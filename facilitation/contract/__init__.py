"""The published language: every command, payload, message and error code, declared once."""
