"""Explains codes at length: `footcite explain` prints what `explanations.toml` says."""

from __future__ import annotations

import functools
import textwrap
import tomllib
from dataclasses import dataclass
from pathlib import Path

from footcite.issues import Code

_SILENCES = {
    "bib": "% footcite: ignore {}",
    "markdown": "<!-- footcite: ignore {} -->",
    "front matter": "# footcite: ignore {}",
    "configuration": "# footcite: ignore {}",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fault as it may stand in a file, and its mend; `place` says what kind of text both are."""

    place: str
    fault: str
    mend: str


def find_explanation(code: Code) -> Explanation:
    """Return the explanation of a code."""
    found = _load()[str(code)]
    return Explanation(found["in"], found["fault"].strip("\n"), found["mend"].strip("\n"))


def explain(code: Code) -> str:
    """Return what a code means, an example of the fault with its mend, and how it is silenced."""
    explanation = find_explanation(code)
    comment = _SILENCES.get(explanation.place, _SILENCES["markdown"]).format(code)
    return "\n".join(
        [
            f"{code} ({code.severity})",
            code.meaning,
            "",
            "Fault:",
            textwrap.indent(explanation.fault, "  "),
            "Mend:",
            textwrap.indent(explanation.mend, "  "),
            "Silence, on the line of the fault, or for a path in the plugin's option `silence`:",
            f"  {comment}",
            "",
        ]
    )


@functools.cache
def _load() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
