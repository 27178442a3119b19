"""The line of requests to pandoc: who gets which answer, and what becomes of them where it dies."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from footcite.bibliography import parse_bibliography
from footcite.csl.process import Citeproc, CiteprocError
from footcite.csl.request import list_request
from footcite.csl.source import find_source
from footcite.csl.stylesheet import read_stylesheet

STYLE = Path(__file__).parents[1] / "csl" / "note.csl"


@pytest.fixture
def citeproc() -> Iterator[Citeproc]:
    citeproc = Citeproc()
    yield citeproc
    citeproc.close()


def ask(citeproc: Citeproc, title: str) -> str:
    """Ask for the reference of a book, and return the answer as it is."""
    entries, _ = parse_bibliography(f"@book{{a, title = {{{title}}}}}", "references.bib")
    stylesheet = read_stylesheet(STYLE)
    request = list_request(stylesheet, "en", entries)
    return json.dumps(citeproc.ask(request, find_source(stylesheet).address(request)))


def test_each_of_many_threads_gets_its_own_answer(citeproc: Citeproc) -> None:
    titles = [f"Title{number}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda title: ask(citeproc, title), titles))
    assert [title for title, answer in zip(titles, answers, strict=True) if f'"{title}."' not in answer] == []


def test_who_stands_behind_a_request_that_pandoc_died_over_is_answered_by_another(citeproc: Citeproc) -> None:
    child = citeproc._running()
    child.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(2) as pool:
        asked = []
        for title in ("First", "Second"):
            last = citeproc._last
            asked.append(pool.submit(ask, citeproc, title))
            while citeproc._last is last:
                pass
        child.kill()
        with pytest.raises(CiteprocError, match="pandoc ended with code -9"):
            asked[0].result(60)
        assert '"Second."' in asked[1].result(60)
    assert citeproc._running() is not child
