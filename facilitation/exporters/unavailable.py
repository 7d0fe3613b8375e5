"""The one way in which a format can be refused: this machine lacks what it needs."""


class ExporterUnavailable(Exception):
    """The message is a sentence that says what to install."""
