"""Examines how footcite is set up in a site's configuration: what is missing, misspelt or in the way.

The configuration is read and never run; its text says where each finding stands.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footcite.bibliography import bibliography_paths, load_bibliography
from footcite.checker.configuration import load_settings, options_of
from footcite.extension import FootciteExtension
from footcite.issues import Code, Issue, did_you_mean
from footcite.locales import check_language
from footcite.locate import position
from footcite.model import Place, shown_path

_EXTENSION = "footcite"
_PLUGIN_OPTIONS = (
    *("check", "cite_date", "cite_exclude", "cite_page", "cite_pdf", "front_matter", "link_status"),
    *("picture", "previews", "severity", "silence"),
)
_PACKAGES = ("footcite", "markdown", "pybtex", "mkdocs", "properdocs", "zensical")
# What Python-Markdown's own footnotes write into ids, which footcite sets itself.
_CLASHING_FOOTNOTES = ("SEPARATOR", "UNIQUE_IDS", "USE_DEFINITION_ORDER")


@dataclass(frozen=True, slots=True)
class _Setup:
    """A configuration, and what footcite finds of itself in it."""

    path: str
    text: str
    data: dict[str, Any]

    @property
    def extension(self) -> dict[str, Any] | None:
        return options_of(self.data.get("markdown_extensions"), _EXTENSION)

    @property
    def plugin(self) -> dict[str, Any] | None:
        return options_of(self.data.get("plugins"), _EXTENSION)

    def place(self, pattern: str, after: str = "") -> Place:
        """Return where a pattern stands in the text, if it can, behind another one."""
        start = re.search(after, self.text, re.MULTILINE) if after else None
        found = re.compile(pattern, re.MULTILINE).search(self.text, start.end() if start else 0)
        return Place(self.path, *position(self.text, found.start("at"))) if found else Place(self.path)

    def issue(self, code: Code, message: str, place: Place | None = None, hint: str = "") -> Issue:
        return Issue(code, message, place or Place(self.path, 1, 1), hint)


def examine(config_path: str) -> list[Issue]:
    """Return what is wrong in the set-up, and one piece of information that says what was found.

    Raises `ValueError`, with a message for people, if the configuration cannot be read.
    """
    text, data = load_settings(config_path)
    setup = _Setup(shown_path(config_path), text, data)
    return [
        *_check_listing(setup),
        *_check_options(setup),
        *_check_bibliography(setup),
        *_check_footnotes(setup),
        *_check_watch(setup),
        *_check_language(setup),
        *_check_extras(setup),
        setup.issue(Code.CONFIG_FOUND, _summary(setup)),
    ]


def _hosts(setup: _Setup) -> tuple[str, ...]:
    """Return the site generators that the file is for, by its name; Zensical reads `mkdocs.yml`, too."""
    name = Path(setup.path).name
    if name.endswith(".toml"):
        return ("Zensical",)
    if name.startswith("properdocs"):
        return ("ProperDocs",)
    return ("MkDocs",) if setup.plugin is not None else ("MkDocs", "Zensical")


def _summary(setup: _Setup) -> str:
    installed = [package for package in _PACKAGES if importlib.util.find_spec(package)]
    versions = [f"{package} {importlib.metadata.version(package)}" for package in installed]
    parts = [name for name in ("extension", "plugin") if getattr(setup, name) is not None]
    listed = (
        f"the {' and the '.join(parts)} {'are' if len(parts) > 1 else 'is'} listed" if parts else "not listed"
    )
    return f"for {' or '.join(_hosts(setup))}: {listed}; installed are {', '.join(versions)}"


def _check_listing(setup: _Setup) -> Iterator[Issue]:
    if options_of(setup.data.get("plugins"), "bibtex") is not None:
        place = setup.place(r"(?P<at>\bbibtex\b)", r"\bplugins\b")
        message = "the plugin `bibtex` (mkdocs-bibtex) takes the citations before footcite sees them"
        yield setup.issue(Code.CONFIG_CONFLICT, message, place, "remove it, or run `footcite migrate`")
    if setup.extension is not None:
        return
    if setup.plugin is None:
        hint = "add `footcite` to `markdown_extensions`"
        yield setup.issue(
            Code.CONFIG_NOT_LISTED, "footcite is listed neither as extension nor as plugin", hint=hint
        )
    elif "Zensical" in _hosts(setup):
        place = setup.place(r"(?P<at>\bfootcite\b)", r"\bplugins\b")
        message = "Zensical ignores the plugin `footcite`, and the extension is not listed"
        yield setup.issue(Code.CONFIG_NOT_LISTED, message, place, "add `footcite` to `markdown_extensions`")


def _check_options(setup: _Setup) -> Iterator[Issue]:
    known = {
        "markdown_extensions": sorted(FootciteExtension().config.keys() - {"host"}),
        "plugins": sorted(_PLUGIN_OPTIONS),
    }
    for section, names in known.items():
        other = next(names for name, names in known.items() if name != section)
        for option in options_of(setup.data.get(section), _EXTENSION) or {}:
            if option in names:
                continue
            hint = did_you_mean(option, names) or f"known are {', '.join(names)}"
            if option in other:
                hint = f"it is an option of the {'plugin' if section != 'plugins' else 'extension'}"
            place = setup.place(rf"(?P<at>(?<![\w-]){re.escape(option)})[\"']?\s*[:=]", rf"\b{section}\b")
            yield setup.issue(
                Code.CONFIG_UNKNOWN_OPTION, f"unknown option `{option}` of footcite", place, hint
            )


def _check_bibliography(setup: _Setup) -> Iterator[Issue]:
    """Yield what is wrong in the files that are named; a build would say the same later."""
    if setup.extension is None and setup.plugin is None:
        return
    yield from load_bibliography([str(Path(setup.path).parent / name) for name in _bibliography(setup)])[1]


def _bibliography(setup: _Setup) -> list[str]:
    return bibliography_paths((setup.extension or {}).get("bibliography", "references.bib"))


def _check_footnotes(setup: _Setup) -> Iterator[Issue]:
    for option in options_of(setup.data.get("markdown_extensions"), "footnotes") or {}:
        if option in _CLASHING_FOOTNOTES:
            place = setup.place(rf"(?P<at>\b{option}\b)", r"\bfootnotes\b")
            message = (
                f"the option `{option}` of `footnotes` has no effect: footcite numbers and names the notes"
            )
            yield setup.issue(Code.CONFIG_CONFLICT, message, place, "remove it")


def _check_watch(setup: _Setup) -> Iterator[Issue]:
    """Yield what Zensical must be told to watch, for it renders a page anew only if it sees a change."""
    if "Zensical" not in _hosts(setup) or (setup.extension is None and setup.plugin is None):
        return
    watched = setup.data.get("watch") or []
    docs = str(setup.data.get("docs_dir") or "docs")
    needed = [*_bibliography(setup), docs]
    missing = [path for path in needed if not any(Path(path).is_relative_to(item) for item in watched)]
    if missing:
        place = setup.place(r"^(?P<at>watch)\b") if "watch" in setup.data else None
        named = " and ".join(f"`{path}`" for path in missing)
        hint = f"add them to `watch`: {', '.join(missing)}"
        message = f"Zensical does not take up a change of {named} while it serves or without `--clean`"
        yield setup.issue(Code.CONFIG_NOT_WATCHED, message, place, hint)


def _check_language(setup: _Setup) -> list[Issue]:
    """Return whether the styles know the language of the site; a CSL style has terms of its own."""
    extension = setup.extension or {}
    theme = setup.data.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    tag = extension.get("language") or theme.get("language") or theme.get("locale") or "en"
    place = setup.place(r"(?P<at>\b(?:language|locale)\b)")
    return [] if extension.get("csl") else check_language(str(tag), place)


def _check_extras(setup: _Setup) -> Iterator[Issue]:
    extension, plugin = setup.extension or {}, setup.plugin or {}
    needs = [
        ("csl", extension, "pypandoc", "csl"),
        ("front_matter", plugin, "jsonschema", "mkdocs"),
    ]
    for option, options, module, extra in needs:
        if options.get(option) and importlib.util.find_spec(module) is None:
            place = setup.place(rf"(?P<at>\b{option}\b)", _EXTENSION)
            message = f"the option `{option}` needs `{module}`, which is not installed"
            yield setup.issue(Code.CONFIG_MISSING_PACKAGE, message, place, f"install `footcite[{extra}]`")
