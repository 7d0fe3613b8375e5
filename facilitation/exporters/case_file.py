"""What the archive wants to know of each file it takes in: names and order of MDTO, the metadata
standard of the Dutch national archive. What only the municipality can say is left to it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from facilitation.exporters.safe_xml import safe
from facilitation.exporters.words import Words

MDTO = "https://www.nationaalarchief.nl/mdto"
#: PRONOM's names for our formats, so that a file can still be read when its ending says nothing.
PRONOM = {
    ".odt": ("fmt/291", "OpenDocument Text 1.2"),
    ".pdf": ("fmt/476", "Acrobat PDF/A 2a"),
    ".csv": ("x-fmt/18", "Comma Separated Values"),
    ".json": ("fmt/817", "JSON Data Interchange Format"),
    ".xml": ("fmt/101", "Extensible Markup Language 1.0"),
}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file as a whole: what it is about, whose it is, and which of its versions."""

    identifier: str
    title: str
    creator: str
    place: str
    date: datetime.date | None
    version: str
    about: str


def description(case: CaseFile, language: str, names: Sequence[str], words: Words) -> bytes:
    """The metadata of the whole, in XML."""
    root, about = _root("informatieobject")
    _identifier(about, case.identifier)
    _add(about, "naam", case.title)
    _term(about, "aggregatieniveau", "Dossier", "MDTO begrippenlijst aggregatieniveaus")
    _add(about, "omschrijving", case.about)
    if case.date:
        covered = SubElement(about, "dekkingInTijd")
        _term(covered, "dekkingInTijdType", "Vervaardigd", "MDTO begrippenlijst dekking in tijd")
        _add(covered, "dekkingInTijdBegindatum", case.date.isoformat())
    _reference(about, "dekkingInRuimte", case.place)
    _add(about, "taal", language)
    _to_fill_in(about, "waardering", words)
    for name in names:
        _reference(about, "heeftRepresentatie", name)
    _reference(about, "archiefvormer", case.creator or words.say("case.to_fill_in"))
    limit = SubElement(about, "beperkingGebruik")
    _to_fill_in(limit, "beperkingGebruikType", words)
    return _written(root)


def description_of_file(case: CaseFile, name: str, content: bytes) -> bytes:
    """The metadata of one file, with what proves that it was not changed."""
    root, about = _root("bestand")
    _identifier(about, f"{case.identifier}/{name}")
    _add(about, "naam", name)
    _add(about, "omvang", str(len(content)))
    code, label = PRONOM[name[name.rindex(".") :]]
    _term(about, "bestandsformaat", label, "PRONOM", code)
    check = SubElement(about, "checksum")
    _term(check, "checksumAlgoritme", "SHA-256", "MDTO begrippenlijst checksumalgoritmes")
    _add(check, "checksumWaarde", sha256(content).hexdigest())
    _add(check, "checksumDatum", _moment(case))
    _reference(about, "isRepresentatieVan", case.title)
    return _written(root)


def facts(case: CaseFile) -> Iterator[tuple[str, str]]:
    """The same in short, for who reads no XML."""
    yield "identifier", case.identifier
    yield "title", case.title
    yield "creator", case.creator
    yield "neighbourhood", case.place
    yield "date", case.date.isoformat() if case.date else ""
    yield "version", case.version


def _moment(case: CaseFile) -> str:
    """The day that the file is about: a clock would make every copy another one."""
    return f"{(case.date or datetime.date(1970, 1, 1)).isoformat()}T00:00:00Z"


def _root(kind: str) -> tuple[Element, Element]:
    root = Element("MDTO", {"xmlns": MDTO})
    return root, SubElement(root, kind)


def _identifier(parent: Element, identifier: str) -> None:
    element = SubElement(parent, "identificatie")
    _add(element, "identificatieKenmerk", identifier)
    _add(element, "identificatieBron", "Samenspel")


def _term(parent: Element, name: str, label: str, source: str, code: str = "") -> None:
    element = SubElement(parent, name)
    _add(element, "begripLabel", label)
    if code:
        _add(element, "begripCode", code)
    _reference(element, "begripBegrippenlijst", source)


def _to_fill_in(parent: Element, name: str, words: Words) -> None:
    label = words.say("case.to_fill_in")
    _term(parent, name, label, label)


def _reference(parent: Element, name: str, to: str) -> None:
    _add(SubElement(parent, name), "verwijzingNaam", to)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = safe(text)


def _written(root: Element) -> bytes:
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
