"""Entries as CSL-JSON beside what pandoc makes of them, CSL-JSON as entries, and there and back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from footcite.bibliography import load_bibliography, parse_bibliography
from footcite.csl.item import csl_item, key_words
from footcite.csl.load import parse_csl_json
from footcite.csl.process import find_pandoc
from footcite.locales import find_locale
from footcite.model import Entry, Name

FIELDS = {
    "article": "@article{x, journaltitle={Journal of Things}, journalsubtitle={New Matters}, volume=3, number=4, pages={12--34}, issn={1234-5679}, doi={10.1000/182}, date={2015-04-09}}",
    "magazine": "@article{x, title={A Piece}, journaltitle={Weekly}, entrysubtype={magazine}, date={2015-04}}",
    "newspaper": "@article{x, title={A Piece}, journaltitle={Daily}, entrysubtype={newspaper}, date={2015}}",
    "bibtex article": "@article{x, title={A Piece}, journal={Daily}, year=2015, month=apr}",
    "book": "@book{x, title={Big Book}, subtitle={Small Print}, titleaddon={With Maps}, edition=2, series={Blue Series}, number=7, isbn={978-0-00-000000-2}, publisher={Town House and Sons}, location={Paris and Rome}, pagetotal=300, volumes=2}",
    "volume of a book": "@book{x, maintitle={Whole Work}, mainsubtitle={All of It}, title={Second Part}, volume=2}",
    "chapter": "@incollection{x, title={One Chapter}, booktitle={The Whole}, booksubtitle={Of It}, editor={Doe, Jane}, bookauthor={Roe, Ann}, pages={1--9}, chapter=2, location={Rome}}",
    "chapter of a volume": "@inbook{x, title={One Chapter}, booktitle={This Volume}, maintitle={All Volumes}, volume=3, part=1}",
    "proceedings": "@inproceedings{x, title={A Talk}, booktitle={Proceedings}, eventtitle={The Great Meeting}, venue={Rome}, eventdate={2015-04-09/2015-04-11}}",
    "thesis": "@phdthesis{x, title={My Thesis}, school={Some University}, year=2001}",
    "thesis by type": "@thesis{x, title={My Thesis}, type={mathesis}, institution={Some University}, date={2001}}",
    "report": "@report{x, title={A Report}, type={techreport}, number={TR-7}, institution={Institute}, date={2001}}",
    "online": "@online{x, title={A Page}, url={https://example.org/a_b}, urldate={2015-04-09}, version={1.2}}",
    "patent": "@patent{x, title={A Device}, number={12345}, holder={Firm}, type={patentus}, location={countryde}, date={2001}}",
    "lecture": "@unpublished{x, title={A Lecture}, eventtitle={A Meeting}, venue={Rome}, date={2001}}",
    "manuscript": "@unpublished{x, title={A Manuscript}, howpublished={Typescript}, date={2001}}",
    "encyclopedia": "@inreference{x, title={Term}, booktitle={Encyclopedia}, date={2001}}",
    "film": "@movie{x, title={A Film}, editor={Doe, Jane}, editortype={director}, date={2001}}",
    "dataset": "@dataset{x, title={Some Data}, publisher={Archive}, date={2001}}",
    "booklet": "@booklet{x, title={Leaflet}, howpublished={By Hand}, date={2001}}",
    "periodical": "@periodical{x, title={Journal}, issuetitle={Special Things}, volume=2, number=1, date={2001}}",
    "names": "@book{x, author={van der Berg, Jan and Doe, Jr, J.K. and {World Bank} and Plato and others}, title={T}}",
    "kept particle": "@book{x, author={de la Fontaine, Jean}, options={useprefix=true}, title={T}}",
    "translated": r"@book{x, author={M{\"u}ller, Bj{\o}rn}, translator={Roe, Ann}, origtitle={Das Ding}, origdate={1901}, origpublisher={Verlag}, title={The Thing}}",
    "capitals": "@book{x, title={The {NATO} of {Vienna} in {Middle Europe}: A Study. Another Sentence}}",
    "markup": r"@book{x, title={The \emph{Great} \textbf{Boat} \textsuperscript{a} A\&B}}",
    "quotes": "@book{x, title={On ``Quoted Words'' of It}}",
    "foreign": "@book{x, title={Die Große Reise der Schiffe}, langid={german}}",
    "eprint": "@article{x, title={T}, journaltitle={J}, eprint={1234.5678}, eprinttype={arxiv}, date={2001}}",
    "range": "@book{x, title={T}, date={2001/2003}}",
    "open range": "@book{x, title={T}, date={2001/}}",
    "season": "@article{x, title={T}, journaltitle={J}, date={2014-21}}",
    "before our era": "@book{x, title={T}, date={-0043}}",
    "notes": "@book{x, title={T}, note={First note}, addendum={Second note}, abstract={Text}, keywords={a, b}, pubstate={inpress}}",
    "short titles": "@article{x, title={Long Title of It}, shorttitle={Short Title}, journaltitle={Journal}, shortjournal={J.}}",
}
# What we do on purpose otherwise: our own language tags.
DELIBERATE = {"language"}


@pytest.fixture(scope="module")
def by_pandoc() -> dict[str, dict[str, Any]]:
    text = "\n".join(entry.replace("{x,", f"{{x{number},", 1) for number, entry in enumerate(FIELDS.values()))
    run = subprocess.run(
        [str(find_pandoc()), "-f", "biblatex", "-t", "csljson"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    items = {item["id"]: item for item in json.loads(run.stdout)}
    return {name: items[f"x{number}"] for number, name in enumerate(FIELDS)}


def entry_of(text: str) -> Entry:
    (entry,), _ = parse_bibliography(text, "references.bib")
    return entry


def plain(item: dict[str, Any]) -> dict[str, Any]:
    """Return the item without what differs on purpose, and marks of case that change no word."""
    text = json.dumps({key: value for key, value in item.items() if key not in {"id", *DELIBERATE} and value})
    return json.loads(text.replace('<span class=\\"nocase\\">', "").replace("</span>", ""))  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", FIELDS)
def test_an_entry_becomes_what_pandoc_makes_of_it(name: str, by_pandoc: dict[str, dict[str, Any]]) -> None:
    assert plain(csl_item(entry_of(FIELDS[name]), "x")) == plain(by_pandoc[name])


@pytest.mark.parametrize(
    ("text", "variable", "expected"),
    [
        pytest.param("@book{x, title={T}, year={in press}}", "issued", {"literal": "in press"}, id="words"),
        pytest.param("@book{x, title={About $H_2O$}}", "title", "About H<sub>2</sub>O", id="maths"),
        pytest.param("@misc{x, title={T}}", "type", "document", id="type that CSL lacks"),
    ],
)
def test_what_pandoc_leaves_out_or_raw_is_printed(text: str, variable: str, expected: Any) -> None:
    assert csl_item(entry_of(text), "x")[variable] == expected


@pytest.mark.parametrize(
    ("text", "variable", "expected"),
    [
        ("@thesis{x, type={mathesis}}", "genre", "Masterarbeit"),
        ("@mastersthesis{x, school={S}}", "genre", "Masterarbeit"),
        ("@patent{x, type={patentde}, location={countryfr and Rom}}", "genre", "deutsches Patent"),
        ("@patent{x, type={patentde}, location={countryfr and Rom}}", "jurisdiction", "Frankreich; Rom"),
        ("@book{x, pubstate={inpress}}", "status", "im Druck"),
    ],
)
def test_the_words_for_keys_in_german(text: str, variable: str, expected: str) -> None:
    words = key_words(find_locale("de"))
    assert csl_item(entry_of(text), "x", words=words)[variable] == expected


def test_a_group_with_small_letters_keeps_its_case() -> None:
    item = csl_item(entry_of(FIELDS["capitals"]), "x")
    assert item["title"] == "The NATO of Vienna in Middle Europe: A study. Another sentence"
    item = csl_item(entry_of("@book{x, title={About {the Thing} Itself}}"), "x")
    assert item["title"] == 'About <span class="nocase">the Thing</span> itself'


@pytest.mark.parametrize("name", FIELDS)
def test_an_entry_comes_back_from_csl_json(name: str) -> None:
    first = csl_item(entry_of(FIELDS[name]), "x")
    (entry,), issues = parse_csl_json(json.dumps([first]), "references.json")
    assert not [issue for issue in issues if issue.code.name != "BIB_UNKNOWN_TYPE"]
    assert plain(csl_item(entry, "x", english=False)) == plain(first)


def test_a_file_of_csl_json_is_a_bibliography(tmp_path: Path) -> None:
    path = tmp_path / "references.json"
    record = {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "chapter",
        "title": "A <i>small</i> chapter of C & D",
        "container-title": "The Whole",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van"},
            {"literal": "World Bank"},
        ],
        "issued": {"date-parts": [["2015", 4, "9"]]},
        "page": "3-9",
        "DOI": "10.1000/a_b",
    }
    path.write_text(f"\ufeff{json.dumps([record], indent=2)}", encoding="utf-8")
    bibliography, issues = load_bibliography([str(path)])
    (entry,) = bibliography.entries.values()
    assert not issues
    assert (entry.key, entry.type, entry.place.line) == (record["id"], "incollection", 3)
    assert entry.names["author"] == (Name("van Berg", "Jan"), Name("{World Bank}"))
    assert entry.get("title") == r"{A} \emph{small} chapter of {C} \& {D}"
    assert (entry.get("booktitle"), entry.get("date"), entry.get("pages")) == (
        "{The} {Whole}",
        "2015-04-09",
        "3--9",
    )
    assert entry.get("doi") == "10.1000/a_b"


@pytest.mark.parametrize(
    ("text", "keys", "message"),
    [
        pytest.param("", [], "references.json:1:1: BIB-SYNTAX the file is not JSON", id="empty"),
        pytest.param('[\n {"id": "a",}\n]', [], "references.json:2:", id="comma too many"),
        pytest.param('{"a": 1}', [], "not CSL-JSON", id="another file"),
        pytest.param("3", [], "not CSL-JSON", id="a number"),
        pytest.param("[" * 100_000, [], "nests too deep", id="nesting"),
        pytest.param('[null, {"id": "a", "type": "book"}]', ["a"], "record 1 has no `id`", id="no record"),
        pytest.param(
            '[{"type": "book"}, {"id": "a", "type": "book"}]', ["a"], "record 1 has no `id`", id="no id"
        ),
        pytest.param('[{"id": {}}, {"id": 7, "type": "book"}]', ["7"], "record 1 has no `id`", id="odd id"),
        pytest.param(
            '[\n  {"id": "a", "type": "bok"}]', ["a"], "references.json:2:4: BIB-UNKNOWN-TYPE", id="type"
        ),
        pytest.param('[{"id": "a", "type": []}]', ["a"], "which CSL does not know", id="type no text"),
        pytest.param(
            '[{"id": "a", "type": "book", "author": "Doe"}]', ["a"], "than names in `author`", id="names"
        ),
        pytest.param(
            '[{"id": "a", "type": "book", "author": [3]}]', ["a"], "than names in `author`", id="name"
        ),
        pytest.param(
            '[{"id": "a", "type": "book", "issued": [2015]}]', ["a"], "no date in `issued`", id="date"
        ),
        pytest.param(
            '[{"id": "a", "type": "book", "title": [1]}, 1]', ["a"], "no text in `title`", id="title"
        ),
    ],
)
def test_what_is_wrong_is_an_issue_and_the_rest_loads(text: str, keys: list[str], message: str) -> None:
    entries, issues = parse_csl_json(text, "references.json")
    assert [entry.key for entry in entries] == keys
    assert any(message in str(issue) for issue in issues)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2015]]}, "2015"),
        ({"date-parts": [[2015, 4], [2015, 6]]}, "2015-04/2015-06"),
        ({"date-parts": [[2015], [0]]}, "2015/"),
        ({"date-parts": [[-44]]}, "-0043"),
        ({"date-parts": [[2015]], "circa": True}, "2015~"),
        ({"date-parts": [[2014]], "season": 1}, "2014-21"),
        ({"raw": "2015-04-09"}, "2015-04-09"),
        ({"literal": "forthcoming"}, "forthcoming"),
        ("2015", "2015"),
    ],
)
def test_dates(date: Any, expected: str) -> None:
    (entry,), issues = parse_csl_json(json.dumps([{"id": "a", "type": "book", "issued": date}]), "x.json")
    assert not issues
    assert entry.get("date") == expected


@pytest.mark.parametrize("tag", ["<i>", '<span class="nocase">', "<i>a</b>", "{", "\\"])
def test_markup_that_nests_without_end_is_text(tag: str) -> None:
    record = {"id": "a", "type": "book", "title": f"{tag * 5000}Deep"}
    (entry,), _ = parse_csl_json(json.dumps([record]), "references.json")
    assert "deep" in csl_item(entry, "a")["title"].lower()
