"""What people do on an evening that a plan is made of."""

from __future__ import annotations

from facilitation.contract import payloads as p
from tests.evening import Evening


def joins(evening: Evening, item: str, email: str = "noor@example.nl") -> str:
    """Somebody who joins an item and may be called about it; gives the pledge."""
    pledge = f"pledge-{email}".ljust(32, "0")[:36]
    evening.phone().give(
        p.MakePledge(
            id=pledge,
            item=item,
            brings=("time",),
            level="little",
            contact=p.ContactDetails(name="Noor", email=email),
            consent=("this_item",),
            over_16=True,
        )
    )
    return pledge
