"""Where the key of the request at hand may do something: asked by lists and by what is made."""

from collections.abc import Iterable

from flask import g, request

from facilitation.domain.programs import Reach
from facilitation.domain.rights import Action
from facilitation.web.api.problems import Wrong


def reach_in(neighbourhood: str) -> Reach | None:
    """The place with this id, when the key reaches it."""
    return next((one for one in reached() if one.standing.neighbourhood.id == neighbourhood), None)


def reached() -> Iterable[Reach]:
    """Every place that the key reaches."""
    found: tuple[Reach, ...] = g.reaches
    return found


def require(reach: Reach | None, action: Action) -> Reach:
    """The place, when the key may do this there. What it does not reach does not exist for it."""
    if reach is None:
        raise Wrong("not_found")
    if not reach.may(action):
        raise Wrong("key_reads_only" if reach.standing.may(action) else "not_allowed")
    return reach


def chosen_places() -> list[str]:
    """Ids of the places of a list: the one that is asked for, or all that the key reaches."""
    wanted = request.args.get("neighbourhood")
    if wanted is not None:
        return [require(reach_in(wanted), Action.SEE).standing.neighbourhood.id]
    return [one.standing.neighbourhood.id for one in reached() if one.may(Action.SEE)]
