"""Each format is read back by independent programs, over whole bibliographies, as the records that it holds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from pybtex.database import parse_string

from footcite.bibliography import load_bibliography, parse_bibliography
from footcite.csl.item import csl_item
from footcite.exports.fields import public_entry
from footcite.exports.files import export_files
from footcite.model import Entry

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "references.bib", *sorted((ROOT / "tests/data/corpus").glob("*.bib"))]
READER = Path(__file__).with_name("read.js")
NOT_EXPORTED = {"abstract", "annote", "keyword", "other-ids"}

Item = dict[str, Any]

needs_npm = pytest.mark.skipif(
    shutil.which("npm") is None and os.environ.get("CI") != "true",
    reason="citation-js needs Node with npm; CI has it",
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def source(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def entries(source: Path) -> list[Entry]:
    return [public_entry(entry) for entry in load_bibliography([str(source)])[0].works]


@pytest.fixture
def exported(entries: list[Entry], tmp_path: Path) -> dict[str, Path]:
    """The whole bibliography in one file of each format, by the ending of its name."""
    for path, content in export_files({"all": entries}, "en"):
        (tmp_path / path).write_bytes(content)
    return {ending: tmp_path / f"all.{ending}" for ending in ("bib", "ris", "json")}


def with_pandoc(path: Path, form: str) -> dict[str, Item]:
    items = json.loads(pypandoc.convert_file(str(path), "csljson", format=form))
    return {str(item["id"]): item for item in items}


def with_citation_js(path: Path) -> dict[str, Item]:
    done = subprocess.run(["node", str(READER), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {str(item["id"]): item for item in json.loads(done.stdout)[str(path)]}


def test_bibtex_is_the_same_to_footcite(entries: list[Entry], exported: dict[str, Path]) -> None:
    read, issues = parse_bibliography(exported["bib"].read_text("utf-8"), "all.bib")
    assert [issue for issue in issues if issue.code.name == "BIB_SYNTAX"] == []
    assert [(e.key, e.type, e.fields, e.names) for e in read] == [
        (e.key, e.type, e.fields, e.names) for e in entries
    ]


def test_bibtex_is_the_same_to_pybtex(entries: list[Entry], exported: dict[str, Path]) -> None:
    read = parse_string(exported["bib"].read_text("utf-8"), "bibtex").entries
    assert list(read) == [entry.key for entry in entries]
    for entry in entries:
        record = read[entry.key]
        fields = {name: value for name, value in record.fields.items() if name not in entry.names}
        assert (record.type, fields) == (entry.type, entry.fields), entry.key
        for role in ("author", "editor"):
            families = [" ".join(person.last_names) for person in record.persons.get(role, ())]
            assert len(families) == len(entry.names.get(role, ())), entry.key


# pandoc takes `year` with a month for it, and what it does with types that footcite brings into one vocabulary,
# and with authors inherited by a part of a book, differs from what footcite does when it loads the source.
IN_ANOTHER_VOCABULARY = {"bibtex-chapter", "conference", "report", "volume-of-whole"}


def test_bibtex_is_to_pandoc_what_the_source_is(source: Path, exported: dict[str, Path]) -> None:
    before, after = with_pandoc(source, "biblatex"), with_pandoc(exported["bib"], "biblatex")
    assert after.keys() == before.keys()
    for key in before.keys() - IN_ANOTHER_VOCABULARY:
        kept = {name: value for name, value in before[key].items() if name not in NOT_EXPORTED}
        assert after[key] == kept


def quotes(text: str) -> str:
    """Return the text without markup and in one kind of quotation marks and spaces."""
    plain = re.sub(r"</?(?:i|b|sup|sub|span)\b[^<>]*>", "", text)
    return re.sub(r"[“”„‟\"]|[‘’]|\s", lambda m: " " if m[0].isspace() else "'", plain)


def alike(value: Any) -> Any:
    if isinstance(value, str):
        return quotes(value)
    if isinstance(value, list):
        return [alike(part) for part in value]
    return {name: alike(part) for name, part in value.items()} if isinstance(value, dict) else value


def test_csl_json_is_the_same_to_pandoc(exported: dict[str, Path]) -> None:
    """But for what pandoc does not write: seasons, and compilers."""
    records = json.loads(exported["json"].read_text("utf-8"))
    read = with_pandoc(exported["json"], "csljson")
    for record in records:
        found = read[record["id"]] | {"compiler": record.get("compiler")}
        record.get("issued", {}).pop("season", None)
        assert alike(found) == alike(record | {"compiler": record.get("compiler")})


@needs_npm
def test_csl_json_is_the_same_to_citation_js(exported: dict[str, Path]) -> None:
    """But for books that have a version, which it takes for software."""
    records = json.loads(exported["json"].read_text("utf-8"))
    for record in records:
        if record["type"] == "book" and "version" in record:
            record["type"] = "software"
    assert list(with_citation_js(exported["json"]).values()) == records


def names(item: Item, role: str) -> list[str]:
    """Return each name as one text, for formats tell a corporate name from a family name in their own ways."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    found = [" ".join(name[part] for part in parts if name.get(part)) for name in item.get(role, ())]
    return [quotes(name).replace(". ", ".") for name in found if name != "others"]


def facts(item: Item) -> dict[str, Any]:
    """Return what RIS can say of every type of work."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return {
        "title": quotes(item.get("title", "")).casefold(),
        "author": names(item, "author"),
        "year": int(parts[0]) if parts else None,
        "volume": item.get("volume") or None,
        "DOI": item.get("DOI") or None,
        "URL": item.get("URL") or None,
        "language": item.get("language") or None,
    }


def expected(entry: Entry) -> dict[str, Any]:
    """Return the facts of an entry; the author of a film is its director in RIS."""
    item = csl_item(entry, entry.key, english=False)
    is_film = item["type"] == "motion_picture" and "director" in item
    return facts(item | {"author": item["director"]} if is_film else item)


def differences(entries: list[Entry], read: dict[str, Item], *known: str) -> list[tuple[str, str, Any, Any]]:
    """Return the facts that differ, each with its key, but for those that are known: a key, or a fact."""
    assert list(read) == [entry.key for entry in entries if entry.key in read]
    assert {entry.key for entry in entries} - read.keys() <= {*known}
    return [
        (entry.key, fact, facts(read[entry.key])[fact], value)
        for entry in entries
        if entry.key in read and entry.key not in known
        for fact, value in expected(entry).items()
        if facts(read[entry.key])[fact] != value and fact not in known
    ]


@needs_npm
def test_ris_is_the_same_to_citation_js(entries: list[Entry], exported: dict[str, Path]) -> None:
    assert differences(entries, with_citation_js(exported["ris"])) == []


def test_ris_is_the_same_to_pandoc(entries: list[Entry], exported: dict[str, Path]) -> None:
    """But for "Jr.", which pandoc puts before the given name."""
    assert differences(entries, with_pandoc(exported["ris"], "ris"), "junior") == []


@needs_npm
def test_bibtex_is_the_same_to_citation_js(entries: list[Entry], exported: dict[str, Path]) -> None:
    """But for what it takes in another way than biber.

    It keeps babel's names of languages, takes `@commentary` for a comment, the name of a periodical for the
    title of its issue, the title of a volume for that of the whole, and knows neither parts of a volume, nor
    addresses of eprints, nor years before Christ, nor maths, nor directors.
    """
    periodicals = ("journal", "special-issue-whole", "issue-whole")
    others = ("commentary", "part-of-volume", "volume-of-whole", "preprint", "early", "tex", "film")
    found = differences(entries, with_citation_js(exported["bib"]), "language", *periodicals, *others)
    assert found == []
