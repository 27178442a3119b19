"""The styles of a site of MkDocs, one for each of its languages."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from footcite.issues import Issue
from footcite.locales import check_language
from footcite.model import Bibliography, Place
from footcite.styles import DEFAULT_STYLE, find_style
from footcite.styles.interface import Style


class SiteStyles:
    """Finds the style of a page."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._extension = config.mdx_configs["footcite"]
        self._found: dict[str, Style] = {}
        self._close: Callable[[], None] = lambda: None
        # A CSL style adds to its issues while it formats.
        self._issues: list[Sequence[Issue]] = []

    @property
    def issues(self) -> list[Issue]:
        """Return the issues of the styles, of their options and of what they have formatted so far."""
        return [issue for found in self._issues for issue in found]

    def language(self, page: Page | None) -> str:
        """Return the language that the extension is told, or that static-i18n gives the file of the page.

        Without either it is that of the theme: Material calls it `language`, the others `locale`.
        """
        told, theme = self._extension.get("language"), self._config.theme
        return str(
            told or getattr(page and page.file, "locale", "") or theme.get("language") or theme.get("locale")
        )

    def find(self, page: Page | None) -> Style:
        """Return the style of a page, or of the whole site; raises `ValueError` for an unknown name."""
        language = self.language(page)
        if language not in self._found:
            style = find_style(self._extension.get("style", DEFAULT_STYLE), language)
            if self._extension.get("csl"):
                style = self._find_csl(language, style)
            else:
                self._issues.append(check_language(language, Place(config_text(self._config)[0])))
            self._found[language] = style
        return self._found[language]

    def prepare(self, files: Files, bibliography: Bibliography) -> None:
        """Have a CSL style format the pages before the build comes to them, unless it has done so before."""
        if not self._extension.get("csl"):
            return
        from footcite.csl.style import offer_pages  # noqa: PLC0415 - most sites have no CSL style

        paths = (
            (file.page, Path(file.abs_src_path)) for file in files.documentation_pages() if file.abs_src_path
        )
        # A page that is not UTF-8 is reported when it is read for itself.
        texts = ((self.find(page), path.read_text("utf-8-sig", "replace")) for page, path in paths)
        offer_pages(texts, bibliography)

    def close(self) -> None:
        """End what a CSL style has started."""
        self._close()

    def _find_csl(self, language: str, fallback: Style) -> Style:
        from footcite.csl.style import end_citeproc, find_csl_style  # noqa: PLC0415 - as above

        self._close = end_citeproc
        named, bibliography = self._extension["csl"], self._extension["bibliography"]
        style, issues = find_csl_style(named, bibliography, language, fallback)
        self._issues.append(issues)
        return style


def config_text(config: MkDocsConfig) -> tuple[str, str]:
    """Return the configuration's path, as the user knows it, and its text."""
    path = config.config_file_path
    return os.path.relpath(path), Path(path).read_text(encoding="utf-8")
