"""What every page must be: valid, with one h1, labels, no doubled ids, and nothing inline."""

import html5lib

SPACE = "{http://www.w3.org/1999/xhtml}"


def parsed(html: str):
    """The page as a tree; the strict parser refuses wrong nesting."""
    return html5lib.HTMLParser(strict=True).parse(html)


def check_page(html: str):
    """The tree of a page that keeps the rules; AssertionError where it does not."""
    tree = parsed(html)
    elements = list(tree.iter())
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(_all(tree, "h1")) == 1
    assert sorted(set(ids)) == sorted(ids), "an id is used twice"
    assert not [element for element in elements if element.get("style")], "inline style"
    assert not _all(tree, "style"), "inline style"
    assert all(script.get("src") for script in _all(tree, "script")), "inline script"
    assert not [name for one in elements for name in one.attrib if name.startswith("on")]
    assert all(image.get("alt") is not None for image in _all(tree, "img"))
    for reference in _references(elements):
        assert reference in ids, f"nothing has the id {reference}"
    for field in _fields(tree):
        assert _has_label(tree, field), f"no label for {field.get('name')}"
    return tree


def text_of(element) -> str:
    """All text inside, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _all(tree, name: str):
    return list(tree.iter(SPACE + name))


def _references(elements):
    for element in elements:
        for attribute in ("aria-labelledby", "aria-describedby"):
            yield from (element.get(attribute) or "").split()


def _fields(tree):
    for name in ("input", "select", "textarea"):
        yield from (one for one in _all(tree, name) if one.get("type") != "hidden")


def _has_label(tree, field) -> bool:
    labels = _all(tree, "label")
    by_id = any(label.get("for") == field.get("id") for label in labels if field.get("id"))
    around = any(field in list(label.iter()) for label in labels)
    return by_id or around or bool(field.get("aria-label"))
