"""Who may be reached about an item, for the organisers who call or mail them."""

from flask import abort, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.web.organise.plan.page import own_plan, plan_page, to, who_is_here
from facilitation.web.organise.plan.ports import PlanPorts


class ContactPages:
    """Every look and every wipe is written down by the desk."""

    def __init__(self, ports: PlanPorts) -> None:
        self._desk = ports.desk

    def plan_contacts(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Who may be called or mailed about this item. Each look is written down."""
        plan = own_plan(self._desk, slug)
        view = self._desk.look(plan)
        item = view.item(number) or abort(404)
        people = self._desk.reachable(who_is_here(), plan, item)
        return plan_page("contacts", view, item=item, people=people)

    def plan_contact_forget(self, neighbourhood_id: str, slug: str, number: str) -> BaseResponse:
        """Wipe one person's details, at their request."""
        plan, form = own_plan(self._desk, slug), request.form
        item = self._desk.read(plan, lambda store: store.item(number)) or abort(404)
        code, pledge = form.get("workshop", ""), form.get("pledge", "")
        if code and code not in {origin.workshop for origin in item.origins}:
            abort(404)
        self._desk.forget(who_is_here(), plan, item, code, pledge)
        return to("plan_item", plan, "forgotten", number=number)
