"""Take an SVG as it may be published: nothing that does more than draw, and no more to draw than any device can."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.dom import XML_NAMESPACE, XMLNS_NAMESPACE, Node
from xml.dom.minidom import Attr, Document, Element, parseString
from xml.parsers.expat import ExpatError

_MOST_ELEMENTS = 50_000
"""Elements of a file, and those that are drawn: what is used twice is drawn twice."""

_TOO_MUCH = f"has more to draw than {_MOST_ELEMENTS} elements"

_MOST_EFFECTS = 50
"""Filters are reckoned for every dot."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_START = re.compile(r"<(?:\w+:)?svg\b")
_DROPPED = ("metadata",)
_KEPT = frozenset((
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "pattern", "marker", "filter",
))  # fmt: skip
_EFFECT = re.compile(r"fe(?!Image)[A-Z]\w+")
_SLOW_EFFECTS = ("feTurbulence", "feConvolveMatrix", "feMorphology", "feDisplacementMap")
_STAYS_INSIDE = re.compile(r"url\(\s*+[\"']?\s*+#", re.IGNORECASE)
_REACHES_OUT = re.compile(r"url\(|@import|image-set|javascript:|\\", re.IGNORECASE)
_REFERENCE = re.compile(r"url\(\s*+[\"']?\s*+#([^\"')\s]++)", re.IGNORECASE)
_STYLE = re.compile(r"([^{}]*+)\{([^{}]*+)\}")
_CLASS = re.compile(r"\.([\w-]+)")


class UnfitPicture(ValueError):
    """A picture that cannot be published; says what it is or has, to follow its name."""


def clean_svg(data: bytes) -> bytes:
    """Return an SVG without its metadata; raises `UnfitPicture`."""
    document = _parsed(data)
    root = document.documentElement
    if root is None or (root.namespaceURI, root.localName) != (_SVG, "svg"):
        raise UnfitPicture("is neither SVG nor PNG nor JPEG")
    try:
        _clean_element(root)
        _demand_few(root)
        return root.toxml().encode()
    except RecursionError:
        raise UnfitPicture("has elements in elements without end") from None


def _parsed(data: bytes) -> Document:
    try:
        text = data.decode("utf-8-sig")
        if not _START.search(text):
            raise UnfitPicture("is neither SVG nor PNG nor JPEG")
        if "<!ENTITY" in text:  # which can name a file of the machine, or grow without end
            raise UnfitPicture("has entities of its own")
        if max(text.count("<"), text.count("=")) > 2 * _MOST_ELEMENTS:
            raise UnfitPicture(_TOO_MUCH)
        return parseString(text)  # noqa: S318 - without entities, and without reading what a doctype names
    except UnicodeDecodeError:
        raise UnfitPicture("is neither SVG nor PNG nor JPEG") from None
    except ExpatError as error:
        raise UnfitPicture(f"does not read from its line {error.lineno} on") from None


def _clean_element(element: Element) -> None:
    kept = [child for child in element.childNodes if _is_kept(child)]
    if len(kept) < len(element.childNodes):
        element.childNodes[:] = kept  # what writes it asks for nothing else; to take out one by one takes long
    name = str(element.localName)
    if name in _SLOW_EFFECTS or (name not in _KEPT and not _EFFECT.fullmatch(name)):
        raise UnfitPicture(f"has <{name}>; an SVG may only draw")
    if name == "style":
        _demand_inside(_text_of(element))
    for attribute in list(element.attributes.values()):
        if not _is_drawn(attribute):
            element.removeAttributeNode(attribute)
    for child in kept:
        if isinstance(child, Element):
            _clean_element(child)


def _is_kept(child: Any) -> bool:
    if isinstance(child, Element):
        return child.namespaceURI == _SVG and child.localName not in _DROPPED
    return child.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)


def _text_of(element: Element) -> str:
    return "".join(str(child.data) for child in element.childNodes if not isinstance(child, Element))


def _is_drawn(attribute: Attr) -> bool:
    """Tell whether an attribute has to do with the drawing: what editors write has a namespace of its own."""
    name, value, space = str(attribute.localName), attribute.value, attribute.namespaceURI
    if space == XMLNS_NAMESPACE:
        return value in (_SVG, _XLINK)
    if space not in (None, _XLINK) or (space == _XLINK and name != "href"):
        return (space, name) == (XML_NAMESPACE, "space")
    if name.startswith("on"):
        raise UnfitPicture(f"has {name}; an SVG may only draw")
    if name == "href" and not value.startswith("#"):
        raise UnfitPicture(f"refers to something outside it: {value[:40]!r}")
    _demand_inside(value)
    return True


def _demand_inside(text: str) -> None:
    if found := _REACHES_OUT.search(_STAYS_INSIDE.sub("", text)):
        raise UnfitPicture(f"refers to something outside it: {found[0]!r} in {text[:40]!r}")


def _demand_few(root: Element) -> None:
    """What refers to what refers to others can be small to write and endless to draw."""
    every = [root, *root.getElementsByTagName("*")]
    if sum(_EFFECT.fullmatch(str(element.localName)) is not None for element in every) > _MOST_EFFECTS:
        raise UnfitPicture(f"has more than {_MOST_EFFECTS} effects of filters")
    styles = [rule for element in every if element.localName == "style" for rule in _STYLE.findall(_text_of(element))]
    drawn = _Drawn({element.getAttribute("id"): element for element in every}, _by_class(styles))
    if drawn.count(root) > _MOST_ELEMENTS:
        raise UnfitPicture(_TOO_MUCH)


def _by_class(styles: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Return what the rules of style sheets refer to, by the class that they speak of; "" where they name none."""
    found: dict[str, tuple[str, ...]] = {}
    for selector, body in styles:
        if targets := tuple(_REFERENCE.findall(body)):
            for name in _CLASS.findall(selector) or ("",):
                found[name] = (*found.get(name, ()), *targets)
    return found


class _Drawn:
    """Counts what is drawn for an element, with all that it uses."""

    def __init__(self, by_id: Mapping[str, Element], by_class: Mapping[str, tuple[str, ...]]) -> None:
        self._by_id, self._by_class = by_id, by_class
        self._counts: dict[Element, int] = {}
        self._around: set[Element] = set()

    def count(self, element: Element) -> int:
        if element in self._around:
            return 0  # what uses itself is not drawn
        if element not in self._counts:
            self._around.add(element)
            inside = (child for child in element.childNodes if isinstance(child, Element))
            used = (self._by_id[name] for name in self._names(element) if name in self._by_id)
            total = 1
            for other in (*inside, *used):
                total = min(total + self.count(other), _MOST_ELEMENTS + 1)
            self._around.remove(element)
            self._counts[element] = total
        return self._counts[element]

    def _names(self, element: Element) -> Iterator[str]:
        """Yield the ids of what an element uses."""
        for attribute in element.attributes.values():
            if attribute.localName == "href":
                yield attribute.value.removeprefix("#")
            elif "url" in attribute.value.lower():
                yield from _REFERENCE.findall(attribute.value)
        for name in ("", *element.getAttribute("class").split()):
            yield from self._by_class.get(name, ())
