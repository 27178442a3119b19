"""A bibliography that was stored is the one that was read, and its files' content alone decides."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footcite.bibliography import load, load_bibliography, stored
from footcite.bibliography.entries import JoinedEntries, StoredEntries
from footcite.cache import cache_folder
from footcite.issues import Issue
from footcite.model import Bibliography, Entry, Place

BIB = r"""
@collection{ports, editor = {{\'E}mile Zo\"e}, title = {Ports, Жизнь — 港}, publisher = {P}, date = {2001}}
@incollection{pier, author = {de la Cruz, Ann and others}, title = {A {Pier}}, crossref = {ports}}
@book{quay, author = {Doe, Jane}, title = {Quays}, ids = {kai, muelle}, date = {2015-13}}
@xdata{house, publisher = {House}}
@set{both, entryset = {quay, pier}}
@artcle{slip, title = {One \oddity}, xdata = {house, none}}
@book{broken, title = {Never closed
@book{quay, title = {Twice}}
"""
CSL_JSON = '[{"id": "half", "type": "book", "title": "Half a pair \\ud83d", "issued": {"raw": "2015"}}]'


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    return "a.bib"


def load_as_anew(*paths: str) -> tuple[Bibliography, list[Issue]]:
    """Load as a program does that has just started."""
    load._load.clear()
    load._load_file.clear()
    return load_bibliography(paths)


def shown(bibliography: Bibliography) -> tuple[object, ...]:
    # With the places, by which entries are not compared.
    return (
        repr(list(bibliography.entries.items())),
        repr(list(bibliography.data_entries.items())),
        bibliography.first_keys,
        bibliography.files,
    )


def stored_file() -> Path:
    (path,) = (cache_folder() / "bibliography").iterdir()
    return path


def refuse(*_: object) -> None:
    raise AssertionError("a file was read anew")


def test_what_was_stored_is_what_was_read(bib: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("b.json").write_text(CSL_JSON, encoding="utf-8")
    first, issues = load_as_anew(bib, "b.json")
    assert {"ports", "pier", "quay", "kai", "muelle", "slip", "half"} <= first.entries.keys()
    assert first.data_entries.keys() == {"house", "both"}
    assert len({issue.code for issue in issues}) > 4
    monkeypatch.setattr(load, "_reader", refuse)
    second, again = load_as_anew(bib, "b.json")
    assert second is not first
    assert shown(second) == shown(first)
    assert again == issues
    assert second.entries["kai"] is second.entries["quay"]


def test_only_what_is_asked_for_is_decoded() -> None:
    decoded = []

    def decode(line: bytes) -> Entry:
        decoded.append(line)
        return Entry(line.decode(), "book", {}, {}, Place("a.bib"))

    entries = StoredEntries({"a": 0, "b": 1, "bee": 1}, [b"a", b"b"], decode)
    assert list(entries) == ["a", "b", "bee"]
    assert "a" in entries
    assert len(entries) == 3
    assert entries.get("c") is None
    assert not decoded
    assert entries["bee"] is entries["b"]
    assert decoded == [b"b"]


def test_of_joined_entries_the_first_count() -> None:
    one, two, other = (Entry(key, "book", {}, {}, Place("a.bib")) for key in ("one", "two", "two"))
    joined = JoinedEntries({"two": two}, {"one": one, "two": other})
    assert list(joined.items()) == [("two", two), ("one", one)]
    assert joined["two"] is two
    assert len(joined) == 2
    assert "three" not in joined


def test_content_decides_not_time_or_size(bib: str) -> None:
    load_as_anew(bib)
    status = Path(bib).stat()
    Path(bib).write_text(BIB.replace("Quays", "Kaien"), encoding="utf-8")
    os.utime(bib, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert load_as_anew(bib)[0].entries["quay"].get("title") == "Kaien"


def test_files_of_one_content_keep_their_names(bib: str) -> None:
    load_as_anew(bib)
    Path(bib).rename("b.bib")
    bibliography, issues = load_as_anew("b.bib")
    assert bibliography.entries["quay"].place.path == "b.bib"
    assert {issue.place.path for issue in issues} == {"b.bib"}


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut short"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: whole.replace(b"Quays", b"Kaien"), id="changed"),
        pytest.param(lambda whole: b"cos\nsystem\n(S'exit 1'\ntR.", id="a pickle"),
    ],
)
def test_a_damaged_file_is_passed_over(bib: str, damage: Callable[[bytes], bytes]) -> None:
    before, issues = load_as_anew(bib)
    stored_file().write_bytes(damage(stored_file().read_bytes()))
    after, again = load_as_anew(bib)
    assert (shown(after), again) == (shown(before), issues)


def test_another_version_reads_anew(bib: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_as_anew(bib)
    stored_file().write_bytes(stored_file().read_bytes().replace(b"Quays", b"Kaien"))
    monkeypatch.setattr(stored, "code_version", lambda: "next")
    assert load_as_anew(bib)[0].entries["quay"].get("title") == "Quays"
    assert len(list((cache_folder() / "bibliography").iterdir())) == 2


def test_what_lacks_a_file_is_not_stored(bib: str) -> None:
    _, issues = load_as_anew(bib, "none.bib")
    assert "BIB-NOT-FOUND" in {str(issue.code) for issue in issues}
    assert not (cache_folder() / "bibliography").exists()


def test_a_stored_bibliography_needs_no_pybtex(bib: str) -> None:
    code = f"""
import json, sys
from footcite.bibliography import load_bibliography
found, _ = load_bibliography([{bib!r}])
print(json.dumps([found.entries["quay"].get("title"), "pybtex" in sys.modules]))
"""
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [json.loads(run) for run in runs] == [["Quays", True], ["Quays", False]]
