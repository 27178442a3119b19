"""The stylesheets of a page become one, in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publishing.stylesheets import join_stylesheets

PAGE = """<head>
<link rel="stylesheet" href="../a.css">
<link rel="stylesheet" href="../sub/b.css">
</head>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("assets/stylesheets", "sub", "trade"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "a.css").write_text('@charset "UTF-8";p{color:red}')
    (tmp_path / "sub" / "b.css").write_text("p{background:url(data:image/png;base64,AA)}\n")
    return tmp_path


def test_one_file_holds_them_all(site: Path) -> None:
    page = join_stylesheets(PAGE, "trade/index.html", site)
    (href,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page)
    assert (site / "trade" / ".." / href.removeprefix("../")).read_text() == (
        "p{color:red}\np{background:url(data:image/png;base64,AA)}"
    )


def test_its_name_changes_with_its_content(site: Path) -> None:
    before = join_stylesheets(PAGE, "trade/index.html", site)
    (site / "a.css").write_text("p{color:blue}")
    assert join_stylesheets(PAGE, "trade/index.html", site) != before


def test_a_single_one_and_absolute_ones_stay(site: Path) -> None:
    single = '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="/b.css">'
    assert join_stylesheets(single, "index.html", site) == single


def test_a_relative_address_within_is_refused(site: Path) -> None:
    (site / "a.css").write_text("p{background:url(picture.png)}")
    with pytest.raises(ValueError, match=r"a\.css has an address relative to its own"):
        join_stylesheets(PAGE, "trade/index.html", site)
