"""Lists of things other than names, such as publishers (biblatex's manual, section 2.2.1)."""

from __future__ import annotations

import re


def split_list(tex: str) -> list[str]:
    """Return the members of a list, which `and` joins; one within braces is a part of a name."""
    members, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|\sand\s", tex):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            members.append(tex[start : match.start()])
            start = match.end()
    return [*members, tex[start:]]
