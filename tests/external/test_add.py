"""`footcite add`, offline from files, and online against a server on loopback."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from external.server import Server, hang_up, redirect, reply, silence
from footcite.bibliography import parse_bibliography
from footcite.cli import main
from footcite.csl.load import parse_csl_json
from footcite.external.options import ExternalOptions
from footcite.external.record import CSL_JSON, NoRecordError, fetch_record

RECORD = (
    " @article{Muller_2015, title={Rivers &amp; Lakes}, url={http://dx.doi.org/10.1234/ABC}, DOI={10.1234/ABC},"
    ' journal={Water}, author={M\\"uller, Anna}, year={2015}, month=apr, pages={1–9} }\n'
)
PAGE = """<html><head><title>Plan & more | Site</title><meta property="og:title" content="Plan 100% #1">
<meta name="citation_author" content="Doe, Jane"><meta property="og:site_name" content="Council">
<meta property="article:published_time" content="2020-03-04T10:00:00Z"></head></html>"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    return tmp_path / "references.bib"


def add(source: str, bib: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["add", source, "--to", str(bib), *options])


def online(server: Server) -> list[str]:
    return ["--resolver", server.url("/"), "--allow-loopback", "--port", str(server.port)]


def test_a_doi_is_asked_for_bibtex_and_added_in_the_files_layout(server: Server, bib: Path) -> None:
    server.routes |= {
        "/10.1234/ABC": redirect("/record", 302),
        "/record": reply(200, RECORD, content_type="application/x-bibtex"),
    }
    bib.write_text('@book{able2001,\n\ttitle = "On Rivers",\n\tdate = "2001",\n}\n', "utf-8")
    done = add("https://doi.org/10.1234/ABC", bib, *online(server))
    assert done.exit_code == 0, done.output
    assert {request.headers["accept"] for request in server.requests} == {
        "application/x-bibtex, application/vnd.citationstyles.csl+json;q=0.5"
    }
    assert bib.read_text("utf-8").partition("\n\n")[2] == (
        "@article{muller2015rivers,\n"
        '\ttitle = "Rivers \\& Lakes",\n'
        '\tdoi = "10.1234/ABC",\n'
        '\tjournaltitle = "Water",\n'
        '\tauthor = {M\\"uller, Anna},\n'
        '\tdate = "2015-04",\n'
        '\tpages = "1–9",\n'
        "}\n"
    )


CSL_RECORD = """[{"id": "x", "type": "chapter", "title": "Of Rivers & <i>Lakes</i>", "container-title": "Waters",
  "author": [{"family": "Berg", "given": "Ann", "non-dropping-particle": "van"},
             {"family": "Doe", "given": "Jane", "suffix": "Jr."}, {"literal": "Institute for Sand and Stone"}],
  "issued": {"date-parts": [[2015, 4]]}, "page": "3-9", "DOI": "10.1234/abc"}]"""


def test_csl_json_is_added_as_biblatex_that_says_the_same(bib: Path, tmp_path: Path) -> None:
    source = tmp_path / "zotero.json"
    source.write_text(CSL_RECORD, "utf-8")
    done = add(str(source), bib)
    assert done.exit_code == 0, done.output
    ((before,), _), ((after,), issues) = (
        parse_csl_json(CSL_RECORD, "zotero.json"),
        parse_bibliography(bib.read_text("utf-8"), "references.bib"),
    )
    assert not issues
    assert (after.key, after.type) == ("vanberg2015rivers", "incollection")
    assert after.names == before.names
    assert {name: after.get(name) for name in before.fields} == before.fields
    assert "has it already" in add(str(source), bib).output


@pytest.mark.parametrize(
    ("text", "message"), [("{", "malformed"), ("[]", "holds no entry"), ("[{}]", "malformed")]
)
def test_csl_json_without_a_record_adds_nothing(bib: Path, tmp_path: Path, text: str, message: str) -> None:
    source = tmp_path / "zotero.json"
    source.write_text(text, "utf-8")
    done = add(str(source), bib)
    assert done.exit_code == 2
    assert message in done.output
    assert not bib.exists()


AGENCY_RECORD = """{"type": "journal-article", "title": "Rivers &amp; Lakes", "container-title": ["Water"],
  "ISSN": ["1234-5678", "8765-4321"], "DOI": "10.1234/abc", "page": "1-9", "publisher": "Press",
  "author": [{"family": "Müller", "given": "Anna", "sequence": "first", "affiliation": []}],
  "issued": {"date-parts": [[2015, 4]]}}"""


@pytest.mark.parametrize("record", [AGENCY_RECORD, f"[{AGENCY_RECORD}]"], ids=["one record", "a list"])
def test_csl_json_is_taken_from_an_agency_that_has_no_bibtex(server: Server, bib: Path, record: str) -> None:
    server.routes["/10.1234/ABC"] = reply(200, record, content_type=CSL_JSON)
    done = add("10.1234/ABC", bib, *online(server))
    assert done.exit_code == 0, done.output
    assert bib.read_text("utf-8") == (
        "@article{muller2015rivers,\n"
        "  author       = {Müller, Anna},\n"
        "  title        = {{Rivers} \\& {Lakes}},\n"
        "  pages        = {1--9},\n"
        "  journaltitle = {{Water}},\n"
        "  publisher    = {Press},\n"
        "  doi          = {10.1234/abc},\n"
        "  issn         = {1234-5678},\n"
        "  date         = {2015-04}\n"
        "}\n"
    )


def test_a_page_that_states_a_doi_gives_the_record_of_the_doi(server: Server, bib: Path) -> None:
    page = '<title>Plan</title><meta name="citation_doi" content="doi:10.1234/ABC">'
    server.routes |= {
        "/plan": reply(200, page),
        "/10.1234/ABC": reply(200, RECORD, content_type="application/x-bibtex"),
    }
    assert "added `muller2015rivers`" in add(server.url("/plan"), bib, *online(server)).output
    again = add(server.url("/plan"), bib, *online(server))
    assert "has it already, as `muller2015rivers`" in again.output
    assert len(server.asked("/10.1234/ABC")) == 1


def test_a_page_whose_doi_has_no_record_becomes_an_online_entry(server: Server, bib: Path) -> None:
    page = '<title>The Plan</title><meta name="citation_doi" content="10.1234/ABC">'
    server.routes |= {"/plan": reply(200, page), "/10.1234/ABC": reply(404)}
    done = add(server.url("/plan"), bib, *online(server))
    assert "the server answers 404" in done.stderr
    assert "the entry is made from the page itself" in done.stderr
    assert "  doi          = {10.1234/ABC},\n" in bib.read_text("utf-8")


def test_a_page_becomes_an_online_entry(server: Server, bib: Path) -> None:
    server.routes |= {"/plan": reply(200, PAGE)}
    done = add(server.url("/plan"), bib, *online(server))
    assert done.exit_code == 0, done.output
    text = bib.read_text("utf-8")
    assert text.startswith("@online{doe2020plan,\n  author       = {Doe, Jane},\n")
    assert (
        "  title        = {Plan 100\\% \\#1},\n  organization = {Council},\n  date         = {2020-03-04},\n"
        in text
    )
    assert f"  url          = {{{server.url('/plan')}}},\n" in text
    today = datetime.datetime.now(datetime.UTC).date()
    dates = [(today - datetime.timedelta(days=ago)).isoformat() for ago in (0, 1)]
    assert any(f"  urldate      = {{{date}}}\n" in text for date in dates)


def test_a_page_without_a_word_on_itself_is_named_as_incomplete(server: Server, bib: Path) -> None:
    server.routes |= {"/plan": reply(200, "<p>Plan")}
    done = add(server.url("/plan"), bib, *online(server))
    assert done.exit_code == 1
    assert "BIB-MISSING-FIELD" in done.output


def test_what_is_no_page_is_not_added(server: Server, bib: Path) -> None:
    server.routes |= {"/plan": reply(200, "%PDF", content_type="application/pdf")}
    done = add(server.url("/plan"), bib, *online(server))
    assert (done.exit_code, bib.exists()) == (2, False)
    assert "is application/pdf, not a page" in " ".join(done.output.split())


@pytest.mark.parametrize(
    "source", ["10.1234/abc", "https://doi.org/10.1234/ABC", "https://example.org/doi/full/10.1234/ABC"]
)
def test_a_work_that_is_there_is_named_without_asking(server: Server, bib: Path, source: str) -> None:
    bib.write_text("@book{own, title = {T}, doi = {10.1234/ABC}}\n", "utf-8")
    before = bib.read_bytes()
    done = add(source, bib, *online(server))
    assert (done.exit_code, server.requests, bib.read_bytes()) == (0, [], before)
    assert "has it already, as `own`" in done.output


@pytest.mark.parametrize(
    ("route", "message"),
    [
        pytest.param(reply(404), "the server answers 404", id="unknown"),
        pytest.param(reply(406), "it has no record in BibTeX or CSL-JSON", id="no such form"),
        pytest.param(reply(503), "the server answers 503; try again later", id="server out of order"),
        pytest.param(hang_up, "broke off; a record saved as a file", id="broken off"),
        pytest.param(reply(200, "<html>"), "not with BibTeX or CSL-JSON", id="a page"),
        pytest.param(reply(200, "{", content_type=CSL_JSON), "is malformed", id="malformed JSON"),
        pytest.param(reply(200, '"x"', content_type=CSL_JSON), "is malformed", id="JSON that is no record"),
        pytest.param(
            reply(200, "nothing", content_type="application/x-bibtex"), "holds no entry", id="no entry"
        ),
        pytest.param(
            reply(200, "@book{k, a", content_type="application/x-bibtex"), "is malformed", id="malformed"
        ),
        pytest.param(
            reply(200, "x" * 1_100_000, content_type="application/x-bibtex"), "more than 1024 kB", id="long"
        ),
        pytest.param(redirect("http://10.0.0.1/"), "no public address", id="redirect to a private address"),
        pytest.param(
            redirect("file:///etc/passwd"), "the scheme `file` is not asked", id="redirect to a file"
        ),
    ],
)
def test_a_record_that_cannot_be_had_changes_nothing(
    server: Server, bib: Path, route: object, message: str
) -> None:
    server.routes["/10.1234/x"] = route  # type: ignore[assignment]
    done = add("10.1234/x", bib, *online(server))
    assert done.exit_code == 2
    assert message in " ".join(done.output.split())
    assert "Traceback" not in done.output
    assert not bib.exists()


def test_without_a_network_a_file_is_advised(bib: Path) -> None:
    with Server() as server:
        closed = online(server)
    done = add("10.1234/x", bib, *closed)
    assert done.exit_code == 2
    assert "no connection can be made; a record saved as a file" in " ".join(done.output.split())


def test_a_server_that_does_not_answer_is_not_waited_for(server: Server) -> None:
    server.routes["/10.1234/x"] = silence
    options = ExternalOptions(gap=0, ports=frozenset({server.port}), allow_loopback=True, deadline=0.2)
    with pytest.raises(NoRecordError, match="no whole answer came in time"):
        fetch_record("10.1234/x", options, server.url("/"))


def test_private_space_is_not_asked(bib: Path) -> None:
    assert "no public address" in add("http://127.0.0.1/x", bib).output


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        pytest.param("", ["able2001rivers", "able2001riversa"], id="letter where the key is taken"),
        pytest.param(
            "@book{a, title={A}}\n@book{b, title={B}}\n@book{z, title={Z}}\n",
            ["a", "able2001rivers", "able2001riversa", "b", "z"],
            id="in the order of the keys",
        ),
        pytest.param(
            "@book{z, title={Z}}\n@book{a, title={A}}\n",
            ["z", "a", "able2001rivers", "able2001riversa"],
            id="at the end",
        ),
    ],
)
def test_entries_of_a_file_are_added(tmp_path: Path, bib: Path, before: str, keys: list[str]) -> None:
    record = tmp_path / "new.bib"
    record.write_text(
        "@string{p = {Press}}\n@book{x, author={Able, Ann}, title={The Rivers}, year=2001, publisher=p}\n"
        "@book{y, author={Able, Ann}, title={Rivers Again}, year=2001, publisher=p # { B}}\n"
    )
    bib.write_text(before)
    done = add(str(record), bib)
    assert done.exit_code == 0, done.output
    text = bib.read_text()
    assert [line.split("{")[1].split(",")[0] for line in text.splitlines() if line.startswith("@")] == keys
    assert "{Press B}" in text


@pytest.mark.parametrize(
    "source", ["nothing", "10.1", "ftp://example.org/x", "http://user:secret@example.org/"]
)
def test_what_is_no_source_is_wrong_use(bib: Path, source: str) -> None:
    done = add(source, bib)
    assert done.exit_code == 2
    assert "is neither a file, nor a DOI, nor an address" in " ".join(done.output.split())
