"""`footcite fmt` keeps everything, and does the same again; what is malformed stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcite.bibfile.formatting import format_bibliography
from footcite.bibliography.bibtex import scan
from footcite.cli import main

E = "@book{k,\n  title        = {T}\n}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("@Book { k , Title={T} , }", E, id="spaces, capitals, last comma"),
        pytest.param("@book(k, title = {T})", E, id="parentheses"),
        pytest.param('@book{k, title = "T"}', E, id="quotes"),
        pytest.param(
            '@book{k, title = "a {"} b"}', '@book{k,\n  title        = {a {"} b}\n}\n', id="quote in braces"
        ),
        pytest.param(
            '@book{k, title = "T" # may # {U}, year = 2001, month = jan}',
            '@book{k,\n  title        = "T" # may # {U},\n  year         = 2001,\n  month        = jan\n}\n',
            id="joined, number, month",
        ),
        pytest.param(f"{E}\n\n\n{E}", f"{E}\n{E}", id="one empty line between"),
        pytest.param(f"{E}{E}", f"{E}\n{E}", id="an empty line is put in"),
        pytest.param(
            '@string{a="x"}\n@STRING{b = {y}}\n', "@string{a = {x}}\n@string{b = {y}}\n", id="abbreviations"
        ),
        pytest.param('@preamble{ "x"  #  "y" }', '@preamble{"x" # "y"}\n', id="preamble"),
        pytest.param(f"% one\n{E}", f"% one\n{E}", id="comment at an entry"),
        pytest.param(f"% one\n\n\n\n{E}", f"% one\n\n{E}", id="comment apart"),
        pytest.param(f"{E.rstrip()} % end\n{E}", f"{E.rstrip()} % end\n{E}", id="comment behind an entry"),
        pytest.param(
            f"% @book{{old,\n% title = {{x}}\n% }}\n{E}",
            f"% @book{{old,\n% title = {{x}}\n% }}\n{E}",
            id="entry commented out",
        ),
        pytest.param(
            "@comment{ keep   this }\n\n@comment keep\n",
            "@comment{ keep   this }\n\n@comment keep\n",
            id="comment command",
        ),
        pytest.param(
            "@book{k,\n  note = {a\n     b\n\n  c}\n}",
            "@book{k,\n  note         = {a\n     b\n\n  c}\n}\n",
            id="lines in a value",
        ),
        pytest.param("@book{k,}", "@book{k,\n}\n", id="no fields"),
        pytest.param(
            "@book{ä:b/c.d+e, title={T}}", "@book{ä:b/c.d+e,\n  title        = {T}\n}\n", id="odd key"
        ),
        pytest.param("text only\n", "text only\n", id="text"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_layout(before: str, after: str) -> None:
    text, _ = format_bibliography(before, "a.bib")
    assert text == after
    assert format_bibliography(after, "a.bib")[0] == after


MALFORMED = {
    "open brace": "@book{bad, title = {T, \n",
    "no equals": "@book{bad, title {T}}\n",
    "no comma": "@book{bad, a = {x} b = {y}}\n",
    "no key": "@book{title = {T}}\n",
    "open quote": '@book{bad, title = "T}\n',
    "undefined abbreviation": "@book{bad,   title = nowhere}\n",
    "brace too many": "@book{bad, title = {T}}, year = {2001}}\n",
    "only a sign": "@\n",
    "sign twice": "@@book{bad, title = {T}}\n",
}


@pytest.mark.parametrize("bad", MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_stays_and_loses_nothing(bad: str) -> None:
    before = f"@book{{a,title={{A}}}}\n\n{bad}\n@book{{z,title={{Z}}}}\n"
    after, _ = format_bibliography(before, "a.bib")
    assert bad.strip() in after or bad.startswith(("@book{bad, title = {T}}", "@@"))
    old, new = (
        [(e.key, e.type, [(n, v.split()) for n, v, _ in e.fields]) for e in scan(t, "")[0]]
        for t in (before, after)
    )
    assert old == new
    assert format_bibliography(after, "a.bib")[0] == after
    assert "@book{z,\n  title        = {Z}\n}" in after or after == before


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", *arguments])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"@book{k,\r\ntitle={T}}", b"@book{k,\r\n  title        = {T}\r\n}\r\n", id="line ends"),
        pytest.param(b"\xef\xbb\xbf@book{k,title={T}}", b"\xef\xbb\xbf" + E.encode(), id="byte order mark"),
    ],
)
def test_the_file_keeps_its_form(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(before)
    path.chmod(0o640)
    assert run(str(path)).exit_code == 0
    assert path.read_bytes() == after
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_when_only_asked(tmp_path: Path, option: str) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{k,title={T}}")
    done = run(option, str(path))
    assert done.exit_code == 1
    assert "BIB-LAYOUT" in done.output
    assert ("+  title        = {T}" in done.output) == (option == "--diff")
    assert path.read_text() == "@book{k,title={T}}"


def test_a_malformed_entry_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{bad, title {T}}\n")
    done = run(str(path))
    assert done.exit_code == 1
    assert "BIB-SYNTAX" in done.output
    assert path.read_text() == "@book{bad, title {T}}\n"


@pytest.mark.parametrize(("data", "code"), [(None, "BIB-NOT-FOUND"), (b"\xff", "BIB-ENCODING")])
def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path, data: bytes | None, code: str) -> None:
    path = tmp_path / "a.bib"
    if data is not None:
        path.write_bytes(data)
    done = run(str(path))
    assert done.exit_code == 1
    assert code in done.output


def test_our_own_bibliography_is_laid_out() -> None:
    assert run("--check", str(Path(__file__).parents[2] / "references.bib")).exit_code == 0
