"""The zaakdossier: everything the municipal archive keeps of a meeting or a plan, in one zip."""

import json

from facilitation.exporters import as_csv, as_json, as_odt
from facilitation.exporters.agenda import compose
from facilitation.exporters.agenda_document import AgendaDocument
from facilitation.exporters.case_file import CaseFile, description, description_of_file, facts
from facilitation.exporters.index import index
from facilitation.exporters.packing import packed
from facilitation.exporters.pages import agenda_page
from facilitation.exporters.paper import FOR_THE_ARCHIVE, pdf
from facilitation.exporters.whole import Exportable
from facilitation.exporters.words import words_for


def write(document: Exportable, language: str = "nl") -> bytes:
    """ODT and PDF/A to read, CSV and JSON to compute with, MDTO to find it by. Holds no personal
    data and has the same bytes for the same content. Raises ExporterUnavailable."""
    words = words_for(language)
    case = case_of(document)
    name = words.say("case.file")
    files = {
        f"{name}.pdf": pdf(agenda_page(compose(document, words), words), FOR_THE_ARCHIVE),
        f"{name}.odt": as_odt.write(document, language),
        f"{name}.csv": as_csv.write(document, language),
        f"{name}.json": as_json.write(document, language),
    }
    described = {
        f"{one}.mdto.xml": description_of_file(case, one, content) for one, content in files.items()
    }
    whole = {
        "dossier.mdto.xml": description(case, language, tuple(files), words),
        "dossier.json": json.dumps(dict(facts(case)), ensure_ascii=False, indent=2).encode(),
    }
    return packed({**whole, **files, **described})


def case_of(document: Exportable) -> CaseFile:
    """What the file is about."""
    whole = index(document).document
    workshop, plan = whole.workshop, whole.plan
    slug = document.plan.slug if isinstance(document, AgendaDocument) else workshop.code
    day = workshop.date or (workshop.closed_at.date() if workshop.closed_at else None)
    return CaseFile(
        identifier=slug,
        title=plan.title if plan else workshop.title,
        creator=workshop.controller,
        place=whole.neighbourhood.name,
        date=day,
        version=str(plan.version if plan else 1),
        about=workshop.question or (plan.intro if plan else workshop.title),
    )
