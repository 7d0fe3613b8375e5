"""What every board says of the place where it is served."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The server's own settings, as far as people see them."""

    base_url: str
    contact_allowed: bool
    controller: str
    house_rules: tuple[str, ...]
    privacy_line: str

    @property
    def join_address(self) -> str:
        """What people type: the address without its scheme."""
        return self.base_url.partition("://")[2]
