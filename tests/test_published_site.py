"""What is published: the same bytes each time, small pages, valid HTML, a PDF, a picture, a feed."""

from __future__ import annotations

import gzip
import json
import os
import posixpath
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hosts import Build, mkdocs_build

ROOT = Path(__file__).parents[1]
VNU = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"
TOPICAL = sorted(path.stem for path in (ROOT / "docs").glob("*.md") if "claims=" in path.read_text("utf-8"))
# What vnu calls an error and neither footcite nor this site can mend.
UPSTREAM = (
    "Attribute “autocomplete” is only allowed when the input type is",  # Material's toggles
    "CSS: “anchor-name”: Property “anchor-name” doesn't exist.",  # https://www.w3.org/TR/css-anchor-position-1/
)


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        built = mkdocs_build(ROOT, tmp_path / name, "--strict", SOURCE_DATE_EPOCH="1764000000")
        assert built.status == 0, built.log
    first, second = (files(tmp_path / name) for name in ("one", "two"))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", TOPICAL)
def test_a_topical_page_weighs_at_most_100_kilobytes(site: Build, name: str) -> None:
    path = "index.html" if name == "index" else f"{name}/index.html"
    page = site.page(path)
    loaded = re.findall(r'<(?:script[^>]* src|link rel="stylesheet" href)="([^"]+)"', page)
    parts = [posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) for address in loaded]
    texts = [page.encode(), *((site.site / part).read_bytes() for part in parts)]
    assert sum(len(gzip.compress(text, mtime=0)) for text in texts) <= 100_000
    assert not re.search(r"@font-face", "".join(text.decode() for text in texts)), "fonts are the system's"


def test_the_checker_of_html_finds_only_what_is_known(site: Build) -> None:
    for tool, there in (("Java", shutil.which("java")), ("vnu-jar", VNU.is_file())):
        if not there:
            assert os.environ.get("CI") != "true", f"CI must have {tool}"
            pytest.skip(f"this machine has no {tool}; CI runs the checker of HTML")
    command = [
        "java",
        "-jar",
        str(VNU),
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        str(site.site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {(message["url"], message["message"]) for message in json.loads(done.stderr)["messages"]}
    assert {error for error in found if not error[1].startswith(UPSTREAM)} == set()


def test_the_home_page_leads_to_the_pdf(site: Build) -> None:
    assert 'href="russia-turns-to-asia.pdf"' in site.page("index.html")
    pdf = (site.site / "russia-turns-to-asia.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_picture_has_the_size_that_is_asked_for(site: Build) -> None:
    picture = (site.site / "assets" / "og.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)
    image = '<meta property="og:image" content="https://footcite.github.io/footcite/assets/og.png">'
    assert image in site.page("trade/index.html")


def test_every_page_leads_to_the_feed(site: Build) -> None:
    assert 'type="application/atom+xml" title="What changed" href="../changes.xml"' in site.page(
        "trade/index.html"
    )
    assert (site.site / "changes.xml").is_file()
