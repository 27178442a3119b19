"""The text of a built page, without what only a screen can use."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

_ARTICLE = re.compile(r"<article [^>]*>(.*?)</article>", re.DOTALL)
_SCREEN_ONLY = re.compile(
    r'<a [^>]*class="(?:md-content__button|headerlink|footnote-backref|editor-mark)[^>]*>.*?</a>'
    r'|<p class="(?:next|ways-in|as-of|footcite-exports|glossary-where|cited-in)[^>]*>.*?</p>'
    r"|<(details|aside|template|form|button)[ >].*?</\1>"
    r'|<h2 class="cards-below".*?</ul>(?=\s*<h2)'
    r'|<span class="cited-work"[^>]*></span>'
    r'|<svg class="chart-narrow".*?</svg>',
    re.DOTALL,
)
# What pandoc has no word for, in words that it has.
_PLAINER = (
    (re.compile(r"<(/?)cite[^>]*>"), r"<\1em>"),
    (re.compile(r"<(/?)fig(?:ure|caption)\b"), r"<\1div"),
    (
        re.compile(r'<p class="(?:admonition|chart)-title"[^>]*>(.*?)</p>', re.DOTALL),
        r"<p><strong>\1</strong></p>",
    ),
)
_DRAWING = re.compile(r'<svg class="chart-wide"(.*?)</svg>', re.DOTALL)
_DESCRIPTION = re.compile(r'<p id="[^"]*-description">(.*?)</p>', re.DOTALL)
# The colours of docs/stylesheets/data.css, on white.
_COLOURS = {
    "var(--chart-ink)": "#212121",
    "var(--chart-rule)": "#c8c8c8",
    "var(--chart-paper)": "#1d4e89",
    "var(--chart-check-fill)": "#f1e3e1",
    "var(--chart-check)": "#9c2f1f",
}


def article(html: str, charts: Path) -> str:
    """Return the article of a page; its charts are written into their folder and are images in it."""
    found = _ARTICLE.search(html)
    assert found
    text = _SCREEN_ONLY.sub("", _with_images(found[1], charts))
    for pattern, plainer in _PLAINER:
        text = pattern.sub(plainer, text)
    return text


def _with_images(text: str, charts: Path) -> str:
    descriptions = [unescape(re.sub(r"<[^>]+>", "", each)) for each in _DESCRIPTION.findall(text)]
    figures = text.split('<figure class="chart"')
    for number, description in enumerate(descriptions, start=1):
        drawings = list(_DRAWING.finditer(figures[number]))
        for part, drawing in enumerate(drawings):
            file = charts / f"{number}-{part}.svg"
            file.write_text(_standalone(drawing[1]), "utf-8")
            image = f'<p><img src="{charts.name}/{file.name}" alt="{escape(description)}"></p>'
            figures[number] = figures[number].replace(drawing[0], image, 1)
    return '<figure class="chart"'.join(figures)


def _standalone(drawing: str) -> str:
    for name, colour in _COLOURS.items():
        drawing = drawing.replace(name, colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg" font-family="Libertinus Serif"{drawing}</svg>'
