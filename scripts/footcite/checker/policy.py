"""Which issues count, and how much: severities and silences, by configuration or beside the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch

from footcite.issues import Code, Issue, Severity
from footcite.locate import mask_code
from footcite.model import Place

# `<!-- footcite: ignore LINK-NO-FILE -->`, or after the `%` or `#` of another language.
_COMMENT = re.compile(r"(?:<!--|%|#)\s*footcite:\s*ignore\s+(?P<codes>[A-Z][A-Z-]+(?:[ ,]+[A-Z][A-Z-]+)*)")


@dataclass(frozen=True, slots=True)
class Silence:
    """Issues of a code in files whose path matches are not reported."""

    code: Code
    path: str
    place: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Policy:
    """What a configuration says of issues."""

    severities: dict[Code, Severity] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()

    def silences_of(self, issue: Issue) -> list[Silence]:
        """Return the silences that match an issue."""
        return [s for s in self.silences if s.code is issue.code and fnmatch(issue.place.path, s.path)]


def apply_policy(issues: Iterable[Issue], policy: Policy, texts: dict[str, str]) -> Iterator[Issue]:
    """Yield the issues that are not silenced, and one for each silence that matched nothing.

    `texts` holds the source files by path, for comments that silence issues of their line.
    """
    comments = {(path, line): c for path, text in texts.items() for line, c in _comments(path, text)}
    used: set[Silence | tuple[str, int]] = set()
    for issue in issues:
        matching = policy.silences_of(issue)
        beside = (issue.place.path, issue.place.line or 0)
        if beside in comments and str(issue.code) in comments[beside][0]:
            used.add(beside)
        elif not matching:
            yield dataclasses.replace(issue, override=policy.severities.get(issue.code))
        used.update(matching)
    for silence in policy.silences:
        if silence not in used:
            message = f"the silence of {silence.code} in `{silence.path}` matches nothing"
            yield Issue(Code.SILENCE_UNUSED, message, silence.place, "remove it")
    for path, line in comments.keys() - used:
        codes, column = comments[path, line]
        message = f"the comment that silences {', '.join(codes)} matches nothing on its line"
        yield Issue(Code.SILENCE_UNUSED, message, Place(path, line, column), "remove it")


def _comments(path: str, text: str) -> Iterator[tuple[int, tuple[tuple[str, ...], int]]]:
    """Yield the lines that hold such a comment, with the codes that it names and its column."""
    if "footcite:" not in text:
        return
    lines = (mask_code(text) if path.endswith(".md") else text).split("\n")
    for number, line in enumerate(lines, start=1):
        match = _COMMENT.search(line)
        if match:
            yield number, (tuple(re.split(r"[ ,]+", match["codes"])), match.start() + 1)
