"""What a page says in its head, and that no value of it can say more."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from footcite.bibliography import parse_bibliography
from footcite.csl.plain import plain_item
from footcite.metadata.head import add_metadata
from footcite.metadata.page import PageMetadata
from footcite.model import Entry
from footcite.page_metadata import read_page_metadata

PAGE = "<html><head><title>x</title></head><body><p>text</p></body></html>"
SITE = plain_item(
    parse_bibliography(
        "@report{s, author = {{The House} and Able, Ann}, title = {The Whole}, institution = {Press},"
        " number = {7}, version = {2}, langid = {english}, date = {2026-11-23}, url = {https://example.org/}}",
        "a.bib",
    )[0][0]
)
PART = {**SITE, "type": "chapter", "title": "A Part", "container-title": "The Whole"}
PART |= {"URL": "https://example.org/part/"}


def entry_of(text: str) -> Entry:
    return parse_bibliography(text, "a.bib")[0][0]


def head_of(page: PageMetadata, text: str = PAGE) -> str:
    return add_metadata(text, page).partition("</head>")[0]


def tags(head: str) -> list[tuple[str, str]]:
    found = re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', head)
    return [(name, html.unescape(content)) for name, content in found]


def json_ld(head: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


def part(**changes: Any) -> PageMetadata:
    return PageMetadata(**{"work": PART, "site": SITE, "site_name": "Site", **changes})


def test_the_front_page_of_a_report_is_one() -> None:
    head = head_of(PageMetadata(SITE, SITE, "Site", is_home=True, description="About all."))
    assert [tag for tag in tags(head) if tag[0].startswith("citation_")] == [
        ("citation_title", "The Whole"),
        ("citation_author", "The House"),
        ("citation_author", "Able, Ann"),
        ("citation_publication_date", "2026/11/23"),
        ("citation_technical_report_institution", "Press"),
        ("citation_technical_report_number", "7"),
        ("citation_language", "en"),
        ("citation_abstract", "About all."),
        ("citation_public_url", "https://example.org/"),
        ("citation_fulltext_html_url", "https://example.org/"),
    ]


def test_another_page_is_a_part_of_it() -> None:
    found = dict(tags(head_of(part())))
    assert found["citation_title"] == "A Part"
    assert found["citation_inbook_title"] == "The Whole"
    assert found["citation_publisher"] == "Press"
    assert "citation_technical_report_institution" not in found
    assert found["DC.relation.isPartOf"] == "https://example.org/"


def test_a_page_of_a_site_that_is_no_book_is_a_web_page() -> None:
    """Zotero would take `og:type` "article" for an article in a journal, without a journal."""
    work = {**SITE, "type": "webpage"}
    found = dict(tags(head_of(PageMetadata(work, work, "Site"))))
    assert found["og:type"] == "website"
    assert not {"citation_inbook_title", "citation_technical_report_institution"} & found.keys()


@pytest.mark.parametrize(
    ("entry", "reference"),
    [
        (
            "@article{a, author = {Able, Ann and Bell, Bob}, title = {On {Rivers}; and \\emph{Lakes}},"
            " journaltitle = {Flow}, volume = {8}, number = {2}, pages = {10--25}, date = {2001-04},"
            " doi = {10.1000/x}}",
            "citation_title=On Rivers, and Lakes; citation_author=Able, Ann; citation_author=Bell, Bob; "
            "citation_publication_date=2001/04; citation_journal_title=Flow; citation_volume=8; "
            "citation_issue=2; citation_doi=10.1000/x; citation_firstpage=10; citation_lastpage=25",
        ),
        (
            "@incollection{a, author = {{Ministry; of Water}}, title = {Wells}, booktitle = {Works}, publisher = {P}}",
            "citation_title=Wells; citation_author=Ministry, of Water; citation_inbook_title=Works; citation_publisher=P",
        ),
        (
            "@thesis{a, title = {T}, institution = {U}, date = {1999}}",
            "citation_title=T; citation_publication_date=1999; citation_dissertation_institution=U",
        ),
    ],
    ids=["article", "chapter", "thesis"],
)
def test_each_source_is_a_reference(entry: str, reference: str) -> None:
    found = tags(head_of(part(references=[plain_item(entry_of(entry))])))
    assert [content for name, content in found if name == "citation_reference"] == [reference]


def test_json_ld_says_what_is_part_of_what_and_cites() -> None:
    cited = entry_of(
        "@article{a, author = {Able, Ann}, title = {On Rivers}, journaltitle = {Flow}, date = {2001},"
        " doi = {10.1000/x}, url = {javascript:alert(1)}}"
    )
    found = json_ld(head_of(part(references=[plain_item(cited)], picture="https://example.org/p.png")))
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "Article"
    assert found["image"] == "https://example.org/p.png"
    assert found["isPartOf"] == {"@type": "Report", "@id": "https://example.org/", "name": "The Whole"}
    assert found["citation"] == [
        {
            "@type": "ScholarlyArticle",
            "name": "On Rivers",
            "author": [{"@type": "Person", "name": "Able, Ann", "givenName": "Ann", "familyName": "Able"}],
            "datePublished": "2001",
            "isPartOf": {"@type": "Periodical", "name": "Flow"},
            "identifier": "https://doi.org/10.1000/x",
        }
    ]
    home = json_ld(head_of(PageMetadata(SITE, SITE, "Site", is_home=True, parts=[PART])))
    assert (home["@type"], home["version"], "isPartOf" in home) == ("Report", "2", False)
    assert home["hasPart"] == [{"@type": "Article", "@id": "https://example.org/part/", "name": "A Part"}]
    assert home["author"][0] == {"@type": "Organization", "name": "The House"}


ATTACKS = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "]]></head><body>",
    "\u2028\u2029&lt;/script&gt;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_value_ends_its_tag(attack: str) -> None:
    work = {**PART, "title": attack, "author": [{"literal": attack}], "publisher": attack, "URL": attack}
    work |= {"container-title": attack, "version": attack}
    page = part(
        work=work, site={**SITE, "title": attack}, site_name=attack, description=attack, picture=attack
    )
    page = PageMetadata(**{name: getattr(page, name) for name in page.__slots__} | {"references": [work]})
    text = add_metadata(PAGE, page)
    elements = re.findall(r"<[^!][^<>]*?>", re.sub(r'"[^"<>]*"', '""', text))
    assert {element.split()[0].strip("<>/") for element in elements} == {
        "html", "head", "title", "body", "p", "meta", "script"
    }  # fmt: skip
    assert text.count("<script") == text.count("</script>") == 1
    assert "<!--" not in text
    assert json_ld(text)["name"] == attack
    assert ("og:title", attack) in tags(text)


def test_what_the_theme_states_already_stays() -> None:
    themed = PAGE.replace("</head>", "<meta property='og:title' content='Own'></head>")
    assert [name for name, _ in tags(head_of(part(), themed))].count("og:title") == 0


def test_a_page_without_a_head_stays_as_it_is() -> None:
    assert add_metadata("<p>text</p>", part()) == "<p>text</p>"


def test_footcite_itself_reads_them() -> None:
    fields = dict(read_page_metadata(add_metadata(PAGE, part())))
    assert fields["title"] == "A Part"
    assert fields["author"] == "The House and Able, Ann"
    assert fields["date"] == "2026-11-23"
