"""CSL styles through pandoc's citeproc: forms of citations, safety, failures, and the one process."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest

import markup
from footcite.bibliography import parse_bibliography
from footcite.citation import parse_citation
from footcite.csl.item import csl_item
from footcite.csl.process import CITEPROC, Citeproc, find_pandoc
from footcite.csl.style import CslStyle, find_csl_style
from footcite.extension import FootciteExtension
from footcite.model import Bibliography, Html
from footcite.styles import find_style
from footcite.styles.interface import PlacedCitation, Placement, split_slots

STYLES = Path(__file__).parents[1] / "csl"
BIB = r"""
@book{doe, author = {Doe, Jane}, title = {A Short History of {Vienna}}, date = {2015}}
@book{doe2, author = {Doe, Jane}, title = {Zones}, date = {2015}}
@book{smith, author = {Smith, Ann and Jones, Bob}, title = {Other Things}, date = {2001}}
"""


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    CITEPROC.close()


def bibliography(text: str = BIB) -> Bibliography:
    entries, _ = parse_bibliography(text, "references.bib")
    return Bibliography({entry.key: entry for entry in entries})


def csl(name: str, language: str = "en") -> CslStyle:
    style, issues = find_csl_style(str(STYLES / name), [], language, find_style("chicago-notes"))
    assert not issues
    assert isinstance(style, CslStyle)
    return style


def place(text: str, *, is_note: bool) -> PlacedCitation:
    citation = parse_citation(text)
    assert citation
    affixes = tuple((item.prefix, item.suffix) for item in citation.items)
    targets = tuple(f"ref:{item.key}" for item in citation.items)
    return PlacedCitation(citation, is_note, affixes, targets)


def filled(text: Html, placed: PlacedCitation) -> str:
    """Return the text of a citation as a reader sees it, its affixes in their slots."""
    affixes = [affix for pair in placed.affixes for affix in pair]
    parts = [
        html.unescape(re.sub(r"<[^>]*>", "", stretch)) + ("" if slot is None else affixes[slot])
        for stretch, slot in split_slots(text)
    ]
    return "".join(parts)


def cited(name: str, *texts: str, is_note: bool = False, language: str = "en") -> list[str]:
    placed = [place(text, is_note=is_note) for text in texts]
    formatted = csl(name, language).citations(placed, bibliography())
    return [filled(text, one) for text, one in zip(formatted, placed, strict=True)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("author-date", "@doe", "(Doe 2015)"),
        ("author-date", "@doe, p. 3", "(Doe 2015, p. 3)"),
        ("author-date", "@doe, pp. 3-5", "(Doe 2015, pp. 3–5)"),
        ("author-date", "@doe, chap. 2", "(Doe 2015, chap. 2)"),
        ("author-date", "@doe, vol. 2, p. 3", "(Doe 2015, vol. 2, p. 3)"),
        ("author-date", "@doe, app. 2", "(Doe 2015, app. 2)"),
        ("author-date", "see @doe, p. 3, for more", "(see Doe 2015, p. 3, for more)"),
        ("author-date", "@doe {} 3 things", "(Doe 2015 3 things)"),
        ("author-date", "@doe, and so on.", "(Doe 2015, and so on.)"),
        ("author-date", "-@doe, p. 3", "(2015, p. 3)"),
        ("author-date", "@doe; @smith", "(Doe 2015; Smith & Jones 2001)"),
        ("author-date", "@doe; @doe2", "(Doe 2015a, 2015b)"),
        ("author-date", "@nobody", "(@nobody)"),
        ("numeric", "@doe", "[1]"),
        ("numeric", "@doe, p. 3; @smith", "[1, p. 3], [2]"),
        ("numeric", "see @doe", "see [1]"),
        ("label", "@doe", "[Doe15]"),
        ("label", "@doe; @smith, p. 3", "[Doe15; SmJo01, p. 3]"),
    ],
)
def test_a_citation_in_the_text(name: str, text: str, expected: str) -> None:
    assert cited(name, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@doe", "Jane Doe, A Short History of Vienna, (2015)."),
        ("@doe, p. 3", "Jane Doe, A Short History of Vienna, (2015), p. 3."),
        ("see @doe, and more", "see Jane Doe, A Short History of Vienna, (2015), and more."),
        ("@doe, and more.", "Jane Doe, A Short History of Vienna, (2015), and more."),
        ("-@doe", "A Short History of Vienna, (2015)."),
        ("@nobody; @smith", "@nobody; Ann Smith and Bob Jones, Other Things, (2001)."),
    ],
)
def test_a_citation_that_is_a_note(text: str, expected: str) -> None:
    assert cited("note", text, is_note=True) == [expected]


def test_a_record_without_anything_to_print_shows_its_key() -> None:
    entries = bibliography("@misc{odd, note = {x}}")
    (text,) = csl("note").citations([place("@odd", is_note=True)], entries)
    assert "odd" in markup.readable(text)


def test_positions_are_those_of_the_page() -> None:
    assert cited("note", "@doe", "@doe, p. 4", "@smith", "@doe", is_note=True) == [
        "Jane Doe, A Short History of Vienna, (2015).",
        "Ibid., p. 4.",
        "Ann Smith and Bob Jones, Other Things, (2001).",
        "Doe, A Short History of Vienna.",
    ]


def test_within_a_prose_note_there_are_no_parentheses_and_no_full_stop() -> None:
    assert cited("note", "see @doe, p. 3") == ["see Jane Doe, A Short History of Vienna, (2015), p. 3"]


def test_each_page_starts_anew() -> None:
    style = csl("numeric")
    first = style.citations([place("@smith", is_note=False)], bibliography())
    second = style.citations([place("@doe", is_note=False)], bibliography())
    assert [markup.readable(text) for text in first + second] == ["[1]", "[1]"]


BRANCHES = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><choose><if variable="version"><text variable="version" prefix="v"/></if>
<else-if type="book"><text variable="title" prefix="book "/></else-if>
<else-if type="report"><text variable="title" prefix="report "/></else-if></choose></layout></citation></style>"""


def test_a_style_serves_records_unlike_those_before(tmp_path: Path) -> None:
    (tmp_path / "branches.csl").write_text(BRANCHES, encoding="utf-8")
    style, _ = find_csl_style(str(tmp_path / "branches"), [], "en", find_style("chicago-notes"))
    records = ["@book{x, title = {A}}", "@report{x, title = {B}}"]
    # pandoc takes variables out of notes.
    records += ["@book{x, title = {C}, note = {version: 3}}", "@book{x, title = {D}, version = {2}}"]
    cited = [style.citations([place("@x", is_note=False)], bibliography(text))[0] for text in records]
    assert [markup.readable(text) for text in cited] == ["book A", "report B", "v3", "v2"]


def test_a_page_that_was_answered_before_starts_no_pandoc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")

    def render() -> str:
        options = {"bibliography": str(tmp_path / "references.bib"), "csl": str(STYLES / "numeric.csl")}
        return markdown.markdown(
            "One [@doe]. @smith says.\n\n[REFERENCES]", extensions=[FootciteExtension(**options)]
        )

    before = render()
    CITEPROC.close()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert render() == before


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "(Doe 2015, p. 3)"),
        ("de", "(Doe 2015, S. 3)"),
        ("fr", "(Doe 2015, p. 3)"),
        ("es", "(Doe 2015, p. 3)"),
    ],
)
def test_terms_are_those_of_the_language(language: str, expected: str) -> None:
    assert cited("author-date", "@doe, p. 3", language=language) == [expected]


def test_a_chapter_in_french() -> None:
    assert cited("author-date", "@doe, chap. 3", language="fr") == ["(Doe 2015, chap. 3)"]
    assert cited("author-date", "@doe, chap. 3", language="de") == ["(Doe 2015, Kap. 3)"]


def test_each_item_links_to_its_reference() -> None:
    (text,) = csl("author-date").citations([place("see @doe; @smith", is_note=False)], bibliography())
    assert '<a class="footnote-ref" href="#ref:doe">Doe 2015</a>' in text
    assert '<a class="footnote-ref" href="#ref:smith">Smith &amp; Jones 2001</a>' in text


def test_references_have_the_letters_of_the_citations() -> None:
    style, all_entries = csl("author-date"), bibliography()
    style.citations([place("@doe2; @doe", is_note=False)], all_entries)
    entries = [all_entries.entries["doe2"], all_entries.entries["doe"]]
    found = [(entry.key, markup.readable(text)) for entry, text in style.references(entries)]
    assert [key for key, _ in found] == ["doe", "doe2"]
    assert "2015a" in found[0][1]
    assert "2015b" in found[1][1]


def test_the_author_in_the_text() -> None:
    assert csl("note").author(bibliography().entries["smith"]) == "Ann Smith and Bob Jones"


PAGE = ["[@doe, p. 3]", "[see @smith, and more]", "[@doe; @doe2]", "[-@smith, chap. 2]", "[@doe2, pp. 3-4]"]


@pytest.mark.parametrize("name", ["author-date", "numeric", "label", "note"])
def test_the_text_is_what_pandoc_makes_of_the_page_as_a_whole(name: str, tmp_path: Path) -> None:
    page = "\n\n".join(f"x {text}" for text in PAGE)
    (tmp_path / "page.md").write_text(page, encoding="utf-8")
    records = [csl_item(entry, entry.key) for entry in bibliography().entries.values()]
    (tmp_path / "references.json").write_text(json.dumps(records), encoding="utf-8")
    command = [find_pandoc(), "page.md", "--citeproc", "--csl", STYLES / f"{name}.csl", "-t", "plain"]
    command += ["--wrap=none", "--bibliography", "references.json", "-M", "suppress-bibliography=true"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)  # type: ignore[arg-type]
    lines = [line for line in run.stdout.replace("\u00a0", " ").split("\n") if line]
    marker = r"^\[\d\] " if name == "note" else "^x "
    whole = [re.sub(marker, "", line) for line in lines if re.match(marker, line)]
    ours = cited(name, *(text[1:-1] for text in PAGE), is_note=name == "note")
    # The writer of the page makes the capital that opens a note.
    assert [text[0].upper() + text[1:] if name == "note" else text for text in ours] == [
        text.replace("_", "") for text in whole
    ]


HOSTILE = r"""@online{bad, author = {<b>Doe</b>, <img src=x onerror=alert(1)>},
  title = {<script>alert(1)</script> \href{javascript:alert(1)}{x} <a href="javascript:x">y</a>},
  url = {javascript:alert(1)}, date = {2015}}"""


@pytest.mark.parametrize("name", ["note", "author-date", "numeric", "label"])
def test_hostile_fields_are_text(name: str) -> None:
    entries = bibliography(HOSTILE)
    style = csl(name)
    cites = style.citations([place("@bad", is_note=style.placement is Placement.NOTE)], entries)
    for text in [*cites, *(text for _, text in style.references(list(entries.entries.values())))]:
        assert not re.search(r"<(?!/?(?:em|strong|sup|sub|span|a|u|del)\b)", text)
        assert not re.search(r"(?:href|src|on\w+)=(?!\"#ref:)", re.sub(r"&[lg]t;[^<]*", "", text))


NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"'
LAYOUT = '<citation><layout><text macro="a"/></layout></citation>'
DEPENDENT = '<info><link rel="independent-parent" href="http://example.org/styles/parent"/></info>'
DOUBLING = "".join(
    f'<macro name="{name}"><text macro="{chr(ord(name) + 1)}"/><text macro="{chr(ord(name) + 1)}"/></macro>'
    for name in "abcdefghijklmnopqrstuvwxy"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "not well-formed", id="empty"),
        pytest.param("<style", "not well-formed", id="cut short"),
        pytest.param("<html/>", "no CSL style", id="other XML"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "b">]><style/>', "entities", id="entities"),
        pytest.param(f"<style {NAMESPACE}/>", "no `citation`", id="no citation"),
        pytest.param(f"<style {NAMESPACE}>{DEPENDENT}</style>", "depends on `parent.csl`", id="dependent"),
        pytest.param(
            f'<style {NAMESPACE}><macro name="a"><text macro="a"/></macro>{LAYOUT}</style>',
            "itself",
            id="loop",
        ),
        pytest.param(f"<style {NAMESPACE}>{DOUBLING}{LAYOUT}</style>", "without limit", id="doubling"),
    ],
)
def test_an_unusable_style_is_an_issue_and_the_page_keeps_its_text(
    text: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.csl").write_text(text, encoding="utf-8")
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(tmp_path / "references.bib"), csl="bad")
    page = markdown.markdown("Text [@doe].", extensions=[extension])
    assert "Short History of Vienna" in page
    (issue,) = extension.result.issues
    assert message in issue.message
    assert issue.hint


def test_a_style_that_pandoc_refuses_is_an_issue(tmp_path: Path) -> None:
    style = (STYLES / "note.csl").read_text("utf-8").replace('<text term="ibid"', "<text")
    (tmp_path / "odd.csl").write_text(style, encoding="utf-8")
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    extension = FootciteExtension(
        bibliography=str(tmp_path / "references.bib"), csl=str(tmp_path / "odd.csl")
    )
    page = markdown.markdown("Text [@doe].", extensions=[extension])
    assert "Short History of Vienna" in page
    assert [issue.code.name for issue in extension.result.issues] == ["CSL_STYLE"]


def test_a_dependent_style_takes_the_style_beside_it(tmp_path: Path) -> None:
    (tmp_path / "child.csl").write_text(f"<style {NAMESPACE}>{DEPENDENT}</style>", encoding="utf-8")
    (tmp_path / "parent.csl").write_text((STYLES / "numeric.csl").read_text("utf-8"), encoding="utf-8")
    style, issues = find_csl_style("child", [str(tmp_path / "x.bib")], "en", find_style("chicago-notes"))
    assert not issues
    assert style.placement is Placement.TEXT


def test_without_pandoc_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"footcite\[csl\]"):
        markdown.markdown("Text.", extensions=[FootciteExtension(csl="note.csl")])


def test_what_was_answered_before_starts_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cited("note", "@doe", is_note=True)
    CITEPROC.close()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("pandoc was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert cited("note", "@doe", is_note=True) == before


def test_the_store_changes_nothing_in_the_output(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = cited("author-date", "@doe; @doe2", "see @smith")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cited("author-date", "@doe; @doe2", "see @smith") == before


def test_a_pandoc_that_dies_is_an_issue_and_the_next_page_has_another() -> None:
    style = csl("note")
    style.citations([place("@doe", is_note=True)], bibliography())
    child = CITEPROC._child
    assert child
    child.kill()
    child.wait()
    (text,) = style.citations([place("@smith", is_note=True)], bibliography())
    assert "Ann Smith and Bob Jones" in markup.readable(text)
    assert CITEPROC._child is not child


@pytest.mark.parametrize("ending", ["", "raise SystemExit(3)", "import os; os.kill(os.getpid(), 9)"])
def test_pandoc_ends_with_the_program(ending: str, tmp_path: Path) -> None:
    code = f"""
import sys
from footcite.csl.process import CITEPROC
child = CITEPROC._running()
print(child.pid, flush=True)
{ending}
"""
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30
    )
    pid = int(run.stdout)
    for _ in range(100):
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        # A dead process may wait for a container's first process to take note of it.
        if state.stdout.strip()[:1] in {"", "Z"}:
            break
        os.sched_yield()
    assert state.stdout.strip()[:1] in {"", "Z"}


def test_two_processes_of_one_program_do_not_share_a_pipe() -> None:
    first, second = Citeproc(), Citeproc()
    try:
        assert first._running().pid != second._running().pid
        assert first._running().pid == first._running().pid
    finally:
        first.close()
        second.close()
