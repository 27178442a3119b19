"""`CITATION.cff`, by the guide to version 1.2.0 of its schema: required keys, known keys, their kinds.

https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import footcite

ROOT = Path(__file__).parents[1]
KNOWN = {
    "abstract",
    "authors",
    "cff-version",
    "commit",
    "contact",
    "date-released",
    "doi",
    "identifiers",
    "keywords",
    "license",
    "license-url",
    "message",
    "preferred-citation",
    "references",
    "repository",
    "repository-artifact",
    "repository-code",
    "title",
    "type",
    "url",
    "version",
}
ENTITY = {
    "address",
    "alias",
    "city",
    "country",
    "date-end",
    "date-start",
    "email",
    "fax",
    "location",
    "name",
    "orcid",
    "post-code",
    "region",
    "tel",
    "website",
}


@pytest.fixture
def citation() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return found


@pytest.fixture
def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def test_it_has_what_is_required_and_nothing_unknown(citation: dict[str, Any]) -> None:
    assert {"authors", "cff-version", "message", "title"} <= citation.keys() <= KNOWN
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in {"software", "dataset"}
    texts = {name: value for name, value in citation.items() if name not in {"authors", "keywords"}}
    assert all(isinstance(value, str) and value for value in texts.values()), texts


def test_its_authors_are_entities(citation: dict[str, Any]) -> None:
    assert citation["authors"]
    for author in citation["authors"]:
        assert {"name"} <= author.keys() <= ENTITY


def test_it_says_what_the_package_says_of_itself(citation: dict[str, Any], project: dict[str, Any]) -> None:
    assert citation["title"] == project["name"]
    assert citation["version"] == footcite.__version__
    assert citation["license"] == project["license"]
    assert citation["abstract"] == project["description"]
    assert citation["keywords"] == project["keywords"]
    assert citation["repository-code"] == project["urls"]["Source"]
    assert [author["name"] for author in citation["authors"]] == [a["name"] for a in project["authors"]]


def test_the_site_has_the_version_of_the_package() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert f"\n        version: {footcite.__version__}\n" in text
