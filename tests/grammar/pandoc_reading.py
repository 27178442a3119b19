"""Reads citations with pandoc: its JSON for works, modes and prefixes, its citeproc for the locators."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

from grammar.reading import Item, Reading, label_name, number, plain

Node = dict[str, Any]

STYLE = Path(__file__).parent / "locators.csl"
MODES = {
    "NormalCitation": "normal",
    "SuppressAuthor": "suppress-author",
    "AuthorInText": "author-in-text",
}
# What the style prints: label and locator between ⟦ and ⟧.
_PRINTED = re.compile(r"⟦(?:(?P<label>[^|⟧]*)\|)?(?P<locator>[^⟧]*)⟧(?P<suffix>.*)", re.DOTALL)


def read_with_pandoc(texts: list[str], folder: Path) -> dict[str, Reading]:
    """Return what pandoc reads in each text; one process reads all of them.

    A second process lets citeproc split the suffixes, each in a citation of its own: within one
    document, citations in the suffix of another would shift what is printed
    (https://github.com/jgm/pandoc/issues/9080).
    """
    document = "\n\n".join(f"::: {{#input-{number}}}\n\n{text}\n\n:::" for number, text in enumerate(texts))
    parsed = json.loads(_pandoc(document, "-f", "markdown"))
    blocks = [block for block in parsed["blocks"] if block["c"][0][0].startswith("input-")]
    cites = {text: list(_cites(block)) for text, block in zip(texts, blocks, strict=True)}
    citations = [citation for row in cites.values() for cite in row for citation in cite["c"][0]]
    split = iter(_split_suffixes(citations, parsed, folder))
    return {
        text: [[_item(citation, next(split)) for citation in cite["c"][0]] for cite in row]
        for text, row in cites.items()
    }


def _split_suffixes(citations: list[Node], parsed: Node, folder: Path) -> Iterator[re.Match[str]]:
    """Yield what the style prints of each citation: label, locator and suffix."""
    bibliography = folder / "bibliography.json"
    keys = sorted({citation["citationId"] for citation in citations})
    bibliography.write_text(json.dumps([{"id": key, "type": "book"} for key in keys]), encoding="utf-8")
    alone = [{**c, "citationMode": {"t": "NormalCitation"}, "citationPrefix": []} for c in citations]
    paragraphs = [
        {"t": "Para", "c": [{"t": "Cite", "c": [[_without_cites(citation)], []]}]} for citation in alone
    ]
    document = json.dumps({**parsed, "blocks": paragraphs})
    options = ["--csl", str(STYLE), "--bibliography", str(bibliography), "-M", "suppress-bibliography=true"]
    printed = json.loads(_pandoc(document, "-f", "json", "--citeproc", *options))
    for block in printed["blocks"]:
        match = _PRINTED.search(_text(block["c"][0]["c"][1]))
        assert match, block
        yield match


def _pandoc(text: str, *options: str) -> str:
    command = [pypandoc.get_pandoc_path(), "-t", "json", *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _without_cites(node: Any) -> Any:
    """Return the node with a sign in place of each citation within its suffix."""
    if isinstance(node, list):
        return [_without_cites(child) for child in node]
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            return {"t": "Str", "c": "@"}
        return {name: _without_cites(child) for name, child in node.items()}
    return node


def _item(citation: Node, printed: re.Match[str]) -> Item:
    label = label_name(printed["label"] or "page")
    locators = f"{label} {number(printed['locator'])}" if printed["locator"] else ""
    prefix, suffix = (plain(_text(citation[name])) for name in ("citationPrefix", "citationSuffix"))
    mode = MODES[citation["citationMode"]["t"]]
    # Citeproc adds and drops spaces and commas; the suffix as read is there where it split nothing off.
    if locators or suffix.lstrip(", ").startswith("{}"):
        suffix = plain(printed["suffix"])
    return Item(citation["citationId"], mode, prefix, locators, suffix)


def _cites(node: object) -> Iterator[Node]:
    """Yield the citations within the node, each before those in its prefixes and suffixes."""
    if isinstance(node, list):
        for child in node:
            yield from _cites(child)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
            for citation in node["c"][0]:
                yield from _cites([citation["citationPrefix"], citation["citationSuffix"]])
        else:
            yield from _cites(list(node.values()))


def _text(inlines: list[Node]) -> str:
    return "".join(map(_inline_text, inlines))


def _inline_text(inline: Node) -> str:
    content: Any = inline.get("c")
    match inline["t"]:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Quoted":
            mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
            return f"{mark}{_text(content[1])}{mark}"
        case "Code":
            return str(content[1])
        case "Math":
            return f"${content[1]}$"
        case "Cite":
            return "@"
        case "Link" | "Image" | "Span":
            return _text(content[1])
        case "Note" | "RawInline":
            return ""
    return _text(content)
