"""What a neighbourhood asks of proposals and requests: one page for who leads it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from flask import Response, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.agenda.conversions import FORMS, ConversionKind
from facilitation.domain.agenda.conversions_rules import CRITERIA, MOST_OWN_CRITERIA
from facilitation.web.organise.conversions_asked import Rules
from facilitation.web.organise.conversions_form import read_rules
from facilitation.web.organise.page import page
from facilitation.web.organise.plan.form import euros
from facilitation.web.organise.plan.page import who_is_here
from facilitation.web.routes import GET, POST, Routes

RULES: Final = "/n/<neighbourhood_id>/rules"
RULES_ROUTES: Final[Routes] = MappingProxyType(
    {"conversion_rules": (RULES, GET), "conversion_rules_save": (RULES, POST)}
)


class RulesPages:
    """The rules, and changing them."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def conversion_rules(self, neighbourhood_id: str) -> BaseResponse:
        """The rules that hold here now."""
        return self._page()

    def conversion_rules_save(self, neighbourhood_id: str) -> BaseResponse:
        """From now on these hold; what was handed in stays."""
        read = read_rules(request.form)
        if read.rules is None:
            return self._page(400, problems=read.problems, typed=request.form)
        place = g.standing.neighbourhood
        self._rules.keep(who_is_here(), place.id, read.rules)
        where = url_for("organise.conversion_rules", neighbourhood_id=place.id, said="saved")
        return redirect(where)

    def _page(self, status: int = 200, **context: Any) -> Response:
        place = g.standing.neighbourhood
        rules = self._rules.of(place.id)
        defaults: Mapping[str, Any] = {"problems": {}, "typed": MultiDict(), "clashes": {}}
        return page(
            "conversion_rules",
            status,
            **{
                **defaults,
                "place": place,
                "rules": {kind: rules.of(kind) for kind in ConversionKind},
                "criteria": CRITERIA,
                "fields": {
                    kind: [one for one in FORMS[kind] if one.may_leave] for kind in ConversionKind
                },
                "most_own": MOST_OWN_CRITERIA,
                "euros": euros,
                **context,
            },
        )
