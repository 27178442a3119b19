"""The command, run as people and CI run it, on the real site and on small ones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hosts import copy_site, mkdocs_build, write_files

HTML = "<html><body><main>{}</main></body></html>"


def footcite(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    command = [sys.executable, "-c", "from footcite.cli import run; run()", *arguments]
    return subprocess.run(
        command, cwd=folder, env=variables | environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(
        tmp_path, {"site/index.html": HTML.format('<a href="other.html">x</a>'), "docs/index.md": "x"}
    )
    return tmp_path


def test_status_0_where_nothing_is_found(site: Path) -> None:
    write_files(site, {"site/other.html": HTML.format('<a href="index.html">x</a>')})
    done = footcite(site, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing found\n", "")


def test_status_0_where_only_information_is_found(site: Path) -> None:
    write_files(site, {"site/other.html": HTML.format(""), "site/lonely.html": HTML.format("")})
    done = footcite(site, "check")
    assert done.returncode == 0
    assert "PAGE-ORPHAN" in done.stdout


def test_status_1_where_something_is_found(site: Path) -> None:
    done = footcite(site, "check")
    assert done.returncode == 1
    assert "LINK-NO-FILE" in done.stdout


def test_a_built_page_says_what_its_source_would(site: Path) -> None:
    marked = '<span class="cite-unresolved" data-cite-key="press">[@press]</span>'
    write_files(
        site,
        {
            "site/index.html": HTML.format(marked),
            "docs/index.md": "---\nnocite: '@press'\n---\nText.[@press]\n",
            "references.bib": "@xdata{press,\n  publisher = {Press},\n}\n",
            "mkdocs.yml": "markdown_extensions:\n  - footcite: {bibliography: references.bib}\n",
        },
    )
    issues = json.loads(footcite(site, "check", "--format", "json").stdout)["issues"]
    hint = "`@xdata` holds data for other entries and is not cited"
    found = [(issue["code"], issue["line"], issue["column"], issue["hint"]) for issue in issues]
    assert found == [("CITE-UNKNOWN-KEY", 2, 10, hint), ("CITE-UNKNOWN-KEY", 4, 7, hint)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "there is no built site at `nowhere`"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--shard", "5/4", "--external"], "`5/4` is not a shard"),
        (["check", "--config", "wrong.yml"], "unknown code `LINK-NOFILE`; did you mean `LINK-NO-FILE`?"),
        (["check", "--config", "broken.yml"], "cannot read the configuration `broken.yml`"),
        (["chekc"], "No such command"),
        (["merge-status", "none.json"], "does not exist"),
    ],
)
def test_status_2_for_wrong_use(site: Path, arguments: list[str], message: str) -> None:
    wrong = "plugins: [{footcite: {severity: {LINK-NOFILE: info}}}]\n"
    write_files(site, {"wrong.yml": wrong, "broken.yml": "a: [b"})
    done = footcite(site, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_status_3_for_a_mistake_of_its_own(site: Path) -> None:
    code = "import footcite.checker.check as c, footcite.cli as k; c.judge_site = None; k.run()"
    done = subprocess.run([sys.executable, "-c", code, "check"], cwd=site, capture_output=True, check=False)
    assert done.returncode == 3


def test_help_names_the_statuses_and_gives_examples(tmp_path: Path) -> None:
    shown = footcite(tmp_path, "check", "--help").stdout
    statuses = (
        "0 nothing found but information, 1 something found, 2 wrong use or configuration, 3 internal error"
    )
    assert statuses in " ".join(shown.split())
    assert "footcite check public --docs content --format sarif > footcite.sarif" in shown


def test_colour_is_for_terminals(site: Path) -> None:
    assert "\x1b" not in footcite(site, "check").stdout


@pytest.fixture(scope="module")
def broken_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, with one link broken by hand in a table inside an admonition of a real page."""
    folder = tmp_path_factory.mktemp("broken")
    copy_site(folder)
    page = folder / "docs" / "trade.md"
    table = "| a | b |\n| --- | --- |\n| x | [the deal](energie.md#c168) |\n"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("Trade was not rising constantly.\n", f"Trade.\n\n{table}\nMore.\n"), "utf-8"
    )
    assert mkdocs_build(folder, folder / "site").status == 0
    return folder


def expected_place(folder: Path) -> tuple[int, int]:
    lines = (folder / "docs" / "trade.md").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if "energie.md" in text)
    return line, lines[line - 1].index("energie.md") + 1


def test_a_link_broken_by_hand_is_located_in_every_format(broken_site: Path) -> None:
    line, column = expected_place(broken_site)
    human = footcite(broken_site, "check").stdout
    caret = " " * (column - 1) + "^"
    assert (
        f"docs/trade.md\n  {line}:{column}: error: LINK-NO-FILE `energie.md#c168` leads to no file" in human
    )
    assert f"      {line} | | x | [the deal](energie.md#c168) |\n         | {caret}\n" in human

    github = footcite(broken_site, "check", "--format", "github").stdout
    assert github.startswith(f"::error file=docs/trade.md,line={line},col={column},title=LINK-NO-FILE::")

    (issue,) = json.loads(footcite(broken_site, "check", "--format", "json").stdout)["issues"]
    assert (issue["path"], issue["line"], issue["column"], issue["code"]) == (
        "docs/trade.md",
        line,
        column,
        "LINK-NO-FILE",
    )

    (run,) = json.loads(footcite(broken_site, "check", "--format", "sarif").stdout)["runs"]
    (result,) = run["results"]
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "docs/trade.md"
    assert (location["region"]["startLine"], location["region"]["startColumn"]) == (line, column)


def test_github_gets_a_summary(broken_site: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    footcite(broken_site, "check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert "| error | <code>docs&#47;trade&#46;md" in summary.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        pytest.param(
            ("docs/trade.md", "@runews2015trade]", "@runews2015trad]"),
            r"docs/trade\.md:\d+:\d+: CITE-UNKNOWN-KEY unknown cite key `runews2015trad`\n"
            r"  hint: did you mean `runews2015trade`\?",
            id="a key broken in a page",
        ),
        pytest.param(
            ("references.bib", "@article{runews2015trade,", "@article{runews2015trade_,"),
            r"docs/trade\.md:\d+:\d+: CITE-UNKNOWN-KEY unknown cite key `runews2015trade`",
            id="an entry deleted",
        ),
        pytest.param(
            ("references.bib", "{bros2014gazprom,", "{nye2015new,"),
            r"references\.bib:\d+:\d+: BIB-DUPLICATE-KEY cite key `nye2015new` is already that of",
            id="two entries with one key",
        ),
        pytest.param(
            ("docs/trade.md", "reviewed: 2026-11-23", "reviewed: 2026-02-30"),
            r'docs/trade\.md:6:11: META-INVALID `reviewed`: "2026-02-30" is not a date',
            id="an impossible date",
        ),
    ],
)
def test_the_real_site_refuses_each_mistake(
    tmp_path: Path, change: tuple[str, str, str], finding: str
) -> None:
    copy_site(tmp_path)
    path, right, wrong = change
    text = (tmp_path / path).read_text("utf-8")
    assert right in text
    (tmp_path / path).write_text(text.replace(right, wrong, 1), "utf-8")
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict")
    assert built.status == 1
    assert re.search(finding, built.log), built.log
    assert "Traceback" not in built.log


def test_assets_are_written_and_replaced(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs/js/footcite.js": "// old"})
    done = footcite(tmp_path, "assets", "docs/js")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"wrote docs/js/{name}" for name in ("footcite.js", "bibliography.js", "copy.js", "footcite.css")
    ]
    assert (tmp_path / "docs/js/footcite.js").read_text("utf-8").startswith("// Previews:")


def test_assets_that_cannot_be_written_are_a_message(tmp_path: Path) -> None:
    write_files(tmp_path, {"docs": "a file"})
    done = footcite(tmp_path, "assets", "docs/js")
    assert done.returncode == 2
    assert "cannot write into `docs/js`" in done.stderr
    assert "Traceback" not in done.stderr
