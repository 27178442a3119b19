"""Measures what footcite, MkDocs and lychee find in the corpus: `make detection` writes it into the documentation.

The corpus is built once, by `mkdocs build --strict` with every validation of links as a warning.
"""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit

from corpus.site import CARET, CASES, Case, Place, build_corpus, check_corpus, load_case

FOUND, NO_PLACE, MISSED, OUTSIDE = "found", "found without place", "not found", "–"
VALIDATION = """\
validation:
  nav: { not_found: warn, absolute_links: warn }
  links: { not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn }
"""
_LINK_CODES = frozenset({"LINK-NO-FILE", "LINK-NO-ANCHOR", "LINK-CASE", "LINK-OUTSIDE", "LINK-ABSOLUTE"})
_FORM_CODES = frozenset({"LINK-EMPTY", "LINK-MALFORMED", "LINK-SCHEME"})
# What MkDocs says of a link that it validates; it names the file, and no line.
_WARNING = re.compile(
    r"^WARNING -\s+Doc file '(?P<page>[^']+)' contains an?(?: \w+)* link '(?P<link>.*?)'(?:,|\.$| )"
    r"|^WARNING -\s+A reference to '(?P<nav>[^']+)' is included in the 'nav'",
    re.MULTILINE,
)
# The text before an address that stands in a tag, in an attribute list or in CSS.
_IN_HTML = re.compile(
    r"<[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*[\"']?[^<>\"']*\Z|\{[^{}]*\Z|url\([\"']?\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a tool reports: a file, a link in it, and the line and column if it names them."""

    path: str
    link: str
    line: int | None = None
    code: str = ""
    column: int | None = None


def main() -> None:
    """Print the table as CSV."""
    with tempfile.TemporaryDirectory() as name:
        print(measure(Path(name).resolve()), end="")


def measure(folder: Path) -> str:
    """Return the table as CSV: a row for each fault, and one for each twin that a tool reports."""
    assert shutil.which("lychee"), "lychee is not on the PATH: it is in the group `bench` of dependencies"
    cases = [load_case(path) for path in CASES]
    with contextlib.chdir(folder):
        built = build_corpus(folder, cases, "--strict", config=VALIDATION)
        assert built.site.joinpath("sitemap.xml").exists(), built.log
        places = {case.name: case.place(folder) for case in cases}
        found = {
            "footcite": list(_footcite()),
            "MkDocs": list(_mkdocs(built.log)),
            "lychee": list(_lychee(folder)),
        }
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["page", "fault", "about", "footcite", f"MkDocs {version('mkdocs')}", _lychee_version()])
    writer.writerows(_rows(cases, places, found))
    return table.getvalue()


def _footcite() -> Iterator[Report]:
    for issue in check_corpus():
        yield Report(issue.place.path, issue.message, issue.place.line, str(issue.code), issue.place.column)


def _mkdocs(log: str) -> Iterator[Report]:
    for match in _WARNING.finditer(log):
        yield Report("mkdocs.yml" if match["nav"] else f"docs/{match['page']}", match["nav"] or match["link"])


def _lychee(folder: Path) -> Iterator[Report]:
    """Run lychee on a copy of the site at its base path; addresses of the site itself lead there."""
    root = folder / "www"
    shutil.copytree(folder / "site", root / "base")
    command = ["lychee", "--offline", "--include-fragments", "--format", "json", "--no-progress"]
    command += ["--root-dir", str(root), "--index-files", "index.html"]
    command += ["--remap", f"https://corpus.example/base/ file://{root}/base/", str(root / "base")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 2}, done.stderr
    for page, errors in json.loads(done.stdout)["error_map"].items():
        for error in errors:
            path = Path(page).relative_to(root / "base").as_posix()
            yield Report(f"site/{path}", error["url"], (error.get("span") or {}).get("line"))


def _lychee_version() -> str:
    return subprocess.run(["lychee", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _rows(cases: list[Case], places: dict[str, Place], found: dict[str, list[Report]]) -> Iterator[list[str]]:
    for case in cases:
        verdicts = [_verdict(tool, case, places[case.name], found[tool]) for tool in found]
        yield ["fault", case.name, case.about, *verdicts]
    # A fault of the whole site is no false alarm on a twin.
    everywhere = [_key(case) for case in cases if case.path == "mkdocs.yml" and case.config]
    for case in cases:
        alarms = [_alarms(case, reports, tool, everywhere) for tool, reports in found.items()]
        if any(alarms):
            yield ["twin", case.name, case.about, *("false alarm" if one else "right" for one in alarms)]


def _alarms(case: Case, reports: list[Report], tool: str, everywhere: list[str]) -> list[Report]:
    if case.code == "SILENCE-UNUSED" and tool != "footcite":
        return []  # The twin has a fault that only footcite is told to pass over.
    return [
        report
        for report in reports
        if f"/{case.name}-twin" in f"/{report.path}"
        and not any(key in _plain(report.link) for key in everywhere)
    ]


def _verdict(tool: str, case: Case, place: Place, reports: list[Report]) -> str:
    if tool == "footcite":
        return _verdict_of_footcite(case, place, reports)
    key = _key(case)
    own = [report for report in reports if _is_of(case, report.path) and key and key in _plain(report.link)]
    if any(report.line == place.line and _is_source(place.path, report.path) for report in own):
        return FOUND
    if own:
        return NO_PLACE
    return MISSED if _is_purpose(tool, case) else OUTSIDE


def _verdict_of_footcite(case: Case, place: Place, reports: list[Report]) -> str:
    own = [report for report in reports if report.path == place.path and report.line in place.lines]
    own += [report for report in reports if report not in own and _is_of(case, report.path, config=False)]
    own = [report for report in own if report.code == case.code]
    if [(r.path, r.line, r.column) for r in own] == [(place.path, place.line, place.column)]:
        return FOUND
    return NO_PLACE if own else MISSED


def _is_of(case: Case, path: str, *, config: bool = True) -> bool:
    """Return whether a file is one of the case's; a fault in the configuration is on every page."""
    if case.path == "mkdocs.yml":
        return config and (bool(case.config) or path == case.path)
    return re.search(rf"/{re.escape(case.name)}[./]", f"/{path}") is not None


def _is_source(source: str, path: str) -> bool:
    return path == source or (not source.endswith(".md") and path == f"site/{source.removeprefix('docs/')}")


def _is_purpose(tool: str, case: Case) -> bool:
    if tool == "lychee":
        elsewhere = re.match(r"(?:https?|mailto|tel):", _address(case)) and "corpus.example" not in _address(
            case
        )
        return case.code in _LINK_CODES | _FORM_CODES and not elsewhere
    before = case.marked[: case.marked.index(CARET)]
    in_navigation = case.path == "mkdocs.yml" and "nav:" in case.marked
    markdown = case.path.endswith(".md") and not case.marked.startswith("---\ntemplate:")
    markdown = markdown and "corpus.example" not in _address(case)
    return case.code in _LINK_CODES and (in_navigation or (markdown and not _IN_HTML.search(before)))


def _address(case: Case) -> str:
    """Return the address that stands at the caret, as far as it goes without a space.

    Slashes stand for backslashes, as in a URL parser.
    """
    match = re.match(r"(?:url = \{)?([^\s\"'<>)\]}]*)", case.marked.partition(CARET)[2])
    return html.unescape(match[1]).replace("\\", "/") if match else ""


def _plain(link: str) -> str:
    return unquote(link).replace("\\", "/")


def _key(case: Case) -> str:
    """Return the part of the address that is the same in the source and in the built page."""
    address = unquote(_address(case))
    if "://" in address and "corpus.example" not in address:
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.fragment:
        return "#" + parts.fragment.partition(":~:")[0]
    return re.sub(r"^(?:\.{0,2}/)+|/$", "", parts.path)


if __name__ == "__main__":
    main()
