"""Turns the text of a page, where footcite would read it in another way than mkdocs-bibtex."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from footcite.citation import AT_KEY, item_key
from footcite.issues import Code, Issue
from footcite.locate import mask_literals, position
from footcite.migrate.options import Settings
from footcite.migrate.yaml_text import Edit, apply_edits
from footcite.model import Place

_BARE = re.compile(rf"(?<![\w\\/@]){AT_KEY}")
_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")


def migrate_page(text: str, path: str, settings: Settings, keys: Collection[str]) -> tuple[str, list[Issue]]:
    """Return the text of a page for footcite, and what is left or will look different.

    `keys` are those of the bibliography. Code, comments and front matter stay as they are.
    """
    masked = mask_literals(text)
    issues: list[Issue] = []
    edits = [*_key_edits(masked, keys), *_label_edits(masked, settings, keys)]
    edits += _inline(masked, settings, keys, path, issues)
    edits += _command_edits(masked, settings, path, issues)
    return apply_edits(text, edits), issues


def _command_edits(masked: str, settings: Settings, path: str, issues: list[Issue]) -> list[Edit]:
    r"""Return the edits of the commands for lists; only `\full_bibliography` lists what nothing cites."""
    markers = {settings.bib_command: "[REFERENCES]", settings.full_bib_command: "\\full_bibliography"}
    markers |= {
        default: default for default in ("\\bibliography", "\\full_bibliography") if default in markers
    }
    names = "|".join(re.escape(name) for name in sorted(markers, key=len, reverse=True))
    edits: list[Edit] = []
    for match in re.finditer(rf"(?:{names})(?!\w)", masked):
        start, end = masked.rfind("\n", 0, match.start()) + 1, masked.find("\n", match.end())
        end = len(masked) if end < 0 else end
        if masked[start:end].strip() != match[0]:
            place = Place(path, *position(masked, match.start()))
            hint = "give it a paragraph of its own"
            issues.append(Issue(Code.MIGRATE_LEFT, f"`{match[0]}` stands among other text", place, hint))
            continue
        before = "\n" if _has_text(masked[masked.rfind("\n", 0, max(start - 1, 0)) + 1 : start]) else ""
        after = "\n" if _has_text(masked[end + 1 :].partition("\n")[0]) else ""
        edits += [Edit(start, start, before)] if before else []
        edits += (
            [Edit(match.start(), match.end(), markers[match[0]])] if markers[match[0]] != match[0] else []
        )
        edits += [Edit(end, end, after)] if after else []
    return edits


def _has_text(line: str) -> bool:
    return bool(line.strip())


def _key_edits(masked: str, keys: Collection[str]) -> Iterator[Edit]:
    """Yield the keys in the letter case of their entries: mkdocs-bibtex takes any case."""
    by_folded = {key.casefold(): key for key in keys}
    for match in _BARE.finditer(masked):
        key = item_key(match)
        right = by_folded.get(key.casefold())
        if right and key not in keys:
            group = "key" if match["key"] else "braced"
            yield Edit(match.start(group), match.end(group), right if match["key"] else f"{{{right}}}")


def _label_edits(masked: str, settings: Settings, keys: Collection[str]) -> Iterator[Edit]:
    """Yield the keys in the place of footnote labels that an own format made of them."""
    before, braces, after = settings.footnote_format.partition("{key}")
    if not braces or not before + after:
        return
    for match in re.finditer(rf"\[\^{re.escape(before)}(?P<key>[\w-]+){re.escape(after)}\](?!:)", masked):
        if match["key"] in keys:
            yield Edit(match.start(), match.end(), f"[^{match['key']}]")


def _inline(
    masked: str, settings: Settings, keys: Collection[str], path: str, issues: list[Issue]
) -> Iterator[Edit]:
    """Yield escapes where mkdocs-bibtex was told to leave `@key` alone, else note what it becomes."""
    known = {key.casefold() for key in keys}
    outside = _BRACKETS.sub(lambda match: " " * len(match[0]), masked)
    found = [match for match in _BARE.finditer(outside) if item_key(match).casefold() in known]
    if settings.inline:
        message = "`@key` in the text now names the author and has a note; it was the whole reference"
        places = (Place(path, *position(masked, match.start())) for match in found[:1])
        issues.extend(Issue(Code.MIGRATE_DIFFERS, message, place) for place in places)
        return
    yield from (Edit(match.start(), match.start(), "\\") for match in found)
