from __future__ import annotations

import pytest

from footcite.locales import find_locale
from footcite.punctuation import add_mark, join, quote, sentence


@pytest.mark.parametrize(
    ("text", "with_stop", "with_comma"),
    [
        pytest.param("Hills", "Hills.", "Hills,", id="word"),
        pytest.param("Hills etc.", "Hills etc.", "Hills etc.,", id="abbreviation"),
        pytest.param("Hills?", "Hills?", "Hills?,", id="question"),
        pytest.param("Hills!", "Hills!", "Hills!,", id="exclamation"),
        pytest.param("Hills,", "Hills,.", "Hills,", id="comma"),
        pytest.param("(2001)", "(2001).", "(2001),", id="parenthesis"),
        pytest.param("[Hills]", "[Hills].", "[Hills],", id="bracket"),
        pytest.param("“Hills”", "“Hills.”", "“Hills,”", id="quotation"),
        pytest.param("“Hills?”", "“Hills?”", "“Hills?,”", id="question-in-quotation"),
        pytest.param("“On ‘Hills’”", "“On ‘Hills.’”", "“On ‘Hills,’”", id="quotation-in-quotation"),
        pytest.param("<cite>Hills</cite>", "<cite>Hills</cite>.", "<cite>Hills</cite>,", id="italics"),
        pytest.param(
            "<cite>Hills?</cite>", "<cite>Hills?</cite>", "<cite>Hills?</cite>,", id="question-in-italics"
        ),
        pytest.param(
            "<cite>On “Hills”</cite>",
            "<cite>On “Hills.”</cite>",
            "<cite>On “Hills,”</cite>",
            id="quotation-in-italics",
        ),
        pytest.param(
            "<b><i>Hills</i></b>", "<b><i>Hills</i></b>.", "<b><i>Hills</i></b>,", id="two-elements"
        ),
        pytest.param(
            '<span lang="fr">“Monts”</span>',
            '<span lang="fr">“Monts.”</span>',
            '<span lang="fr">“Monts,”</span>',
            id="quotation-in-another-language",
        ),
        pytest.param("At the Millers’", "At the Millers’.", "At the Millers’,", id="apostrophe"),
        pytest.param(
            "“At the Millers’”", "“At the Millers’.”", "“At the Millers’,”", id="apostrophe-in-quotation"
        ),
        pytest.param("a < b", "a < b.", "a < b,", id="sign-that-is-no-tag"),
    ],
)
def test_marks(text: str, with_stop: str, with_comma: str) -> None:
    """Chicago 6.9 and 6.118: inside a closing quote, but after an apostrophe; 6.124: no doubled stop."""
    assert (add_mark(text, "."), add_mark(text, ",")) == (with_stop, with_comma)
    assert sentence(text) == with_stop


@pytest.mark.parametrize(
    ("parts", "separator", "joined"),
    [
        pytest.param([], ", ", "", id="nothing"),
        pytest.param(["", ""], ", ", "", id="empty-parts"),
        pytest.param(["a"], ", ", "a", id="one"),
        pytest.param(["a", "", "b"], ", ", "a, b", id="empty-between"),
        pytest.param(["“A”", "b"], ", ", "“A,” b", id="comma-in-quotation"),
        pytest.param(["“A?”", "b"], ". ", "“A?” b", id="stop-after-question"),
        pytest.param(
            ["Able, A. B.", "<cite>T</cite>", "2001"], ". ", "Able, A. B. <cite>T</cite>. 2001", id="stops"
        ),
        pytest.param(["Able et al.", "b"], ", ", "Able et al., b", id="comma-after-stop"),
    ],
)
def test_join(parts: list[str], separator: str, joined: str) -> None:
    assert join(parts, separator) == joined


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("Hills", "“Hills”", id="plain"),
        pytest.param("On “Hills”", "“On ‘Hills’”", id="quotes-within"),
        pytest.param("Ann’s “Hills”", "“Ann’s ‘Hills’”", id="apostrophe-within"),
        pytest.param("On ‘Hills’", "“On ‘Hills’”", id="single-quotes-within"),
    ],
)
def test_quote(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_many_closing_quotes_are_no_crash() -> None:
    assert add_mark("a" + "”" * 5000, ".").replace("”", "") == "a."


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        pytest.param("de", "Berge", "„Berge“", id="german"),
        pytest.param("de", "Die „alten“ Berge", "„Die ‚alten‘ Berge“", id="german-marks-within"),
        pytest.param("de", "The “Old” Hills", "„The ‚Old‘ Hills“", id="english-marks-within-german"),
        pytest.param("fr", "Monts", "«\u00a0Monts\u00a0»", id="french"),
        pytest.param(
            "fr", "Les «\u00a0vieux\u00a0» monts", "«\u00a0Les “vieux” monts\u00a0»", id="french-within"
        ),
        pytest.param("fr", "Les « vieux » monts", "«\u00a0Les “vieux” monts\u00a0»", id="ordinary-spaces"),
        pytest.param("fr", "Les «vieux» monts", "«\u00a0Les “vieux” monts\u00a0»", id="no-spaces"),
        pytest.param("es", "Los «viejos» montes", "«Los “viejos” montes»", id="spanish-within"),
        pytest.param("en", "Die „alten“ Berge", "“Die ‘alten’ Berge”", id="german-marks-within-english"),
        pytest.param("fr", "Die „alten“ Berge", "«\u00a0Die “alten” Berge\u00a0»", id="german-within-french"),
        pytest.param("ru", "Горы «Урала»", "«Горы „Урала“»", id="russian-within"),
        pytest.param("ru", "Ann’s Hills", "«Ann’s Hills»", id="apostrophe"),
    ],
)
def test_quotes_of_a_language(language: str, text: str, quoted: str) -> None:
    assert quote(text, find_locale(language).quotes) == quoted


@pytest.mark.parametrize(
    ("language", "text", "with_stop", "with_comma"),
    [
        pytest.param("de", "„Berge“", "„Berge“.", "„Berge“,", id="german"),
        pytest.param("de", "„Berge?“", "„Berge?“.", "„Berge?“,", id="question"),
        pytest.param(
            "fr", "«\u00a0Monts\u00a0»", "«\u00a0Monts\u00a0».", "«\u00a0Monts\u00a0»,", id="french"
        ),
        pytest.param("es", "«Los “viejos”»", "«Los “viejos”».", "«Los “viejos”»,", id="spanish"),
        pytest.param(
            "es",
            "<cite>Los “viejos”</cite>",
            "<cite>Los “viejos”</cite>.",
            "<cite>Los “viejos”</cite>,",
            id="italics",
        ),
        pytest.param("ru", "«Горы»", "«Горы».", "«Горы»,", id="russian"),
        pytest.param("ru", "и др.", "и др.", "и др.,", id="abbreviation"),
    ],
)
def test_marks_outside_quotation_marks(language: str, text: str, with_stop: str, with_comma: str) -> None:
    quotes = find_locale(language).quotes
    assert (add_mark(text, ".", quotes), add_mark(text, ",", quotes)) == (with_stop, with_comma)
