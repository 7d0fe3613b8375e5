"""Short texts into groups: a pure function on texts and numbers that knows no workshop.

Other code calls `facilitation.grouping.proposing.propose` in the worker process that has the
numerical libraries; the plain values it takes and gives come from here and cost nothing to import.
"""

from facilitation.grouping.proposal import Group, KnownTheme, Placement, Proposal

__all__ = ["Group", "KnownTheme", "Placement", "Proposal"]
