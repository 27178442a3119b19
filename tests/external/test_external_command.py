"""The external check through the command, on loopback, and what the site shows of it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from external.server import Server, redirect, reply
from footcite.bibliography import load_bibliography
from footcite.cli import main
from footcite.external import run
from footcite.external.options import ExternalOptions
from footcite.external.result import Outcome
from footcite.external.result import Result as Found
from footcite.external.status import StatusFile, load_status, save_status
from footcite.external.verdict import updated
from footcite.link_states import read_link_states
from footcite.locales import find_locale
from hosts import mkdocs_build, write_files

PAGE = "<html><body><main>{}</main></body></html>"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(server: Server, *arguments: str) -> Result:
    options = ["--external", "--allow-loopback", "--port", str(server.port), "--gap", "0"]
    return CliRunner().invoke(main, ["check", *options, *arguments])


def write_links(site: Path, *urls: str) -> None:
    links = "".join(f'<a href="{url}">x</a>' for url in urls)
    write_files(
        site, {"site/index.html": PAGE.format(links), "docs/index.md": "".join(f"[x]({u})\n" for u in urls)}
    )


def test_a_run_keeps_what_it_learns_and_blocks_nothing(site: Path, server: Server) -> None:
    server.routes |= {"/works": reply(200), "/moved": redirect("/works"), "/gone": reply(404)}
    write_links(site, server.url("/works"), server.url("/moved"), server.url("/gone"))
    done = check(server)
    assert done.exit_code == 0, done.output
    assert "docs/index.md\n  3:5: info: URL-UNKNOWN" in done.output
    records = json.loads((site / "link-status.json").read_text("utf-8"))["urls"]
    assert {url.rsplit("/", 1)[1]: record["result"] for url, record in records.items()} == {
        "works": "alive",
        "moved": "alive",
        "gone": "gone",
    }


def test_a_dead_link_fails_with_a_place_and_an_archived_copy(site: Path, server: Server) -> None:
    server.routes |= {"/gone": reply(404)}
    url = server.url("/gone")
    write_links(site, url)
    record = None
    for days in (30, 20):
        then = datetime.datetime.now(datetime.UTC).replace(microsecond=0) - datetime.timedelta(days=days)
        record = updated(record, Outcome(Found.GONE, 404, "the server answers 404"), then)
    assert record is not None
    save_status(site / "link-status.json", StatusFile({url: record}))
    done = check(server)
    assert done.exit_code == 1
    assert "docs/index.md\n  1:5: error: URL-DEAD" in done.output
    assert (
        f"look for a copy at https://web.archive.org/web/{record.failing_since:%Y%m%d}/{url}" in done.output
    )


def test_four_shards_ask_each_host_in_one_of_them_and_join_to_the_whole(
    site: Path, server: Server, names: dict[str, list[str]]
) -> None:
    hosts = [f"host-{number}.example" for number in range(12)]
    names.update({host: ["127.0.0.1"] for host in hosts})
    server.routes |= {"/a": reply(200), "/b": reply(200)}
    write_links(site, *(server.url(path, host) for host in hosts for path in ("/a", "/b")))
    asked: dict[str, set[str]] = {}
    for number in range(1, 5):
        assert check(server, "--shard", f"{number}/4", "--status", f"part-{number}.json").exit_code == 0
        records = load_status(Path(f"part-{number}.json"))[0].records
        asked[f"part-{number}.json"] = {url.split("/")[2] for url in records}
    assert sum(len(found) for found in asked.values()) == len(set().union(*asked.values())) == len(hosts)
    done = CliRunner().invoke(main, ["merge-status", *asked, "--output", "whole.json"])
    assert done.exit_code == 0
    assert len(load_status(Path("whole.json"))[0].records) == 2 * len(hosts)


def test_only_what_a_change_adds_is_asked(
    site: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes |= {"/old": reply(200), "/new": reply(200)}
    write_links(site, server.url("/old"), server.url("/new"))
    monkeypatch.setattr(
        run, "changed_urls", lambda ref, paths, folder: {server.url("/new")} if ref == "main" else set()
    )
    assert check(server, "--changed-since", "main").exit_code == 0
    assert server.asked("/new")
    assert not server.asked("/old")


def test_a_damaged_status_file_is_set_aside_with_a_warning(site: Path, server: Server) -> None:
    server.routes |= {"/works": reply(200)}
    write_links(site, server.url("/works"))
    Path("link-status.json").write_text("{", "utf-8")
    done = check(server)
    assert done.exit_code == 1
    assert "STATUS-CORRUPT" in done.output
    assert Path("link-status.json.corrupt-1").read_text("utf-8") == "{"


def test_the_user_agent_is_configurable(site: Path, server: Server) -> None:
    server.routes |= {"/works": reply(200)}
    write_links(site, server.url("/works"))
    check(server, "--user-agent", "example/1.0 (+https://example.org)")
    assert {request.headers["user-agent"] for request in server.requests} == {
        "example/1.0 (+https://example.org)"
    }
    assert ExternalOptions().user_agent.startswith("footcite/")


def test_the_bibliography_page_shows_what_is_known_of_a_link(tmp_path: Path) -> None:
    config = """\
site_name: Test
plugins:
  - footcite:
      link_status: link-status.json
markdown_extensions:
  - footcite: { bibliography: references.bib }
"""
    bib = "@online{able2001, title = {Plan}, organization = {Council}, url = {https://example.org/plan}}\n"
    when = datetime.datetime(2026, 11, 3, 12, tzinfo=datetime.UTC)
    record = updated(None, Outcome(Found.ALIVE, 200), when)
    save_status(tmp_path / "link-status.json", StatusFile({"https://example.org/plan": record}))
    page = "Text.[@able2001]\n\n[BIBLIOGRAPHY]\n"
    write_files(tmp_path, {"mkdocs.yml": config, "references.bib": bib, "docs/index.md": page})
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict")
    assert built.status == 0, built.log
    assert '<p class="link-status">Link checked on 3 November 2026: it works.</p>' in built.page("index.html")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Link checked on 1 February 2026: it is dead; it last worked on 2 January 2026."),
        ("de", "Link geprüft am 1. Februar 2026: er ist tot; zuletzt funktionierte er am 2. Januar 2026."),
        (
            "fr",
            "Lien vérifié le 1er février 2026\u00a0: il est mort\u202f; "
            "il a fonctionné pour la dernière fois le 2 janvier 2026.",
        ),
        (
            "es",
            "Enlace comprobado el 1 de febrero de 2026: está roto; "
            "funcionó por última vez el 2 de enero de 2026.",
        ),
        ("ru", "Ссылка проверена 1 февраля 2026: не работает; в последний раз работала 2 января 2026."),
    ],
)
def test_a_link_that_failed_says_when_it_last_worked(language: str, sentence: str, tmp_path: Path) -> None:
    bib = tmp_path / "references.bib"
    bib.write_text("@online{able2001, title = {Plan}, url = {https://example.org/plan}}\n", "utf-8")
    worked = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    record = updated(None, Outcome(Found.ALIVE, 200), worked)
    for days in (10, 20, 30):
        record = updated(record, Outcome(Found.GONE, 404), worked + datetime.timedelta(days=days))
    save_status(tmp_path / "status.json", StatusFile({"https://example.org/plan": record}))
    bibliography, _ = load_bibliography([str(bib)])
    states, issues = read_link_states(str(tmp_path / "status.json"), bibliography, find_locale(language))
    assert states == {"able2001": sentence}
    assert not issues
