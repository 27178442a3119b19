"""Formatting styles of pybtex: labels, order, references, and what they cannot format."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsrt

import markup
from footcite.extension import FootciteExtension
from footcite.issues import Code
from footcite.styles import find_style

BIB = r"""
@book{roe, author = {Roe, Ann}, title = {Rivers {\&} <Lakes>}, publisher = {Harbour}, location = {Leeds}, date = {2003}}
@article{doe, author = {Doe, Jan and Able, Bo}, title = {On {M{\"u}hlen} and 100\% {NATO} Use}, journaltitle = {Water}, volume = {8}, pages = {1--9}, date = {2001-04}, doi = {10.1000/182}}
@thesis{poe, author = {Poe, Eva}, title = {Wells}, type = {phdthesis}, institution = {Leeds}, date = {2002}}
@book{bare, author = {Coe, Al}, title = {Ponds}, date = {2004}}
@artwork{art, author = {Moe, Cy}, title = {Rain}, date = {1999}}
@online{bad, author = {Zoe, Di}, title = {Web}, url = {javascript:alert(1)}, date = {2005}}
"""


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    path = tmp_path / "references.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def rendered(text: str, bibliography: Path, style: str) -> tuple[str, list[str], set[Code]]:
    """Return the text, the references as plain text, and the codes of the issues."""
    footcite = FootciteExtension(bibliography=str(bibliography), style=style)
    page = markdown.markdown(text, extensions=[footcite])
    shown = [markup.readable(item) for item in re.findall(r"<li [^>]*><p>(.*?)</p>", page)]
    codes = {issue.code for issue in footcite.result.issues}
    return (
        markup.readable(page.split("</p>")[0].removeprefix("<p>")),
        [s.removesuffix("~↩") for s in shown],
        codes,
    )


@pytest.mark.parametrize(
    ("style", "text", "cited", "order"),
    [
        ("unsrt", "A [@roe] and [@doe].", "A [1] and [2].", ["Roe", "Doe"]),
        ("plain", "A [@roe] and [@doe].", "A [2] and [1].", ["Doe", "Roe"]),
        ("alpha", "A [@roe] and [@poe, p. 3].", "A [Roe03] and [Poe02, p. 3].", ["Poe", "Roe"]),
        ("unsrtalpha", "A [@roe; @doe].", "A [Roe03; DA01].", ["Roe", "Doe"]),
        ("unsrt", "As @doe [pp. 3-4] says.", "As Doe and Able [1, pp. 3–4] says.", ["Doe"]),
        ("unsrt", "A [see @roe, chap. 2, and more].", "A [see 1, chap. 2, and more].", ["Roe"]),
    ],
)
def test_labels_and_order(bibliography: Path, style: str, text: str, cited: str, order: list[str]) -> None:
    sentence, references, codes = rendered(text, bibliography, style)
    assert sentence == cited
    assert [next(name for name in ("Roe", "Doe", "Poe") if name in r) for r in references] == order
    assert codes <= {Code.BIB_URL, Code.BIB_MISSING_FIELD}


def test_a_reference_has_everything_in_unicode_and_escaped(bibliography: Path) -> None:
    _, (roe, doe, poe), _ = rendered("A [@roe; @doe; @poe].", bibliography, "unsrt")
    assert roe == "[1] Ann Roe. *Rivers & <Lakes>*. Harbour, Leeds, 2003."
    # Pybtex writes titles of articles in small letters, but for what is in braces.
    assert (
        doe
        == "[2] Jan Doe and Bo~Able. On Mühlen and 100% NATO use. *Water*, 8:1–9, April 2001. doi:10.1000/182."
    )
    assert poe == "[3] Eva Poe. *Wells*. PhD thesis, Leeds, 2002."


@pytest.mark.parametrize(("key", "title"), [("bare", "Ponds"), ("art", "Rain")])
def test_what_the_style_cannot_format_is_there_and_told(bibliography: Path, key: str, title: str) -> None:
    _, (reference,), codes = rendered(f"A [@{key}].", bibliography, "plain")
    assert title in reference
    assert Code.BIB_STYLE in codes


def test_no_address_that_must_not_be_a_link(bibliography: Path) -> None:
    footcite = FootciteExtension(bibliography=str(bibliography), style="unsrt")
    page = markdown.markdown("A [@bad; @gone].", extensions=[footcite])
    assert 'href="javascript' not in page
    assert 'data-cite-key="gone"' in page


@pytest.fixture
def registered() -> str:
    class House(Unsrt):  # type: ignore[misc] # pybtex is not typed
        default_label_style = "alpha"

    register_plugin("pybtex.style.formatting", "house", House)
    return "house"


def test_a_style_that_another_package_registers(bibliography: Path, registered: str) -> None:
    assert rendered("A [@roe].", bibliography, registered)[0] == "A [Roe03]."


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"of pybtex alpha.*did you mean `plain`\?"):
        find_style("plane")


@pytest.mark.parametrize("style", ["ieee", "unsrt"])
def test_a_work_cited_by_a_further_key_keeps_its_number(tmp_path: Path, style: str) -> None:
    path = tmp_path / "references.bib"
    path.write_text(
        "@book{roe, ids = {old}, author = {Roe, Ann}, title = {T}, publisher = {P}, date = {2003}}", "utf-8"
    )
    sentence, references, _ = rendered("A [@roe] and [@old].", path, style)
    assert sentence == "A [1] and [1]."
    assert len(references) == 1
