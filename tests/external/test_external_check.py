"""Whole runs: what is asked, how fast, what is kept from one run to the next, and what is said of it."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import replace

import pytest

from external.run import DAY, NOW, QUICK, check, options_for
from external.server import Script, Server, in_turn, reply, silence
from footcite.external.check import check_urls
from footcite.external.result import Result
from footcite.external.shard import in_shard
from footcite.external.status import StatusFile, merge_statuses
from footcite.issues import Code
from footcite.model import Place


def test_each_page_is_asked_once_for_all_its_fragments(server: Server) -> None:
    server.routes["/page"] = reply(200, "<a name=two><b id='one'>")
    urls = [
        server.url(f"/page{part}")
        for part in ("", "#one", "#two", "#three", "#L10-L20", "#!/x", "#:~:text=y", "#top")
    ]
    (issue,) = check(urls, options_for(server))
    assert issue.code is Code.URL_NO_ANCHOR
    assert "#three" in issue.message
    assert server.asked("/page") == ["GET"]


def test_404_in_three_runs_over_fourteen_days_is_dead(server: Server) -> None:
    status, url = StatusFile(), server.url("/page")
    found = [check([url], options_for(server), status, NOW + day * DAY)[0] for day in (0, 7, 13.9, 14)]
    assert [issue.code for issue in found] == [Code.URL_UNKNOWN] * 3 + [Code.URL_DEAD]
    assert f"https://web.archive.org/web/20260301/{url}" in found[-1].hint


def test_404_then_200_starts_anew(server: Server) -> None:
    status, url = StatusFile(), server.url("/page")
    server.routes["/page"] = in_turn(*[reply(404)] * 4, reply(200))
    for day in (0, 7, 14):
        check([url], options_for(server), status, NOW + day * DAY)
    record = status.find(url)
    assert record is not None
    assert (record.result, record.failures, record.worked) == (Result.ALIVE, 0, NOW + 14 * DAY)


@pytest.mark.parametrize("script", [reply(403), reply(500), silence], ids=["403", "500", "silence"])
def test_what_cannot_be_told_is_never_dead(server: Server, script: Script) -> None:
    status, url = StatusFile(), server.url("/page")
    server.routes["/page"] = script
    for day in (0, 30, 60, 90):
        (issue,) = check([url], options_for(server), status, NOW + day * DAY)
        assert issue.code is Code.URL_UNKNOWN


def test_a_vanished_host_is_dead_after_three_runs(server: Server) -> None:
    server.routes["/page"] = reply(200)
    status, urls = StatusFile(), ["http://gone.test/", server.url("/page")]
    found = [
        check(urls, replace(options_for(server), ports=frozenset({80, server.port})), status, NOW + day * DAY)
        for day in (0, 7, 14)
    ]
    assert [issue.code for issues in found for issue in issues] == [Code.URL_UNKNOWN] * 2 + [Code.URL_DEAD]


def test_without_any_network_no_host_has_vanished() -> None:
    status, urls = StatusFile(), [f"http://gone{n}.test/" for n in range(3)]
    for day in (0, 20, 40):
        issues = check(urls, QUICK, status, NOW + day * DAY)
    assert {issue.code for issue in issues} == {Code.URL_UNKNOWN}
    assert {record.failures for record in status.records.values()} == {0}


def test_good_results_age_and_are_asked_again_in_parts(server: Server) -> None:
    paths = [f"/{n}" for n in range(60)]
    server.routes |= dict.fromkeys(paths, reply(200))
    status, asked = StatusFile(), []
    for day in (0, 22, 26, 30, 34, 38):
        server.requests.clear()
        check([server.url(path) for path in paths], options_for(server), status, NOW + day * DAY)
        asked.append(sum(request.method == "HEAD" for request in server.requests))
    assert asked[:2] == [60, 0]
    assert all(0 < count < 40 for count in asked[2:])
    assert sum(asked[2:]) == 60


def test_a_result_from_the_future_is_not_believed(server: Server) -> None:
    server.routes["/page"] = reply(200)
    status = StatusFile()
    for day in (5, 0):
        check([server.url("/page")], options_for(server), status, NOW + day * DAY)
    assert server.asked("/page") == ["HEAD", "HEAD"]


def test_a_new_fragment_is_looked_for_though_its_page_was_checked(server: Server) -> None:
    server.routes["/page"] = reply(200, "<p id=one>")
    status = StatusFile()
    check([server.url("/page")], options_for(server), status)
    assert check([server.url("/page#two")], options_for(server), status)
    assert check([server.url("/page#two")], options_for(server), status), "known, not asked again"
    assert server.asked("/page") == ["HEAD", "GET"]


def test_secrets_are_neither_reported_nor_kept(server: Server) -> None:
    status = StatusFile()
    urls = [
        f"http://joe:hunter2@127.0.0.1:{server.port}/",
        server.url("/?api_key=hunter2"),
        server.url("/?api_key=hunter22"),
    ]
    issues = check(urls, options_for(server), status)
    assert {issue.code for issue in issues} == {Code.URL_BLOCKED, Code.URL_UNKNOWN}
    assert len(status.records) == 3, "each has a record of its own"
    assert "***" in f"{issues}"
    assert "hunter2" not in f"{issues} {status}"


def test_requests_to_a_host_keep_their_distance(server: Server, names: dict[str, list[str]]) -> None:
    hosts = [f"h{n}.test" for n in range(3)]
    names |= {host: ["127.0.0.1"] for host in hosts}
    server.routes |= {f"/{n}": reply(200) for n in range(5)}
    options = replace(options_for(server), gap=0.05)
    check([server.url(f"/{n}", host) for host in hosts for n in range(5)], options)
    for host in hosts:
        times = [request.time for request in server.requests if request.host == host]
        assert len(times) == 6
        # The loop's clock may wake a timer early by its resolution.
        assert min(after - before for before, after in itertools.pairwise(times)) >= 0.049
    assert set(server.most_in_flight.values()) == {1}


def test_four_shards_ask_each_host_once_and_together_everything(
    server: Server, names: dict[str, list[str]]
) -> None:
    hosts = [f"{sub}site{n}.test" for n in range(12) for sub in ("", "www.")]
    names |= {host: ["127.0.0.1"] for host in hosts}
    server.routes |= {"/a": reply(200), "/b": reply(404)}
    urls = [server.url(path, host) for host in hosts for path in ("/a", "/b")]
    asked: list[set[str]] = []
    parts = []
    for number in range(1, 5):
        server.requests.clear()
        parts.append(StatusFile())
        check([url for url in urls if in_shard(url, number, 4)], options_for(server), parts[-1])
        asked.append({request.host for request in server.requests})
    assert all(not (one & other) for one, other in itertools.combinations(asked, 2))
    assert len([hosts for hosts in asked if hosts]) > 1
    whole = StatusFile()
    check(urls, options_for(server), whole)
    assert merge_statuses(parts) == whole
    assert set(whole.records) == set(urls)


def test_progress_is_told_page_by_page(server: Server) -> None:
    told: list[tuple[int, int]] = []
    urls: dict[str, list[Place]] = {server.url(f"/{n}"): [] for n in range(3)}
    asyncio.run(check_urls(urls, StatusFile(), options_for(server), NOW, lambda *step: told.append(step)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
