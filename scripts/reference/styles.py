"""The same citations and works in each style."""

from __future__ import annotations

from footcite.styles import BUILT_IN, find_style
from footcite.styles.interface import Placement

# A marker follows the full stop, a citation in the text stands before it.
_SENTENCES = {
    Placement.NOTE: "A work.{0}\nPlaces in it.{1}\n{2}\nThe year alone.{3}\nTwo of one year.{4}\n",
    Placement.TEXT: "A work {0}.\nPlaces in it {1}.\n{2}\nThe year alone {3}.\nTwo of one year {4}.\n",
}
_CITATIONS = (
    "[@nadler2016]",
    "[@nadler2016, chap. 2; see also @orr2019harbours, pp. 203-205]",
    "As @osei2021 argue, and as @osei2021 [p. 47] show.",
    "[-@lind2018tides]",
    "[@lind2018tides; @lind2018wind]",
)


def styles() -> str:
    """Return a section for each style with an example of each form of citation."""
    return "\n\n".join(f"## {name}\n\n{_example(name)}" for name in sorted(BUILT_IN))


def _example(name: str) -> str:
    text = _SENTENCES[find_style(name).placement].format(*_CITATIONS)
    return f"```markdown example style={name}\n{text}\n[REFERENCES]\n```"
