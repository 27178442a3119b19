"""The parts that are pure: tables of what goes in and what comes out."""

from __future__ import annotations

import datetime
import itertools
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from external.run import DAY, NOW
from footcite.archive import check_archive
from footcite.bibliography import parse_bibliography
from footcite.external.addresses import is_allowed
from footcite.external.changed import added_urls, changed_urls
from footcite.external.fragments import find_anchors, names_an_anchor
from footcite.external.redaction import redact
from footcite.external.result import Outcome, Result
from footcite.external.retry_after import parse_retry_after
from footcite.external.shard import in_shard, parse_shard, site_of
from footcite.external.status import StatusFile, load_status, merge_statuses, save_status
from footcite.external.verdict import Record, Verdict, judge, merged, updated
from footcite.issues import Code

_PRIVATE = """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.255 168.63.129.16 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.1.1
192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1
100::1 100:0:0:1::1 2001::1 2001:1::1 2001:3::1 2001:20::1 2001:30::1 2001:db8::1 2002:7f00:1:: 2002:808:808::
2620:4f:8000::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 2606:4700::1%eth0 fec0::1 ff02::1 ff0e::1
2130706433 0x7f.1 0177.0.0.1 127.1 localhost x 1.2.3"""
PRIVATE = _PRIVATE.split()
_PUBLIC = "8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 11.0.0.1 192.0.1.1 223.255.255.255 2606:4700::1 2001:200::1 2a00:1450::1"
PUBLIC = _PUBLIC.split()


@pytest.mark.parametrize("address", [*PRIVATE, ""])
def test_private_addresses(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_allowed(address)


def test_loopback_may_be_allowed_and_nothing_else() -> None:
    assert [a for a in PRIVATE if is_allowed(a, allow_loopback=True)] == ["127.0.0.1", "::1"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0), ("120", 120), (" 5 ", 5), ("999999", 999_999), ("9" * 5000, 999_999_999_999),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30), ("Sunday, 01-Mar-26 12:00:30 GMT", 30), ("Sun Mar  1 12:00:30 2026", 30),
        ("Sun, 01 Mar 2020 12:00:00 GMT", 0), ("Sun, 01 Mar 2026 14:00:30 +0200", 30),
        ("-1", None), ("1.5", None), ("abc", None), ("", None), ("١٢", None), ("1 2", None), ("\x00", None),
        ("Sun, 99 Mar 2026 12:00:30 GMT", None), ("Sun, 01 Mar 99999999999 12:00:30 GMT", None),
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://user:pass@example.org/", "https://***@example.org/"),
        ("https://user@example.org/@x", "https://***@example.org/@x"),
        ("https://a:b@c@example.org/", "https://***@example.org/"),
        ("https://example.org/?token=abc&x=1", "https://example.org/?token=***&x=1"),
        ("https://example.org/?X-Amz-Signature=abc", "https://example.org/?X-Amz-Signature=***"),
        ("https://example.org/#access_token=abc", "https://example.org/#access_token=***"),
        ("https://example.org/?sig=a;PASSWORD=b", "https://example.org/?sig=***;PASSWORD=***"),
        ("https://example.org/?" + "a" * 999, "https://example.org/?" + "a" * 278 + "…"),
    ],
)
def test_redaction(url: str, shown: str) -> None:
    assert redact(url) == shown


@pytest.mark.parametrize(
    "fragment",
    ["", "top", "Top", "!/a", "/a", "L10", "L10-L20", "L1C2-L3C4", ":~:text=a", "a:~:text=b", "page=3"],
)
def test_fragments_for_scripts(fragment: str) -> None:
    assert not names_an_anchor(fragment)


def test_anchors() -> None:
    page = """<p id=bare><p ID = 'single'><a class="x" name="named"><p id="a&amp;b"><p id="user-content-readme"><p id="ä">
    <input name="field"><p data-id="data">"""
    expected = dict.fromkeys(["bare", "single", "named", "a&b", "readme", "ä", "%C3%A4"], True)
    expected |= dict.fromkeys(["field", "data", "BARE", "nothing"], False)
    assert find_anchors(page, expected) == expected


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.org:8080/x", "example.org"), ("http://EXAMPLE.org./", "example.org"),
        ("http://a.b.example.co.uk/", "example.co.uk"), ("http://co.uk/", "co.uk"), ("http://localhost/", "localhost"),
        ("http://192.0.2.1/", "192.0.2.1"), ("http://[2001:DB8::1]/", "2001:db8::1"), ("http://[::1", ""),
        ("http://pages.gov.cn/", "pages.gov.cn"),
    ],
)  # fmt: skip
def test_site_of(url: str, site: str) -> None:
    assert site_of(url) == site


def test_shards_are_stable_and_about_even() -> None:
    urls = [f"https://site{n}.org/" for n in range(1000)]
    counts = Counter(number for url in urls for number in range(1, 5) if in_shard(url, number, 4))
    assert sum(counts.values()) == 1000
    assert all(200 < count < 300 for count in counts.values())
    assert [number for number in range(1, 5) if in_shard("https://example.org/", number, 4)] == [3]


@pytest.mark.parametrize(
    "text", ["", "1", "/", "0/4", "5/4", "1/0", "-1/4", "a/b", "1/4/4", "١/٤", "1/" + "9" * 5000]
)
def test_shards_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="K/N"):
        parse_shard(text)
    assert parse_shard("4/4") == (4, 4)


def history(*steps: tuple[float, Result]) -> Record:
    record = None
    for day, result in steps:
        record = updated(record, Outcome(result), NOW + day * DAY)
    assert record is not None
    return record


G, V, A, U = Result.GONE, Result.VANISHED, Result.ALIVE, Result.UNKNOWN


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        ([(0, G), (7, G), (14, G)], Verdict.DEAD),
        ([(0, V), (7, V), (14, V)], Verdict.DEAD),
        ([(0, G), (7, V), (14, G)], Verdict.DEAD),
        ([(0, A), (1, G), (8, U), (9, G), (16, G)], Verdict.DEAD),
        ([(0, G), (20, G)], Verdict.UNKNOWN),
        ([(0, G), (7, G), (13.99, G)], Verdict.UNKNOWN),
        ([(0, G), (7, G), (8, A), (14, G)], Verdict.UNKNOWN),
        ([(0, G), (7, U), (14, G)], Verdict.UNKNOWN),
        ([(0, G), (7, G), (14, G), (21, U)], Verdict.UNKNOWN),
        ([(0, G), (7, G), (14, G), (21, A)], Verdict.ALIVE),
        ([(20, G), (7, G), (0, G)], Verdict.UNKNOWN),
        ([(0, U), (20, U), (40, U)], Verdict.UNKNOWN),
        ([(0, Result.BLOCKED)], Verdict.BLOCKED),
        ([(0, Result.UNCHECKED)], Verdict.UNCHECKED),
    ],
)
def test_verdicts(steps: list[tuple[float, Result]], verdict: Verdict) -> None:
    assert judge(history(*steps)) is verdict


def test_merging_does_not_hang_on_the_order() -> None:
    records = [
        history((0, G), (7, G), (14, G)), history((10, A)), history((1, A), (13, U)), history((12, G)),
        history((3, G), (11, G)), history((15, A)), history((2, Result.BLOCKED)), history((1, G), (16, U)),
    ]  # fmt: skip
    for one, two, three in itertools.permutations(records, 3):
        assert merged(one, two) == merged(two, one)
        assert merged(merged(one, two), three) == merged(one, merged(two, three))
        assert merged(one, one) == one
    assert merged(history((0, G), (14, G)), history((0, A), (14, U))) == merged(
        history((0, A), (14, U)), history((0, G), (14, G))
    )
    assert judge(merged(records[0], records[1])) is Verdict.UNKNOWN, "it worked in between"


def full_status() -> StatusFile:
    record = Record(G, 404, NOW, NOW - 9 * DAY, 2, NOW - DAY, "why", {"a": True, "b": None})
    return StatusFile({"http://a.test/": record, "http://b.test/": history((0, A))})


def test_the_status_file_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "status.json"
    assert load_status(path) == (StatusFile(), [])
    save_status(path, full_status())
    assert load_status(path) == (full_status(), [])
    save_status(path, load_status(path)[0])
    assert [file.name for file in tmp_path.iterdir()] == ["status.json"]
    assert merge_statuses([full_status(), StatusFile(), full_status()]) == full_status()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b"[]", b"{}", b'{"version": 2, "urls": {}}', b'{"version": 1, "urls": []}',
        b"[" * 100_000, b'{"version": 1, "urls": {"x": {}}}', b"<html>", b'{"version": 1, "urls": {}, "more": 1}',
        b'{"version": 1, "urls": {"x": {"result": "alive", "http_status": 200, "checked": "2026-02-30T00:00:00Z", "worked": null, "failures": 0, "failing_since": null}}}',
        b'{"version": 1, "urls": {"x": {"result": "alive", "http_status": 200, "checked": "2026-02-20T00:00:00Z", "worked": null, "failures": -1, "failing_since": null}}}',
    ],
)  # fmt: skip
def test_a_damaged_status_file_is_set_aside_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "status.json"
    for number in (1, 2):
        path.write_bytes(content)
        status, (issue,) = load_status(path)
        assert status == StatusFile()
        assert issue.code is Code.STATUS_CORRUPT
        assert (tmp_path / f"status.json.corrupt-{number}").read_bytes() == content
        assert not path.exists()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "status.json"
    save_status(path, full_status())
    before = path.read_bytes()

    def fail(descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        save_status(path, StatusFile())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_times_are_in_utc_to_the_second(tmp_path: Path) -> None:
    save_status(tmp_path / "s", full_status())
    data: dict[str, Any] = json.loads((tmp_path / "s").read_text("utf-8"))
    assert data["urls"]["http://a.test/"]["checked"] == "2026-03-01T12:00:00Z"
    assert NOW.tzinfo is datetime.UTC


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("archiveurl={https://web.archive.org/web/20150409123456/http://www.example.org:80/a/}", []),
        ("archiveurl={https://web.archive.org/web/2015/https://EXAMPLE.org/%61#x}, archivedate={2015-04-09}", []),
        ("archiveurl={https://web.archive.org/web/20150409123456id_/http:/example.org/a}, archivedate={2015-04-10}", []),
        ("archiveurl={https://web.archive.org/web/20150409/example.org/a}", []),
        ("archiveurl={https://archive.today/20150409123456/http://example.org/a}", []),
        ("archiveurl={https://archive.ph/2015.04.09-123456/http://example.org/a}, archivedate={2015-04-09}", []),
        ("archiveurl={https://archive.is/aBcD3}", []),
        ("archiveurl={https://perma.cc/ABCD-1234}, archivedate={2015}", []),
        ("archiveurl={https://web.archive.org/web/20150409123456/http://example.org/b}", [Code.ARCHIVE_MISMATCH]),
        ("archiveurl={https://web.archive.org/web/20150409123456/http://evil.example/a}", [Code.ARCHIVE_MISMATCH]),
        ("archiveurl={https://archive.ph/2015/http://example.org/a?b}", [Code.ARCHIVE_MISMATCH]),
        ("archiveurl={https://web.archive.org/web/20150409123456/http://example.org/a}, archivedate={2016-04-09}", [Code.ARCHIVE_MISMATCH]),
        ("archiveurl={https://web.archive.org/web/*/http://example.org/a}", [Code.ARCHIVE_MALFORMED]),
        ("archiveurl={https://web.archive.org/http://example.org/a}", [Code.ARCHIVE_MALFORMED]),
        ("archiveurl={https://web.archive.org}", [Code.ARCHIVE_MALFORMED]),
        ("archiveurl={https://archive.ph/}", [Code.ARCHIVE_MALFORMED]),
        ("archiveurl={javascript:alert(1)}", [Code.ARCHIVE_MALFORMED]),
        ("archiveurl={2015-04-09}", [Code.ARCHIVE_MALFORMED]),
        ("archivedate={2015-02-30}", [Code.BIB_DATE]),
    ],
)  # fmt: skip
def test_archived_copies(fields: str, codes: list[Code]) -> None:
    bib = f"@online{{k, title={{T}}, url={{https://example.org/a}}, {fields}}}"
    (entry,), _ = parse_bibliography(bib, "r.bib")
    assert [issue.code for issue in check_archive(entry)] == codes


DIFF = r"""diff --git a/docs/a.md b/docs/a.md
--- a/docs/a.md https://header.example/
+++ b/docs/a.md https://header.example/
@@ -1,2 +1,3 @@ https://context.example/
-Old https://same.example/x and https://gone.example/.
+New https://same.example/x, (see https://one.example/a_(b)), **https://two.example/**.
++++ [x](https://three.example/y)[y] [![i](https://four.example/i.png)](<https://five.example/?a=1&amp;b=2>)
diff --git a/r.bib b/r.bib
--- a/r.bib
+++ b/r.bib
@@ -1 +1,2 @@
+  url = {https://six.example/a\_b\%20c},
+  doi = {10.1000/abc\_d},
"""


def test_added_urls() -> None:
    assert added_urls(DIFF) == {
        "https://one.example/a_(b)", "https://two.example/", "https://three.example/y", "https://four.example/i.png",
        "https://five.example/?a=1&b=2", "https://six.example/a_b%20c", "https://doi.org/10.1000/abc_d",
    }  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_changes_since_a_branch_was_left(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    page.write_text("https://old.example/ https://dropped.example/\n", "utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    git(tmp_path, "switch", "-c", "topic")
    git(tmp_path, "switch", "main")
    page.write_text("https://old.example/\n", "utf-8")
    git(tmp_path, "commit", "-am", "two")
    git(tmp_path, "switch", "topic")
    page.write_text("https://old.example/ https://new.example/ https://dropped.example/\n", "utf-8")
    (tmp_path / "other.txt").write_text("https://other.example/\n", "utf-8")
    assert changed_urls("main", ["docs/*.md", "*.bib"], tmp_path) == {"https://new.example/"}
    for ref in ("nonsense", "--output=stolen", "main; ls"):
        with pytest.raises(ValueError, match="git cannot compare"):
            changed_urls(ref, ["docs/*.md"], tmp_path)
    assert not (tmp_path / "stolen").exists()
