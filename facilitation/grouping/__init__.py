"""Short texts into groups: a pure function on texts and numbers that knows no workshop.

Other code calls `proposing.propose` and `splitting.split` in the worker process that has the
numerical libraries; the plain values it takes and gives come from here and cost nothing to import.
"""

from facilitation.grouping.proposal import (
    Alike,
    Group,
    KnownTheme,
    Part,
    Placement,
    Proposal,
    Split,
)

__all__ = ["Alike", "Group", "KnownTheme", "Part", "Placement", "Proposal", "Split"]
