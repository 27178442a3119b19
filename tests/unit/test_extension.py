from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from markdown.extensions import Extension

import markup
from footcite.bibliography import bibliography_paths
from footcite.documents import Source
from footcite.extension import FootciteExtension
from footcite.page import NoHost

BIB = r"""
@book{able, author = {Able, Ann}, title = {Hills \& Dales}, publisher = {Press}, date = {2001}}
@article{baker, author = {Baker, Bob}, title = {On Rivers}, journaltitle = {Water}, volume = {8}, date = {2002}}
@online{cook, title = {A Plan}, organization = {Council}, date = {2003}, url = {https://example.org/?a=1&b=2}}
"""
PAGE = """
One.[@able] Two.[^word] Three.[@able] @baker [p. 3] says so, and @baker [p. 3].

- Four.[@cook; see @able, p. 4][^word]

> Five.[@able] Six.[^baker]

[^word]: Some words on [@cook], but see.[^other]
[^other]: Others, as before.[^word]
"""


@pytest.fixture
def bib(tmp_path: Path) -> str:
    path = tmp_path / "references.bib"
    path.write_text(BIB, encoding="utf-8")
    return str(path)


def convert(text: str, bib: str, extensions: Sequence[str | Extension] = ()) -> str:
    return markdown.markdown(text, extensions=[*extensions, FootciteExtension(bibliography=bib)])


def convert_with(text: str, entries: str, tmp_path: Path, extensions: Sequence[str] = ()) -> str:
    path = tmp_path / "other.bib"
    path.write_text(entries, encoding="utf-8")
    return convert(text, str(path), extensions)


class Elements(HTMLParser):
    """Collects what a browser would see: elements with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str | None]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str | None]:
        return [
            attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes
        ]


# ------------------------------------------------------------------------------ ids and backlinks


def test_one_note_with_several_markers(bib: str) -> None:
    page = convert("A.[@able] B.[@baker] C.[@able] D.[@able]", bib)
    assert [marker.id for marker in markup.markers(page)] == [
        "fnref:able",
        "fnref:baker",
        "fnref2:able",
        "fnref3:able",
    ]
    able, baker = markup.notes(page)
    assert (able.id, able.backlinks) == ("fn:able", ["fnref:able", "fnref2:able", "fnref3:able"])
    assert (baker.id, baker.backlinks) == ("fn:baker", ["fnref:baker"])


def test_backlinks_have_different_names(bib: str) -> None:
    page = convert("## Sea\n\nA.[@able] B.[@able] C.[@baker]", bib, ["toc"])
    links = re.findall(
        r'<a aria-label="([^"]*)" class="footnote-backref"[^>]* title="([^"]*)">([^<]*)<', page
    )
    assert links == [
        (name, name, text)
        for name, text in [
            ("Back to citation a, in section “Sea”", "a"),
            ("Back to citation b, in section “Sea”", "b"),
            ("Back to the citation, in section “Sea”", "&#8617;"),
        ]
    ]


def test_every_marker_leads_to_a_note_and_back(bib: str) -> None:
    page = convert(PAGE, bib)
    markers = [*markup.markers(page)]
    notes = {note.id: note for note in markup.notes(page)}
    assert len(markers) >= 10
    assert {marker.note for marker in markers} == set(notes)
    for number, note in enumerate(notes.values(), start=1):
        leading = [marker for marker in markers if marker.note == note.id]
        assert {marker.number for marker in leading} == {number}
        assert sorted(note.backlinks) == sorted(marker.id for marker in leading)


def test_ids_are_unique_and_ascii(bib: str) -> None:
    page = convert(f"{PAGE}\n\n[REFERENCES]\n\n[BIBLIOGRAPHY]\n\n[BIBLIOGRAPHY type=book]", bib)
    ids = Elements(page).ids
    assert len(ids) > 15
    assert len(set(ids)) == len(ids)
    assert "".join(map(str, ids)).isascii()


def test_ids_hang_on_keys_not_on_numbers(bib: str) -> None:
    alone = convert("A.[@able]", bib)
    after_another = convert("Z.[@baker] A.[@able]", bib)
    assert markup.notes(alone)[0].id == markup.notes(after_another)[1].id


@pytest.mark.parametrize("listing", ["", "\n\n[REFERENCES]"], ids=["notes", "references"])
def test_keys_that_differ_by_punctuation_have_different_ids(listing: str, tmp_path: Path) -> None:
    entries = "@book{a:b, title = {One}}\n@book{a/b, title = {Two}}\n@book{a-b, title = {Three}}"
    ids = Elements(convert_with(f"[@a:b] [@a/b] [@a-b]{listing}", entries, tmp_path)).ids
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("own", ["fn:able", "fnref:able", "ref:able"])
def test_ids_do_not_collide_with_the_authors_own(own: str, bib: str) -> None:
    page = convert(f"## Heading {{#{own}}}\n\nA.[@able]\n\n[REFERENCES]", bib, ["attr_list"])
    ids = Elements(page).ids
    assert own in ids
    assert len(set(ids)) == len(ids)


# ---------------------------------------------------------------------------------------- options


@pytest.mark.parametrize(
    ("option", "paths"),
    [
        pytest.param("a.bib", ["a.bib"], id="one"),
        pytest.param("a.bib, b.bib", ["a.bib", "b.bib"], id="text-with-commas"),
        pytest.param(" a.bib ,b.bib ", ["a.bib", "b.bib"], id="text-with-spaces"),
        pytest.param("a b.bib", ["a b.bib"], id="space-within"),
        pytest.param(["a.bib", "b.bib"], ["a.bib", "b.bib"], id="list"),
        pytest.param([], [], id="empty-list"),
    ],
)
def test_bibliography_option(option: str | list[str], paths: list[str]) -> None:
    assert bibliography_paths(option) == paths


def test_by_name_with_options(bib: str) -> None:
    for option in (bib, [bib]):
        config = {"footcite": {"bibliography": option}}
        page = markdown.markdown("A.[@able]", extensions=["footcite"], extension_configs=config)
        assert page == convert("A.[@able]", bib)


def test_unknown_style() -> None:
    with pytest.raises(ValueError, match=r"unknown style `mls`; known are chicago-notes.*mla`\?"):
        FootciteExtension(style="mls")


def test_missing_bibliography_is_an_issue_and_no_crash(tmp_path: Path) -> None:
    extension = FootciteExtension(bibliography=str(tmp_path / "none.bib"))
    page = markdown.markdown("A.[@able]", extensions=[extension])
    assert [str(issue.code) for issue in extension.result.issues] == ["CITE-UNKNOWN-KEY", "BIB-NOT-FOUND"]
    assert "[@able]" in page


# ---------------------------------------------------------------------------- together with others


@pytest.mark.parametrize("text", [PAGE, "A.[^x]\n\n[^x]: One.", "Plain."], ids=["page", "footnote", "plain"])
def test_footnotes_before_or_after_or_not_at_all(text: str, bib: str) -> None:
    alone = convert(text, bib)
    assert convert(text, bib, ["footnotes"]) == alone
    after = markdown.markdown(text, extensions=[FootciteExtension(bibliography=bib), "footnotes"])
    assert after == alone


@pytest.mark.parametrize("position", [0, 1], ids=["before", "after"])
def test_options_of_footnotes_are_kept(position: int, bib: str) -> None:
    extensions: list[Any] = [FootciteExtension(bibliography=bib)]
    extensions.insert(position, "footnotes")
    options = {
        "footnotes": {"BACKLINK_TEXT": "back", "SUPERSCRIPT_TEXT": "[{}]", "PLACE_MARKER": "@@notes@@"}
    }
    page = markdown.markdown("A.[@able]\n\n@@notes@@\n\nB.", extensions=extensions, extension_configs=options)
    assert ">[1]</a></sup>" in page
    assert ">back</a>" in page
    assert page.endswith("<p>B.</p>")


def test_converting_twice_gives_the_same(bib: str) -> None:
    md = markdown.Markdown(extensions=["toc", FootciteExtension(bibliography=bib)])
    first = md.convert(PAGE)
    assert md.reset().convert(PAGE) == first


def test_pages_know_nothing_of_each_other(bib: str) -> None:
    extension = FootciteExtension(bibliography=bib)
    md = markdown.Markdown(extensions=[extension])
    md.convert("A.[@able] B.[@nobody] C.[^x]\n\n[^x]: One.\n[^y]: Two.")
    assert [str(issue.code) for issue in extension.result.issues] == ["CITE-UNKNOWN-KEY", "NOTE-UNUSED"]
    page = md.reset().convert("A.[@able, p. 3]")
    assert markup.notes(page)[0].text == "Ann Able, *Hills & Dales* (Press, 2001), 3."
    assert extension.result.issues == []
    assert [use.key for use in extension.result.uses] == ["able"]


def test_uses_know_their_notes_and_sections(bib: str) -> None:
    extension = FootciteExtension(bibliography=bib)
    text = "# One\n\nA.[@able]\n\n## Two\n\nB.[^w] C.[@able]\n\n[^w]: See [@cook]."
    markdown.markdown(text, extensions=["toc", extension])
    uses = [(use.key, use.number, use.anchor, use.section, use.section_id) for use in extension.result.uses]
    assert sorted(uses) == [
        ("able", 1, "fnref2:able", "Two", "two"),
        ("able", 1, "fnref:able", "One", "one"),
        ("cook", 2, "fn:w", "Two", "two"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("&copy; [@able] &amp; < >", "<p>&copy; ^1^ &amp; &lt; &gt;</p>", id="in-the-text"),
        pytest.param("[@able, p. 3 & more &copy;]", "<p>^1^</p>", id="in-a-suffix"),
    ],
)
def test_entities(text: str, expected: str, bib: str) -> None:
    page = convert(text, bib)
    assert markup.body(page) == expected
    assert "<cite>Hills &amp; Dales</cite>" in page
    assert "&amp;amp;" not in page
    assert "&amp;copy;" not in page


def test_addresses_are_escaped_once(bib: str) -> None:
    page = convert("[@cook]", bib)
    assert 'href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>' in page


def test_link_in_a_prefix_stays_a_link(bib: str) -> None:
    page = convert('A.[see [the map](https://example.org/map "Map") and @able]', bib)
    assert '<p>See <a href="https://example.org/map" title="Map">the map</a> and Ann Able' in page


# ------------------------------------------------------------------------------------ hostile input

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"
ADDRESSES = [
    pytest.param("javascript:alert(1)", id="script"),
    pytest.param("JaVaScRiPt:alert(1)", id="script-in-mixed-case"),
    pytest.param("java\tscript:alert(1)", id="script-with-tab"),
    pytest.param("\x01javascript:alert(1)", id="script-after-control-character"),
    pytest.param("java&#9;script:alert(1)", id="script-with-reference"),
    pytest.param("data:text/html,<b>x</b>", id="data"),
    pytest.param("vbscript:x", id="vbscript"),
    pytest.param("file:///etc/passwd", id="file"),
    pytest.param("//evil.example/x", id="no-scheme"),
    pytest.param("https://gov.example@evil.example/", id="user"),
    pytest.param('https://ok/" onmouseover="alert(1)', id="attribute"),
    pytest.param("https://ok/<b>", id="element"),
]


DATA = {
    f"data-{name}"
    for name in [
        "archive",
        "archived",
        "cite-key",
        "first",
        "kind",
        "language",
        "link-state",
        "open",
        "preview",
        "url",
        "use",
        "work",
    ]
}


def assert_harmless(page: str) -> Elements:
    """Assert that the page has nothing but our own elements, attributes and links."""
    found = Elements(page)
    for tag, attributes in found.elements:
        assert tag in {"p", "div", "hr", "ol", "ul", "li", "sup", "a", "cite", "span", "em", "strong", "sub"}
        assert attributes.keys() <= {"id", "class", "href", "title", "aria-label", "lang"} | DATA
    addresses = [
        found[name] for _, found in found.elements for name in ("data-url", "data-archive") if name in found
    ]
    for link in [*found.links, *addresses]:
        assert link is not None
        assert link.startswith(("#", "https://example.org/", "https://doi.org/"))
    return found


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "field", ["url = {%s}", "title = {\\href{%s}{T}}", "note = {\\url{%s}}", "doi = {%s}"]
)
def test_hostile_address(field: str, address: str, tmp_path: Path) -> None:
    entry = "@online{a, " + field % address + ", title = {T}, organization = {O}}"
    assert_harmless(convert_with("[@a]\n\n[REFERENCES]", entry, tmp_path))


@pytest.mark.parametrize(
    "field",
    [
        "author",
        "editor",
        "title",
        "subtitle",
        "usere",
        "publisher",
        "location",
        "date",
        "edition",
        "volume",
        "note",
        "keywords",
        "langid",
    ],
)
def test_hostile_field(field: str, tmp_path: Path) -> None:
    entry = f"@book{{a, {field} = {{{SCRIPT}}}, title = {{T}}}}"
    found = assert_harmless(convert_with("[@a] @a\n\n[REFERENCES]", entry, tmp_path))
    shown = field not in {"date", "keywords", "langid"}
    assert ("<script>alert(1)</script>" in found.text) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[click](javascript:alert(4))", id="link"),
        pytest.param("![alt](x.png)", id="image"),
        pytest.param("**bold** _low_ *i*", id="emphasis"),
        pytest.param("a[^1] [@a] @a", id="citation"),
        pytest.param("T {: onclick=alert(1) }", id="attributes"),
        pytest.param("{: #own }", id="attribute-list-alone"),
        pytest.param("<https://evil.example/>", id="autolink"),
        pytest.param("# [TOC] | a | b |", id="blocks"),
        pytest.param("&copy; &#60;b&#62;", id="references"),
        pytest.param("(c) ... << a >>", id="typography"),
    ],
)
def test_markdown_in_a_field_is_text(text: str, tmp_path: Path) -> None:
    """No Markdown is read in what stands in the bibliography, whatever extensions are on."""
    entry = f"@book{{a, title = {{{text}}}, date = {{2001}}}}"
    extensions = ["attr_list", "smarty", "tables", "toc", "md_in_html", "pymdownx.superfences"]
    found = assert_harmless(convert_with("A.[@a]\n\n[REFERENCES]", entry, tmp_path, extensions))
    # TeX takes the braces; everything else must be there, letter by letter.
    assert found.text.count(text.replace("{", "").replace("}", "")) == 2


@pytest.mark.parametrize(
    "key", ['x"><img src=x onerror=alert(1)>', "<script>alert(1)</script>", "a&b", "a'b", "__proto__", "a b"]
)
@pytest.mark.parametrize("text", ["A.[@{%s}]", "A.[@able; @{%s}]", "A.[@able, p. 3; see @{%s}, p. 4]"])
def test_hostile_key(text: str, key: str, bib: str) -> None:
    """An unknown key stays readable, as text, both alone and among known keys."""
    page = convert(text % key, bib)
    unresolved = [attrs for _, attrs in Elements(page).elements if attrs.get("class") == "cite-unresolved"]
    assert [attrs["data-cite-key"] for attrs in unresolved] == [key]
    if "; " in text:
        assert key in assert_harmless(page).text


@pytest.mark.parametrize("key", ['x"onmouseover="alert(1)', "a<b>c", "a&b"])
def test_hostile_key_of_an_entry(key: str, tmp_path: Path) -> None:
    page = convert_with(f"A.[@{{{key}}}]\n\n[REFERENCES]", f"@book{{{key}, title = {{T}}}}", tmp_path)
    assert len(markup.notes(page)) == 1
    assert_harmless(page)


@pytest.mark.parametrize("label", ['"><b>', "constructor", "a b", "é", "x" * 10_000])
def test_hostile_footnote_label(label: str, bib: str) -> None:
    page = convert(f"A.[^{label}]\n\n[^{label}]: Words.", bib)
    (note,) = markup.notes(page)
    assert note.text == "Words."
    assert note.id.isascii()
    assert_harmless(page)


def test_many_unknown_citations_are_all_reported(bib: str) -> None:
    extension = FootciteExtension(bibliography=bib)
    markdown.markdown("A.[@x1] B.[@x2]\n\nC.[@x1]", extensions=[extension])
    places = [(issue.place.line, issue.place.column) for issue in extension.result.issues]
    assert sorted(places, key=str) == [(1, 12), (1, 4), (3, 4)]


class CountingHost(NoHost):
    """Counts how often the page's file is read."""

    reads = 0

    def source(self) -> Source:
        self.reads += 1
        return Source("page.md", "A.[@able] B.[@nobody]")


def test_the_file_of_a_page_is_read_once(bib: str) -> None:
    host = CountingHost()
    md = markdown.Markdown(extensions=[FootciteExtension(bibliography=bib, host=host)])
    for pages in (1, 2):
        md.reset()
        md.convert(host.source().text)
        assert host.reads == 2 * pages  # once by the extension, once here
