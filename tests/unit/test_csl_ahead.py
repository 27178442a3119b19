"""Pages that pandoc has before the build comes to them: what they will ask for, and who waits for whom."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import markdown
import pytest

from footcite.bibliography import parse_bibliography
from footcite.csl.ahead import AHEAD, Ahead
from footcite.csl.forecast import forecast
from footcite.csl.process import CITEPROC
from footcite.csl.style import CslStyle, end_citeproc, find_csl_style, offer_pages
from footcite.extension import FootciteExtension
from footcite.locators import ENGLISH
from footcite.model import Bibliography, Html
from footcite.styles import find_style
from footcite.styles.interface import PlacedCitation, Placement, Style

NOTE_STYLE = Path(__file__).parents[1] / "csl" / "note.csl"
BIB = "@book{doe, title = {A}}\n@book{roe, title = {B}, ids = {poe}}\n@book{ref:x, title = {C}}\n"


def bibliography() -> Bibliography:
    entries, _ = parse_bibliography(BIB, "references.bib")
    return Bibliography({entry.key: entry for entry in entries})


class Recorder:
    """Notes what a page asks its style for, and leaves the work to the style."""

    def __init__(self, placement: Placement) -> None:
        self.style = find_style("apa" if placement is Placement.TEXT else "chicago-notes")
        self.placed: list[PlacedCitation] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self.style, name)

    def citations(self, placed: Sequence[PlacedCitation], known: Bibliography) -> list[Html]:
        self.placed += placed
        return self.style.citations(placed, known)


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    end_citeproc()


@pytest.mark.parametrize("placement", Placement)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No citation, and a@doe.example.", id="none"),
        pytest.param("One [@doe, p. 3], two [@roe; @doe], one again [@doe, p. 3].", id="repeats"),
        pytest.param("Text [see @doe, pp. 3-4, and more; -@roe].", id="affixes"),
        pytest.param("Text[^doe] and [^doe].", id="labels that are keys"),
        pytest.param("A[^n] b [@roe] c[^n].\n\n[^n]: Prose [@doe].\n    More [@doe].", id="prose notes"),
        pytest.param("Of [@doe; @none], and [@none].", id="unknown keys"),
        pytest.param("`[@doe]`\n\n```\n[@doe]\n```\n\n<!-- [@doe] --> \\@doe [@roe].", id="literals"),
        pytest.param("[@doe](x.md) ![@doe](x.png) [@roe].", id="links"),
        pytest.param("# Title { #ref:doe }\n\n[@doe], [@ref:x].", id="ids of the author"),
    ],
)
def test_a_forecast_is_what_the_page_asks_for(text: str, placement: Placement, tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(tmp_path / "references.bib"))
    recorder = Recorder(placement)
    md = markdown.Markdown(extensions=[extension, "fenced_code", "attr_list"])
    extension.state.style = cast("Style", recorder)
    md.convert(text)
    source = f"---\ntitle: '[@doe]'\n---\n{text}"
    assert forecast(source, bibliography(), ENGLISH, placement) == recorder.placed


def test_jobs_start_only_after_several_misses_and_end_with_the_build() -> None:
    ahead, done = Ahead(), []
    reached, go_on = threading.Event(), threading.Event()

    def job() -> None:
        done.append(threading.current_thread())
        reached.set()
        go_on.wait()

    ahead.offer(job for _ in range(3))
    ahead.miss()
    ahead.miss()
    assert not done
    ahead.miss()
    assert reached.wait(10)
    ending = threading.Thread(target=ahead.stop)
    ending.start()
    while not ahead._is_over.is_set():
        pass
    go_on.set()
    ending.join()
    # Each worker ends the job that it has; the third one is dropped.
    assert 1 <= len(done) <= 2
    assert threading.current_thread() not in done


def test_jobs_that_prepare_what_no_page_asks_for_are_given_up() -> None:
    ahead = Ahead()
    ahead.offer(iter(lambda: lambda: None, None))
    for _ in range(100):
        ahead.miss()
    assert ahead._workers
    for worker in ahead._workers:
        worker.join(10)
        assert not worker.is_alive()
    ahead.stop()


def test_pages_that_were_prepared_start_no_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    style, _ = find_csl_style(str(NOTE_STYLE), [], "en", find_style("chicago-notes"))
    assert isinstance(style, CslStyle)
    known = bibliography()
    pages = [f"A [@doe, p. {number}], b [@roe]." for number in range(8)]
    asked = [forecast(page, known, ENGLISH, Placement.NOTE) for page in pages]
    offer_pages(((style, page) for page in pages), known)
    for placed in asked[:3]:
        style.citations(placed, known)
    assert AHEAD._workers
    for worker in AHEAD._workers:
        worker.join(60)
    CITEPROC.close()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("pandoc was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert "A" in style.citations(asked[7], known)[0]
    assert not style.issues
