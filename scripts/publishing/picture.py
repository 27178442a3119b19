"""The picture that other sites show beside a link to this one: https://ogp.me."""

from __future__ import annotations

from pathlib import Path

import typst

_SOURCE = Path(__file__).with_name("picture.typ")


def make_picture(target: Path) -> None:
    """Write the PNG, set with the fonts that Typst brings, so that it is the same on every machine."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    typst.Compiler(_SOURCE, font_paths=fonts).compile(output=target, format="png", ppi=72)
