from __future__ import annotations

import os
from pathlib import Path

import pytest

from footcite.bibliography import extend_bibliography, load_bibliography, parse_bibliography
from footcite.issues import Code
from footcite.model import Entry, Name, Place

ONE = "@book{one, title = {First}}\n"
TWO = "@book{two, title = {Second}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, so that paths in messages are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def load(*paths: str) -> tuple[list[str], list[str]]:
    bibliography, issues = load_bibliography(paths)
    return list(bibliography.entries), [str(issue).split("\n", maxsplit=1)[0] for issue in issues]


def parse_one(bib: str) -> Entry:
    (entry,), issues = parse_bibliography(bib, "x.bib")
    assert not issues
    return entry


def test_missing_file(folder: Path) -> None:
    keys, issues = load(str(folder / "none.bib"))
    assert (keys, issues) == (
        [],
        ["none.bib: BIB-NOT-FOUND cannot read the bibliography: No such file or directory"],
    )


def test_folder_without_files(folder: Path) -> None:
    keys, (issue,) = load(str(folder))
    assert not keys
    assert "BIB-NOT-FOUND cannot read the bibliography: the folder holds no `.bib` file" in issue


@pytest.mark.parametrize(
    ("content", "keys", "issue"),
    [
        pytest.param('[\n  {"id": "two", "title": "T"}\n]', ["one", "two"], "", id="records"),
        pytest.param(
            '\ufeff[{"type": "book", "id": "two", "title": "T"}]',
            ["one", "two"],
            "",
            id="type first, with a BOM",
        ),
        pytest.param('{"items": [{"id": "two", "title": "T"}]}', ["one", "two"], "", id="items"),
        pytest.param('{"name": "site", "version": "1.0"}', ["one"], "", id="a package"),
        pytest.param('{"data": [{"id": 3}]}', ["one"], "", id="other data"),
        pytest.param("[1, 2]", ["one"], "", id="numbers"),
        pytest.param("not JSON", ["one"], "", id="not JSON"),
        pytest.param('[{"id": "two", "type": "book",}]', ["one"], "BIB-SYNTAX", id="records with a mistake"),
    ],
)
def test_of_the_json_files_in_a_folder_those_of_csl_are_read(
    folder: Path, content: str, keys: list[str], issue: str
) -> None:
    write(folder, "a.bib", ONE)
    write(folder, "b.json", content)
    found, issues = load(str(folder))
    assert found == keys
    assert len(issues) == bool(issue)
    assert all(issue in one for one in issues)


def test_a_json_file_that_is_named_must_be_csl(folder: Path) -> None:
    assert "not CSL-JSON" in load(write(folder, "b.json", '{"name": "site"}'))[1][0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"@book{one, title = {R\xedo}}", "byte 0xed at offset 21 is not UTF-8", id="latin-1"),
        pytest.param("@book{one}".encode("utf-16"), "byte 0xff at offset 0 is not UTF-8", id="utf-16"),
        pytest.param(b"\xef\xbb\xbf@book{\xff}", "byte 0xff at offset 9 is not UTF-8", id="after-a-bom"),
        pytest.param(
            b"@book{one, title = {\xed\xa0\x80}}", "byte 0xed at offset 20 is not UTF-8", id="lone-surrogate"
        ),
    ],
)
def test_not_utf8(folder: Path, content: bytes, message: str) -> None:
    path = write(folder, "a.bib", content)
    assert load(path) == ([], [f"a.bib: BIB-ENCODING {message}"])


def test_byte_order_mark_is_passed_over(folder: Path) -> None:
    path = write(folder, "a.bib", b"\xef\xbb\xbf@artcle{one, title = {T}}")
    assert load(path) == (["one"], ["a.bib:1:9: BIB-UNKNOWN-TYPE `@artcle` is no entry type"])


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_lines_are_counted_as_editors_do(folder: Path, ending: str) -> None:
    text = ending.join(["% é", "@book{one,", "\ttitle = {T},", "  date = {never},", "}"])
    assert load(write(folder, "a.bib", text)) == (
        ["one"],
        ["a.bib:4:3: BIB-DATE `one` has the impossible date `never`"],
    )


def test_empty_file(folder: Path) -> None:
    assert load(write(folder, "a.bib", "")) == ([], [])


def test_changed_file_is_read_again(folder: Path) -> None:
    path = write(folder, "a.bib", ONE)
    assert load(path)[0] == ["one"]
    write(folder, "a.bib", ONE + TWO)
    assert load(path)[0] == ["one", "two"]


def test_file_changed_within_its_length_is_read_again(folder: Path) -> None:
    path = write(folder, "a.bib", ONE)
    assert load(path)[0] == ["one"]
    write(folder, "a.bib", TWO.replace("Second", "Other"))
    os.utime(path, ns=(1, 1))
    assert load(path)[0] == ["two"]


def test_unchanged_file_is_not_read_again(folder: Path) -> None:
    path = write(folder, "a.bib", ONE)
    first, _ = load_bibliography([path])
    second, _ = load_bibliography([path])
    assert first.entries["one"] is second.entries["one"]


def test_file_that_comes_and_goes(folder: Path) -> None:
    path = write(folder, "a.bib", ONE)
    assert load(path)[0] == ["one"]
    Path(path).unlink()
    assert load(path)[0] == []
    write(folder, "a.bib", TWO)
    assert load(path)[0] == ["two"]


def test_several_files_keep_their_order(folder: Path) -> None:
    paths = [write(folder, "b.bib", TWO), str(folder / "none.bib"), write(folder, "a.bib", ONE)]
    keys, issues = load(*paths)
    assert keys == ["two", "one"]
    assert [issue.split(" ")[1] for issue in issues] == ["BIB-NOT-FOUND"]


def test_same_file_twice_has_no_duplicates(folder: Path) -> None:
    path = write(folder, "a.bib", ONE)
    assert load(path, path) == (["one"], [])


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        pytest.param("one", "one", "`one` is already that of the entry at a.bib:1", id="same-key"),
        pytest.param("one", "One", "`One` is already that of the entry at a.bib:1", id="other-case"),
        pytest.param(
            "STRASSE", "straße", "`straße` is already that of the entry at a.bib:1", id="folded-case"
        ),
    ],
)
def test_duplicate_key(folder: Path, first: str, second: str, message: str) -> None:
    """The first counts; pybtex and biber compare keys without case."""
    text = f"@book{{{first}, title = {{First}}}}\n\n@book{{{second}, title = {{Second}}}}\n"
    path = write(folder, "a.bib", text)
    assert load(path) == ([first], [f"a.bib:3:7: BIB-DUPLICATE-KEY cite key {message}"])
    assert load_bibliography([path])[0].entries[first].get("title") == "First"


def test_duplicate_key_in_another_file(folder: Path) -> None:
    paths = [write(folder, "a.bib", ONE), write(folder, "b.bib", TWO + ONE.replace("First", "Other"))]
    assert load(*paths) == (
        ["one", "two"],
        ["b.bib:2:7: BIB-DUPLICATE-KEY cite key `one` is already that of the entry at a.bib:1"],
    )


def test_same_entry_in_another_file_is_information(folder: Path) -> None:
    paths = [write(folder, "a.bib", ONE), write(folder, "b.bib", TWO + ONE)]
    assert load(*paths) == (
        ["one", "two"],
        ["b.bib:2:7: BIB-DUPLICATE-ENTRY `one` is the same entry as the one at a.bib:1"],
    )


@pytest.mark.parametrize(
    ("named", "keys"),
    [
        pytest.param(["refs"], ["two", "three", "one"], id="folder-and-below"),
        pytest.param(["refs/*.bib"], ["two", "one"], id="pattern"),
        pytest.param(["refs/**/*.bib"], ["two", "three", "one"], id="pattern-below"),
        pytest.param(["refs/z.bib", "refs"], ["one", "two", "three"], id="first-named-first"),
    ],
)
def test_files_of_folders_and_patterns(folder: Path, named: list[str], keys: list[str]) -> None:
    (folder / "refs" / "sub").mkdir(parents=True)
    write(folder, "refs/z.bib", ONE)
    write(folder, "refs/a.bib", TWO)
    write(folder, "refs/sub/c.bib", "@book{three, title = {Third}}")
    write(folder, "refs/notes.txt", "@book{four, title = {Fourth}}")
    assert load(*(str(folder / path) for path in named)) == (keys, [])


def test_pattern_without_files(folder: Path) -> None:
    assert load(str(folder / "refs" / "*.bib")) == (
        [],
        ["refs/*.bib: BIB-NOT-FOUND cannot read the bibliography: no file has a name of this form"],
    )


def test_files_of_a_page_come_first(folder: Path) -> None:
    base, _ = load_bibliography([write(folder, "site.bib", ONE + TWO)])
    own = write(
        folder, "own.bib", "@book{two, title = {Own}}\n@inbook{three, title = {In}, crossref = {one}}"
    )
    extended, issues = extend_bibliography(base, [own])
    assert list(extended.entries) == ["two", "three", "one"]
    assert extended.entries["two"].get("title") == "Own"
    assert extended.entries["three"].get("booktitle") == "First"
    assert base.entries["two"].get("title") == "Second"
    assert [issue.code for issue in issues] == [Code.BIB_DUPLICATE_KEY]


def test_malformed_entry_keeps_what_was_read_before_the_mistake() -> None:
    (one, two), issues = parse_bibliography("@book{one, title = {First} date = {2001}}\n" + TWO, "x.bib")
    assert one.get("title") == "First"
    assert two.get("title") == "Second"
    assert [issue.code for issue in issues] == [Code.BIB_SYNTAX]


def test_stray_brace_that_closes_the_entry_early_is_an_issue() -> None:
    """The fields after it would be a comment between entries, and so be lost without a word."""
    entries, issues = parse_bibliography(
        "@book{one,\n  title = {First}},\n  date = {2001},\n}\n" + TWO, "x.bib"
    )
    assert [entry.key for entry in entries] == ["one", "two"]
    (issue,) = issues
    assert issue.code is Code.BIB_SYNTAX
    assert issue.place.line in {2, 3, 4}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("{a {B} c}", "a {B} c", id="braces"),
        pytest.param('"a {"}B{"} c"', 'a {"}B{"} c', id="quotes"),
        pytest.param("2001", "2001", id="number"),
        pytest.param("mar", "March", id="month"),
        pytest.param("MAR", "March", id="month-in-capitals"),
        pytest.param("press", "The Press", id="abbreviation"),
        pytest.param('press # { of } # "Oxford"', "The Press of Oxford", id="joined"),
        pytest.param("house", "The Press House", id="abbreviation-of-an-abbreviation"),
        pytest.param("{a\n    b\t c}", "a b c", id="white-space"),
        pytest.param("{}", "", id="empty"),
    ],
)
def test_value(value: str, expected: str) -> None:
    strings = "@string{press = {The Press}}\n@STRING{House = Press # { House}}\n"
    assert parse_one(f"{strings}@misc{{one, title = {{T}}, note = {value}}}").get("note") == expected


def test_entry_knows_its_places() -> None:
    entry = parse_one("\n @Book { one ,\n  Title = {T},\n\tAUTHOR = {A}, date={2001} }")
    assert (entry.key, entry.type, entry.place) == ("one", "book", Place("x.bib", 2, 10))
    assert entry.field_places == {
        "title": Place("x.bib", 3, 3),
        "author": Place("x.bib", 4, 2),
        "date": Place("x.bib", 4, 16),
    }


def test_names_are_split() -> None:
    entry = parse_one(
        "@book{one, title = {T}, author = {Able, Ann and {B and C}}, editor = {Drew, Dan and others}}"
    )
    assert entry.names["author"] == (Name("Able", "Ann"), Name("{B and C}"))
    assert entry.names["editor"] == (Name("Drew", "Dan"), Name("others"))
    assert "author" not in entry.fields


def test_keywords_are_split() -> None:
    assert parse_one("@misc{one, title = {T}, keywords = { a,b c , ,d}}").keywords == {"a", "b c", "d"}


@pytest.mark.parametrize(
    "bib",
    [
        pytest.param(
            "@string{s0 = {0123456789}}\n"
            + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 31))
            + "@misc{one, title = s30}\n",
            id="doubling",
        ),
        pytest.param(
            f"@string{{s = {{{'0123456789' * 100}}}}}\n@string{{t = {' # '.join(['s'] * 60)}}}\n"
            f"@misc{{one, title = {' # '.join(['t'] * 500)}}}\n",
            id="joining",
        ),
    ],
)
def test_abbreviations_do_not_expand_without_limit(bib: str) -> None:
    """518 bytes of `@string` may stand for 20 megabytes."""
    entries, issues = parse_bibliography(bib + TWO, "x.bib")
    assert Code.BIB_SYNTAX in {issue.code for issue in issues}
    assert entries[-1].key == "two"
    assert sum(len(value) for entry in entries for value in entry.fields.values()) < 100_000


def test_deep_braces_are_an_issue() -> None:
    bib = f"@misc{{one, title = {'{' * 3000}T{'}' * 3000}}}\n{TWO}"
    entries, issues = parse_bibliography(bib, "x.bib")
    assert [entry.key for entry in entries] == ["one", "two"]
    assert [(issue.code, issue.place.line) for issue in issues] == [(Code.BIB_SYNTAX, 1)]


def test_backslash_at_the_end_of_a_field_is_no_crash() -> None:
    entries, _ = parse_bibliography("@book{one, title = {First\\}}\n" + TWO, "x.bib")
    assert [entry.key for entry in entries] == ["one", "two"]
