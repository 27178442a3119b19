from __future__ import annotations

import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from footcite.cache import Store, cache_folder


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_what_was_put_is_got(tmp_path: Path) -> None:
    Store(tmp_path).put("key", {"text": "Жизнь"})
    assert Store(tmp_path).get("key") == {"text": "Жизнь"}
    assert Store(tmp_path).get("other") is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[:-1], id="cut short"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(lambda whole: b"\xff\xfe", id="not text"),
        pytest.param(lambda whole: whole.replace(b"true", b"fals"), id="changed"),
        pytest.param(lambda whole: json.dumps({"a": True}).encode(), id="foreign"),
    ],
)
def test_a_damaged_file_is_passed_over(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    store = Store(tmp_path)
    store.put("key", {"a": True})
    (path,) = files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert store.get("key") is None
    store.put("key", 1)
    assert store.get("key") == 1


def test_a_file_under_the_name_of_another_is_passed_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("a", 1)
    store.put("b", 2)
    first, second = files(tmp_path)
    first.write_bytes(second.read_bytes())
    assert {store.get("a"), store.get("b")} in ({None, 1}, {None, 2})


def test_a_write_that_breaks_off_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.put("key", "old")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    store.put("key", "new")
    assert store.get("key") == "old"
    assert len(files(tmp_path)) == 1


def _die_before_the_rename(folder: Path) -> None:
    Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment, method-assign]
    Store(folder).put("key", "new" * 1000)


def test_a_program_that_is_killed_while_it_writes_leaves_what_was_there(tmp_path: Path) -> None:
    Store(tmp_path).put("key", "old")
    build = multiprocessing.get_context("spawn").Process(target=_die_before_the_rename, args=(tmp_path,))
    build.start()
    build.join()
    assert build.exitcode == -signal.SIGKILL
    assert Store(tmp_path).get("key") == "old"
    # What it left behind goes as soon as there is no room for it.
    assert len(list(tmp_path.glob("*.part"))) == 1
    Store(tmp_path, max_bytes=6000).put("other", "x" * 4000)
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_cannot_be_made_only_forgets(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = Store(tmp_path / "file" / "cache")
    store.put("key", 1)
    assert store.get("key") is None


def test_the_store_stays_within_its_bound_and_keeps_what_was_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path, max_bytes=4000)
    for number in range(100):
        store.put(str(number), "x" * 200)
        store.get("0")
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 4000
    assert store.get("0")
    assert store.get("99")
    assert store.get("1") is None


def _write(folder: Path) -> None:
    store = Store(folder, max_bytes=20_000)
    for number in range(300):
        store.put(str(number % 20), "x" * 500)
        assert store.get(str(number % 20)) in (None, "x" * 500)


def test_several_builds_share_a_store(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    builds = [context.Process(target=_write, args=(tmp_path,)) for _ in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0]
    assert not list(tmp_path.glob("*.part"))


def test_the_folder_is_the_one_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "footcite"
