"""The built wheel: what it holds, what it says of itself, and that the README's six lines suffice."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

import markup
from hosts import mkdocs_build, write_files
from reference.fences import find_fences

ROOT = Path(__file__).parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*PIP, "wheel", str(ROOT), *options], check=True, stderr=subprocess.DEVNULL)
    return next(folder.glob("footcite-*.whl"))


@pytest.fixture(scope="session")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_it_holds_the_package_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
        data = {"footcite/py.typed", "footcite/csl/citeproc.lua", "footcite/explanations.toml"}
        assets = {
            f"footcite/assets/{name}"
            for name in ("bibliography.js", "copy.js", "footcite.css", "footcite.js")
        }
        assert data | assets <= set(archive.namelist())
    assert {re.sub(r"-.*dist-info", "-dist-info", top) for top in tops} == {"footcite", "footcite-dist-info"}


@pytest.mark.parametrize("name", ["footcite.js", "bibliography.js", "copy.js", "footcite.css"])
def test_what_readers_load_is_light(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert len(gzip.compress(archive.read(f"footcite/assets/{name}"))) < 4000


def test_it_holds_the_terms_of_every_language(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {
            name
            for name in archive.namelist()
            if name.startswith("footcite/locales/") and name.endswith(".toml")
        }
    assert held == {f"footcite/locales/{tag}.toml" for tag in ("de", "en", "es", "fr", "ru")}


def test_its_metadata_is_complete(metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "Typing :: Typed" in (metadata.get_all("Classifier") or [])
    links = {str(link).split(",")[0] for link in metadata.get_all("Project-URL") or []}
    assert links == {"Homepage", "Source", "Issues", "Changelog"}


def test_mkdocs_is_an_extra(metadata: Message) -> None:
    required = [str(line) for line in metadata.get_all("Requires-Dist") or []]
    assert any(line.startswith("mkdocs") and "extra == 'mkdocs'" in line for line in required)
    assert not any(line.startswith("mkdocs") and "extra" not in line for line in required)


def test_the_six_lines_of_the_readme_are_enough(wheel: Path, tmp_path: Path) -> None:
    fences = find_fences((ROOT / "README.md").read_text("utf-8"))
    shown = {fence.words["file"]: fence.body for fence in fences if fence.language in {"yaml", "bibtex"}}
    config, entry = shown["mkdocs.yml"], shown["references.bib"]
    assert len(config.splitlines()) == 6
    page = "# Home\n\nText.[@able2001rivers, p. 3]\n"
    write_files(tmp_path, {"mkdocs.yml": config, "references.bib": entry, "docs/index.md": page})
    subprocess.run([*PIP, "install", "--no-deps", "--target", str(tmp_path / "lib"), str(wheel)], check=True)
    path = {"PYTHONPATH": str(tmp_path / "lib")}
    code = "import footcite; print(footcite.__file__)"
    found = subprocess.check_output([sys.executable, "-c", code], text=True, env=os.environ | path)
    assert found.startswith(str(tmp_path)), "the wheel is used, not this checkout"
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict", **path)
    assert built.status == 0, built.log
    assert [note.text for note in markup.notes(built.page("index.html"))] == [
        "Ann Able, “On Rivers,” *Journal of Water* 8 (2001): 3."
    ]
