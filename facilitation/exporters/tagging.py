"""What the layout engine leaves out of a tagged PDF: which way headers point, pairs of labels with
their text, and lines at the edge of a page that are no part of the story (ISO 14289-1, 7.5–7.8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

#: An annotation that prints as it shows.
PRINTS = 4


@dataclass(frozen=True, slots=True)
class Tree:
    """The structure of a PDF: its elements by number of object."""

    objects: list[Any]
    elements: Mapping[int, Any]

    def parent(self, element: Any) -> Any:
        """The element around this one, if it is an element at all."""
        return self.elements.get(_number(element["P"]), {})

    def kids(self, element: Any) -> list[Any]:
        """The elements right below this one."""
        found = (
            self.elements.get(_number(kid)) for kid in element["K"] if not isinstance(kid, int)
        )
        return [kid for kid in found if kid]


def mend(document: Any, pdf: Any) -> None:
    """Complete the tags of `pdf`, just before it is written."""
    plain: list[Any] = [found for found in pdf.objects if isinstance(found, dict)]
    elements = {one.number: one for one in plain if one.get("Type") == "/StructElem"}
    tree = Tree(pdf.objects, elements)
    for element in list(elements.values()):
        if element["S"] == "/TH":
            _point(element, tree)
        if element["S"] == "/Div" and tree.parent(element).get("S") == "/L":
            _pair(element, tree)
    for one in plain:
        if one.get("Type") == "/Annot":
            one["F"] = PRINTS
    _leave_out_edges(pdf, tree)


def _point(header: Any, tree: Tree) -> None:
    """A header beside cells is about its row; among headers it is about its column."""
    beside = {kid["S"] for kid in tree.kids(tree.parent(header))}
    if "A" in header:
        header["A"]["Scope"] = "/Row" if "/TD" in beside else "/Column"


def _pair(group: Any, tree: Tree) -> None:
    """A label with its text is one item of a list, not a block in it."""
    group["S"] = "/LI"
    for place, item in enumerate(tree.kids(group)):
        item["S"] = "/LBody" if place else "/Lbl"
        for body in tree.kids(item):
            body["S"] = "/Div" if place else "/Span"


def _leave_out_edges(pdf: Any, tree: Tree) -> None:
    """Running titles and page numbers hang on no branch of the tree: they are not content."""
    root = next(one for one in tree.elements.values() if one["S"] == "/Document")
    hanging = {one.number for one in _below(root, tree)}
    pages = {one.number: one for one in pdf.objects if _type(one) == "/Page"}
    for number, element in tree.elements.items():
        if number not in hanging:
            for mark in (kid for kid in element["K"] if isinstance(kid, int)):
                _rename(pdf, pages[_number(element["Pg"])], mark)


def _below(element: Any, tree: Tree) -> Iterator[Any]:
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(tree.kids(one))


def _rename(pdf: Any, page: Any, mark: int) -> None:
    """In the operations of a page: `/P {MCID} BDC` becomes `/Artifact {Type} BDC`."""
    content = pdf.objects[_number(page["Contents"])].stream
    for place, operation in enumerate(content):
        if isinstance(operation, dict) and operation.get("MCID") == mark:
            content[place - 1] = "/Artifact"
            operation.clear()
            operation["Type"] = "/Pagination"


def _type(found: Any) -> str:
    return str(found.get("Type", "")) if isinstance(found, dict) else ""


def _number(reference: Any) -> int:
    return int(reference.split()[0])
