"""The same citations and works in each style."""

from __future__ import annotations

from footcite.styles import STYLES

_SOURCE = """\
One work.[@nadler2016]
Places in it.[@nadler2016, chap. 2; see also @orr2019harbours, pp. 203-205]
As @osei2021 argue, and as @osei2021 [p. 7] show.
The year alone.[-@lind2018tides]
Two works of one year.[@lind2018tides; @lind2018wind]

[REFERENCES]
"""


def styles() -> str:
    """Return a section for each style with an example of each form of citation."""
    return "\n\n".join(
        f"## {name}\n\n```markdown example style={name}\n{_SOURCE}```" for name in sorted(STYLES)
    )
