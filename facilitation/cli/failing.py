"""What a user can cause: said in one line, without a traceback."""


class Failed(Exception):
    """A command that was refused or went wrong; the message is for its user."""
