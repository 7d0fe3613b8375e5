"""Pages of plain text: what is kept of people, and how usable the screens are for everyone."""

from flask import Blueprint, g, render_template

from facilitation.web.languages import speaker


def create_blueprint(controller: str, contact: str) -> Blueprint:
    """`/privacy` and `/toegankelijkheid`; an empty controller or contact is left out."""
    blueprint = Blueprint("texts", __name__)

    def page(name: str) -> str:
        return render_template(
            "page.html",
            page=name,
            language=g.language,
            say=speaker("pages").say,
            controller=controller,
            contact=contact,
        )

    blueprint.add_url_rule("/privacy", "privacy", page, defaults={"name": "privacy"})
    blueprint.add_url_rule(
        "/toegankelijkheid", "accessibility", page, defaults={"name": "accessibility"}
    )
    return blueprint
