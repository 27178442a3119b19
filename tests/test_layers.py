"""Who may import what: the architecture, held by a test."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "footcite"
MODULES = sorted(PACKAGE.rglob("*.py"))
ALLOWED = {
    "mkdocs": {
        "plugin",
        "plugin_assets",
        "plugin_options",
        "plugin_pages",
        "plugin_publication",
        "plugin_report",
        "plugin_watch",
        "site_styles",
    },
    "markdown": {
        "extension",
        "headings",
        "inner",
        "markers",
        "notes",
        "page_citations",
        "page_exports",
        "page_listing",
        "treeprocessors",
        "zensical_host",
    },
    "pybtex": {"bibliography", "pybtex_entries", "pybtex_style"},
    "latexcodec": {"tex"},
    "click": {"cli"},
    "aiohttp": {"external"},
    "yarl": {"external"},
    "protego": {"external"},
    "pathspec": {"zensical_pages"},
    "yaml": {"configuration", "frontmatter", "migrate", "zensical_pages"},
    "jsonschema": {"external", "frontmatter"},
}


def imported(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_imports_only_what_its_layer_may(module: Path) -> None:
    roots = {name.split(".")[0] for name in imported(module)}
    third_party = roots - set(sys.stdlib_module_names) - {"footcite"}
    assert all({module.stem, module.parent.name} & ALLOWED[root] for root in third_party), third_party


@pytest.mark.parametrize("module", [m for m in MODULES if m.parent.name != "cli"], ids=lambda path: path.stem)
def test_only_the_command_prints(module: Path) -> None:
    calls = [
        node.func for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_modules_and_functions_stay_short(module: Path) -> None:
    text = module.read_text("utf-8")
    assert len(text.splitlines()) <= 260
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


STARTS_WITHOUT = {
    "footcite.extension": ["mkdocs", "zensical", "pathspec", "jsonschema", "yaml", "aiohttp"],
    "footcite.checker.check": ["markdown", "footcite.page", "footcite.styles"],
}


@pytest.mark.parametrize(
    ("module", "heavy"), [(module, heavy) for module, names in STARTS_WITHOUT.items() for heavy in names]
)
def test_a_module_starts_without_what_only_others_need(module: str, heavy: str) -> None:
    code = f"import {module}, sys; sys.exit('{heavy}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
