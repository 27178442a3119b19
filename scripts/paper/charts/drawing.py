"""A Vega-Lite specification as static SVG that takes its colours and its font from the page.

vl-convert writes presentation attributes only, and no `style`, which a strict policy of content refuses.
"""

from __future__ import annotations

import functools
import json
import re
import xml.etree.ElementTree as etree
from typing import Any

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPE = frozenset({"d", "x", "y", "x2", "y2", "transform", "opacity"})
_PAINT = frozenset({"fill", "stroke", "stroke-width", "stroke-dasharray"})
_TEXT = frozenset({"text-anchor", "font-size", "font-weight"})
_KEPT = _SHAPE | _PAINT | _TEXT
_DEFAULTS = {
    ("opacity", "1"),
    ("text-anchor", "start"),
    ("transform", "translate(0,0)"),
    ("y2", "0"),
    ("x2", "0"),
}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def draw(specification: dict[str, Any], css_class: str) -> str:
    """Return the SVG element; what it shows is told beside it, so it is hidden from screen readers."""
    return _draw(json.dumps(specification, sort_keys=True), css_class)


@functools.cache
def _draw(specification: str, css_class: str) -> str:
    # Only a page with a chart needs the library, which takes a while to load.
    import vl_convert  # noqa: PLC0415

    drawn = etree.fromstring(vl_convert.vegalite_to_svg(specification, vl_version="6.4"))  # noqa: S314 - our own
    svg = etree.Element("svg", {"class": css_class, "aria-hidden": "true", "focusable": "false"})
    svg.attrib |= {name: drawn.attrib[name] for name in ("width", "height", "viewBox")}
    for child in drawn:
        _copy(child, svg)
    return etree.tostring(svg, encoding="unicode")


def _copy(element: etree.Element, parent: etree.Element) -> None:
    """Copy what is seen: Vega also writes empty paths, groups without effect, and roles."""
    tag = element.tag.removeprefix(_SVG)
    if tag == "path" and element.get("class") in {"background", "foreground"}:
        return
    attributes = {
        name: _LONG_NUMBER.sub(lambda match: f"{float(match[0]):g}", value)
        for name, value in element.attrib.items()
        if name in _KEPT and (name, value) not in _DEFAULTS
    }
    if tag == "g":
        attributes.pop("fill", None)
        holder = etree.SubElement(parent, "g", attributes) if attributes else parent
        for child in element:
            _copy(child, holder)
        return
    etree.SubElement(parent, tag, attributes).text = element.text
