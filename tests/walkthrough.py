"""Runs the fenced blocks of a page of documentation, in their order, as its reader would.

What a block is follows from its language and the words behind it (`reference.fences`):

| block                   | what is done                                                               |
| ----------------------- | -------------------------------------------------------------------------- |
| any with `file=path`    | is written to the file; with `add`, behind what the file holds             |
|                         | the commands of a workflow are run, and hooks of pre-commit must be ours   |
| any with `shows=path`   | must be what the file holds                                                |
| `markdown example`      | is rendered as on the site, without an issue and without syntax left over  |
| `markdown`              | is rendered, without an issue                                              |
| `html`                  | must be what the Markdown before it became                                 |
| `bibtex`                | is loaded, without an issue                                                |
| `yaml`                  | is put into the site's `mkdocs.yml`, and the site is built strictly        |
| `console`               | is run; it must succeed, or end with `status=1`; a command that needs the  |
|                         | network must at least be one that footcite understands                     |
| `python`                | is run                                                                     |
| `text`                  | must be what the block before it printed; a line `...` stands for any      |
| `css`                   | must name classes that rendered examples have                              |
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import markdown
import yaml

from footcite.bibliography import parse_bibliography
from footcite.extension import FootciteExtension
from hosts import mkdocs_build, write_files
from reference.commands import all_commands
from reference.examples import WORKS, render_example
from reference.fences import Fence, find_fences

_CSL_STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Rivers</title><id>https://example.org/rivers</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation>
  <bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>
"""

SITE = {
    "mkdocs.yml": "site_name: Rivers\nplugins: [footcite]\nmarkdown_extensions: [footcite]\n",
    "docs/index.md": "# Rivers\n\nMaps follow water.[@nadler2016, p. 3]\n",
    "references.bib": WORKS.read_text("utf-8"),
    "journal-of-rivers.csl": _CSL_STYLE,
}
"""The site that a page's blocks find, unless the page makes its own from nothing."""

ROOT = Path(__file__).parents[1]
# What these stand for is there already, or never ends.
_NOT_RUN = re.compile(r"(?:python -m venv|\.|git|make|mkdocs serve|pre-commit)(?: |$)")
_INSTALL = re.compile(r"pip install (?P<packages>.+)")
_NEEDS_NETWORK = re.compile(r"footcite check\b.*--external|footcite add (?!\S+\.(?:bib|json)\b)")


class Walkthrough:
    """One page of documentation, worked through in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed: str | None = None
        self.html = ""

    def run(self, text: str) -> None:
        for fence in find_fences(text):
            self.run_block(fence)

    def run_block(self, fence: Fence) -> None:
        acts = [act for word, act in self._acts().items() if word in fence.words]
        for act in acts:
            act(fence)
        if acts:
            return
        kinds: dict[str, Callable[[Fence], None]] = {
            "bibtex": _load,
            "console": self._execute,
            "css": self._match_classes,
            "html": self._compare_html,
            "markdown": self._render,
            "python": self._run_python,
            "text": self._compare_text,
            "yaml": self._build_with,
        }
        assert fence.language in kinds, f"line {fence.line}: a block of no known kind"
        kinds[fence.language](fence)

    def _acts(self) -> dict[str, Callable[[Fence], None]]:
        return {
            "file": self._write,
            "shows": self._compare_file,
            "example": _render_example,
        }

    def _write(self, fence: Fence) -> None:
        path = fence.words["file"]
        before = (self.folder / path).read_text("utf-8") + "\n" if "add" in fence.words else ""
        write_files(self.folder, {path: before + fence.body})
        if path.startswith(".github/workflows/"):
            self._run_workflow(yaml.safe_load(fence.body), fence)
        if path == ".pre-commit-config.yaml":
            _know_hooks(yaml.safe_load(fence.body))

    def _run_workflow(self, workflow: dict[str, Any], fence: Fence) -> None:
        for job in workflow["jobs"].values():
            for step in job["steps"]:
                self._execute(replace(fence, body=step.get("run", "")))

    def _compare_file(self, fence: Fence) -> None:
        held = (self.folder / fence.words["shows"]).read_text("utf-8")
        _assert_alike(held, fence.body, fence.line)

    def _execute(self, fence: Fence) -> None:
        commands = [line for line in fence.body.splitlines() if _is_run(line)]
        self._run(["sh", "-e", "-c", "\n".join(commands)], int(fence.words.get("status", 0)), fence)

    def _run_python(self, fence: Fence) -> None:
        self._run([sys.executable, "-W", "error", "-c", fence.body], 0, fence)

    def _run(self, command: list[str], status: int, fence: Fence) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
        path = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment | {"PATH": path, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == status, f"line {fence.line}: status {done.returncode}\n{done.stdout}"
        self.printed = done.stdout

    def _compare_text(self, fence: Fence) -> None:
        assert self.printed is not None, f"line {fence.line}: no block before it printed anything"
        _assert_alike(self.printed, fence.body, fence.line)

    def _render(self, fence: Fence) -> None:
        extension = FootciteExtension(bibliography=str(self.folder / "references.bib"))
        self.html = markdown.markdown(fence.body, extensions=["attr_list", "tables", extension])
        assert not extension.result.issues, f"line {fence.line}: {extension.result.issues}"

    def _compare_html(self, fence: Fence) -> None:
        _assert_alike(self.html.replace("\xa0", "&#160;"), fence.body, fence.line)

    def _match_classes(self, fence: Fence) -> None:
        selectors = " ".join(re.findall(r"^[^{}]+(?=\{)", fence.body, re.MULTILINE))
        unknown = set(re.findall(r"\.([\w-]+)", selectors)) - set(re.findall(r"[\w-]+", self.html))
        assert not unknown, f"line {fence.line}: {unknown}"

    def _build_with(self, fence: Fence) -> None:
        base = yaml.safe_load((self.folder / "mkdocs.yml").read_text("utf-8"))
        config = self.folder / "fragment.yml"
        config.write_text(yaml.safe_dump(base | yaml.safe_load(fence.body)), "utf-8")
        built = mkdocs_build(self.folder, self.folder / "fragment-site", "--strict", "-f", config.name)
        assert built.status == 0, f"line {fence.line}:\n{built.log}"


def _render_example(fence: Fence) -> None:
    html, issues = render_example(fence)
    assert not issues, f"line {fence.line}: {issues}"
    text = re.sub(r"<code>.*?</code>|<[^>]+>", "", html)
    assert not re.search(r"\[[^\]]*@|\[\^|\[(?:REFERENCES|BIBLIOGRAPHY)", text), f"line {fence.line}: {text}"


def _load(fence: Fence) -> None:
    entries, issues = parse_bibliography(fence.body, "references.bib")
    assert entries, f"line {fence.line}"
    assert not issues, f"line {fence.line}: {issues}"


def _is_run(line: str) -> bool:
    """Return whether the command is run; of one that is not, check what can be checked."""
    if install := _INSTALL.fullmatch(line):
        _know_packages(shlex.split(install["packages"]))
        return False
    if _NEEDS_NETWORK.match(line):
        parse_command(line)
        return False
    return not _NOT_RUN.match(line)


def _know_packages(packages: list[str]) -> None:
    """Fail on an extra that footcite does not have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for package in packages:
        name, _, extras = package.removesuffix("]").partition("[")
        if name == "footcite" and extras:
            assert set(extras.split(",")) <= set(project["optional-dependencies"]), package


def _know_hooks(config: dict[str, Any]) -> None:
    """Fail on a hook that footcite does not offer."""
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for repository in config["repos"]:
        assert {hook["id"] for hook in repository["hooks"]} <= offered


def parse_command(line: str) -> None:
    """Fail on a command line that footcite does not understand."""
    program, name, *arguments = shlex.split(line, comments=True)
    assert program == "footcite", line
    command = all_commands()[name]
    context = click.Context(command, info_name=name)
    command.make_parser(context).parse_args(arguments)


def _assert_alike(found: str, expected: str, line: int) -> None:
    """Fail unless the texts agree; a line `...` of the expected one stands for any lines."""
    pieces = re.split(r"^\.\.\.$", expected.strip(), flags=re.MULTILINE)
    pattern = ".*".join(re.escape(piece.strip()) for piece in pieces)
    spaced = pattern.replace(".*", r"\s*.*\s*") if len(pieces) > 1 else pattern
    assert re.fullmatch(spaced, found.strip(), re.DOTALL), f"line {line}:\n{found}"
