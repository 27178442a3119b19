"""Records as BibTeX, RIS and CSL-JSON: what is written, what stays at home, where the files stand."""

from __future__ import annotations

import json

import pytest

from footcite.bibliography import parse_bibliography
from footcite.csl.load import parse_csl_json
from footcite.exports.addresses import page_address, reference_address, work_address
from footcite.exports.bibtex import bibtex_record
from footcite.exports.csl_json import csl_json_record
from footcite.exports.fields import public_entry
from footcite.exports.files import export_files, site_files
from footcite.exports.links import ExportLinks
from footcite.exports.ris import ris_record
from footcite.locales import find_locale
from footcite.model import Entry
from footcite.page import Location


def entry_of(text: str) -> Entry:
    return parse_bibliography(text, "a.bib")[0][0]


def test_bibtex_keeps_values_as_written_and_the_order_of_the_file() -> None:
    text = r"@book{a, title = {On {Rivers} \& \emph{Lakes}}, author = {Able, Ann}, year = 2001, month = apr}"
    assert bibtex_record(entry_of(text)) == (
        "@book{a,\n"
        r"  title        = {On {Rivers} \& \emph{Lakes}}," + "\n"
        "  author       = {Able, Ann},\n"
        "  year         = {2001},\n"
        "  month        = apr\n"
        "}"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Able, Ann and Bell, Bob", "Able, Ann and Bell, Bob"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("King, Jr., Martin Luther", "King, Jr., Martin Luther"),
        ("{Institute of Water and Soil}", "{Institute of Water and Soil}"),
        ("Able, Ann and others", "Able, Ann and others"),
        ("Plato", "Plato"),
        ("family=de Graaf, given=Jan, useprefix=true", "{de Graaf}, Jan"),
        ("given={Ann}, family={van Able}, prefix={von}", "von {van Able}, Ann"),
    ],
)
def test_a_name_is_written_so_that_it_is_read_alike(written: str, expected: str) -> None:
    record = bibtex_record(entry_of(f"@book{{a, author = {{{written}}}, title = {{T}}}}"))
    assert f"author       = {{{expected}}}" in record
    again = bibtex_record(entry_of(record))
    assert again == record


@pytest.mark.parametrize(
    "field",
    [
        "annotation",
        "annote",
        "file",
        "keywords",
        "abstract",
        "library",
        "owner",
        "timestamp",
        "crossref",
        "xdata",
    ],
)
def test_what_its_owner_keeps_for_himself_is_not_exported(field: str) -> None:
    entry = public_entry(entry_of(f"@book{{a, title = {{T}}, {field} = {{secret}}}}"))
    for written in (bibtex_record(entry), ris_record(entry), csl_json_record(entry)):
        assert "secret" not in written


def test_of_the_options_only_the_one_for_particles_is_exported() -> None:
    text = "@book{a, title = {T}, author = {van Able, Ann}, options = {skipbib=false, useprefix=true}}"
    entry = public_entry(entry_of(text))
    assert entry.get("options") == "useprefix=true"
    assert public_entry(entry_of("@book{a, title = {T}, options = {skipbib}}")).get("options") == ""


def test_a_key_that_bibtex_cannot_hold_is_written_in_another_way() -> None:
    text = json.dumps([{"id": "http://zotero.org/users/1/items/A B,{}", "type": "book", "title": "T"}])
    (entry,), _ = parse_csl_json(text, "a.json")
    assert bibtex_record(entry).startswith("@book{http-zotero.org-users-1-items-A-B,\n")


def test_no_value_starts_a_tag_of_ris_of_its_own() -> None:
    text = json.dumps(
        [{"id": "a\nER  - ", "type": "book", "title": "One\r\nER  - \nTY  - GEN", "note": "x\ny"}]
    )
    (entry,), _ = parse_csl_json(text, "a.json")
    lines = ris_record(entry).split("\r\n")
    assert [line[:5] for line in lines if line[:2] in {"TY", "ER"}] == ["TY  -", "ER  -"]
    assert not any("\n" in line or "\r" in line for line in lines)


def test_ris_has_the_tags_of_the_type() -> None:
    report = "@report{r, title = {R}, institution = {House}, number = {7}, series = {Papers}, isbn = {1}, date = {2015-04}}"
    assert ris_record(entry_of(report)).split("\r\n") == [
        "TY  - RPRT",
        "ID  - r",
        "TI  - R",
        "T2  - Papers",
        "PY  - 2015",
        "DA  - 2015/04//",
        "PB  - House",
        "SN  - 7",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2015-04-09", {"date-parts": [[2015, 4, 9]]}),
        ("2014-24", {"date-parts": [[2014]], "season": 4}),
        ("2014-25", {"date-parts": [[2014]], "season": 1}),
        ("2014-33", {"date-parts": [[2014]]}),
        ("2013/2015", {"date-parts": [[2013], [2015]]}),
        ("2013/", {"date-parts": [[2013]]}),
        ("1975~", {"date-parts": [[1975]], "circa": True}),
    ],
)
def test_dates_of_csl_json_are_those_of_its_schema(date: str, expected: object) -> None:
    record = csl_json_record(entry_of(f"@book{{a, title = {{T}}, date = {{{date}}}}}"))
    assert json.loads(record)["issued"] == expected


@pytest.mark.parametrize(("language", "title"), [("en", "On great rivers"), ("de", "On Great Rivers")])
def test_titles_are_in_sentence_case_where_the_site_is_english(language: str, title: str) -> None:
    files = dict(export_files({"a": [entry_of("@book{a, title = {On Great Rivers}}")]}, language))
    assert json.loads(files["a.json"])[0]["title"] == title


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("able2001", "able2001"),
        ("Able-2001_b.c", "Able-2001_b.c"),
        ("DBLP:conf/water/Able01", "DBLP-conf-water-Able01-46535262"),
        ("../../etc/passwd", "etc-passwd-df406b03"),
        (".hidden", "hidden-3b71d5a1"),
        ("ключ", "x-0caf961a"),
        ("a" * 100, "a" * 80 + "-af707a64"),
    ],
)
def test_the_address_of_a_reference_hangs_on_its_key_alone(key: str, name: str) -> None:
    """What a file cannot be called is told apart by the CRC-32 of the key."""
    assert reference_address(key) == f"exports/references/{name}"


def test_keys_that_differ_have_addresses_that_differ() -> None:
    keys = ["a/b", "a-b", "a:b", "ключ", "слово", "a" * 100, "a" * 101]
    assert len({reference_address(key) for key in keys}) == len(keys)


def test_a_page_has_the_address_of_its_source() -> None:
    assert page_address("deep/er.md") == "exports/pages/deep/er"
    assert work_address("index.md") == "exports/cite/index"


def test_each_reference_each_page_and_the_site_have_a_file() -> None:
    first, second = (entry_of(f"@book{{{key}, title = {{{key}}}}}") for key in "ab")
    files = site_files([first, second], {"one.md": [second, first], "none.md": []})
    assert {address: [entry.key for entry in entries] for address, entries in files.items()} == {
        "exports/bibliography": ["a", "b"],
        "exports/references/a": ["a"],
        "exports/references/b": ["b"],
        "exports/pages/one": ["b", "a"],
    }
    written = dict(export_files(files, "en"))
    assert len(written) == 12
    assert (
        written["exports/pages/one.bib"].decode()
        == bibtex_record(second) + "\n\n" + bibtex_record(first) + "\n"
    )
    assert [item["id"] for item in json.loads(written["exports/bibliography.json"])] == ["a", "b"]
    assert written["exports/bibliography.ris"].decode().count("\r\nER  - \r\n") == 2


def test_a_record_of_a_page_does_not_take_the_place_of_the_sites() -> None:
    site, own = entry_of("@book{a, title = {Of the site}}"), entry_of("@book{a, title = {Of the page}}")
    files = site_files([site], {"one.md": [own]})
    assert files["exports/references/a"] == [site]
    assert files["exports/pages/one"] == [own]


def test_a_link_says_what_it_leads_to_and_is_safe() -> None:
    links = ExportLinks(find_locale("en"), Location('a b".md', "works/"))
    entry = entry_of('@book{a, title = {"><script>: A Study}}')
    assert links.reference(entry) == (
        '<p class="footcite-exports" role="group" aria-label="&quot;&gt;&lt;script&gt;">'
        '<a href="../exports/references/a.bib">BibTeX</a>, <a href="../exports/references/a.ris">RIS</a>, '
        '<a href="../exports/references/a.json">CSL-JSON</a></p>'
    )
    assert '"../exports/pages/a%20b%22.ris"' in links.cited()
