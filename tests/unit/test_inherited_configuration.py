"""The checker reads a configuration with its parents, as MkDocs merges them."""

from pathlib import Path

import pytest

from footcite.checker.configuration import read_configuration


def _write(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return str(folder / "mkdocs.yml")


def test_the_settings_of_every_parent_are_taken_and_the_childs_go_before(tmp_path: Path) -> None:
    config = _write(
        tmp_path,
        base="site_url: https://base.example/\nmarkdown_extensions:\n  footcite:\n    bibliography: base.bib\n",
        middle="INHERIT: base.yml\ndocs_dir: pages\n",
        mkdocs="INHERIT: middle.yml\nsite_url: https://own.example/\nmarkdown_extensions:\n  footcite:\n    style: apa\n",
    )
    found = read_configuration(config)
    assert found.site_url == "https://own.example/"
    assert found.docs == str(tmp_path / "pages")
    assert found.bibliography == (str(tmp_path / "base.bib"),)


@pytest.mark.parametrize(
    ("parent", "said"),
    [
        pytest.param("INHERIT: mkdocs.yml\n", "inherits from itself", id="circle"),
        pytest.param("a: [\n", "cannot read the configuration", id="malformed parent"),
    ],
)
def test_a_wrong_parent_is_told(tmp_path: Path, parent: str, said: str) -> None:
    config = _write(tmp_path, mkdocs="INHERIT: base.yml\n", base=parent)
    with pytest.raises(ValueError, match=said):
        read_configuration(config)
