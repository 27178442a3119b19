"""The status file: what is known of each address from one run to the next.

`status.schema.json`, beside this module, is the format.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import itertools
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import jsonschema

from footcite.external.redaction import redact
from footcite.external.result import Result
from footcite.external.verdict import Record, merged
from footcite.issues import Code, Issue
from footcite.model import Place

VERSION = 1
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(slots=True)
class StatusFile:
    """The records by key; `status_key` makes the keys."""

    records: dict[str, Record] = field(default_factory=dict)

    def find(self, url: str) -> Record | None:
        """Return what is known of an address, whatever its fragment."""
        return self.records.get(status_key(url))


def status_key(url: str) -> str:
    """Return the key of an address: itself without fragment, or a form without secrets and a hash."""
    page = urldefrag(url).url
    shown = redact(page)
    if shown == page:
        return page
    return f"{shown}#{hashlib.sha256(page.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def load_status(path: Path) -> tuple[StatusFile, list[Issue]]:
    """Return the records of a file, none if it is not there, and an issue if it is damaged.

    A damaged file is kept as ``NAME.corrupt-N``. Raises `OSError` if it cannot be read or moved.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return StatusFile(), []
    try:
        return _parse(data), []
    except (ValueError, RecursionError, jsonschema.ValidationError) as error:
        reason = error.message if isinstance(error, jsonschema.ValidationError) else str(error)
        kept = _set_aside(path)
        message = f"the status file is damaged and was set aside as `{kept}`: {reason[:200]}"
        hint = "all addresses are asked anew; put a good copy in its place to keep their history"
        return StatusFile(), [Issue(Code.STATUS_CORRUPT, message, Place(str(path)), hint)]


def save_status(path: Path, status: StatusFile) -> None:
    """Write the file so that at each moment there is the old or the new one; raises `OSError`."""
    urls = {key: _write(record) for key, record in sorted(status.records.items())}
    text = json.dumps({"version": VERSION, "urls": urls}, indent=2)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def merge_statuses(statuses: Iterable[StatusFile]) -> StatusFile:
    """Return one status from those of several shards or machines; their order does not matter."""
    result = StatusFile()
    for status in statuses:
        for key, record in status.records.items():
            known = result.records.get(key)
            result.records[key] = merged(known, record) if known else record
    return result


def _set_aside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.corrupt-{number}") for number in itertools.count(1))
    kept = next(name for name in names if not os.path.lexists(name))
    return path.rename(kept)


@functools.cache
def _validator() -> jsonschema.Draft202012Validator:
    schema = resources.files("footcite.external").joinpath("status.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))


def _parse(data: bytes) -> StatusFile:
    """Return the records; raises `ValueError`, `RecursionError` or `ValidationError`."""
    content = json.loads(data.decode("utf-8"))
    _validator().validate(content)
    return StatusFile({key: _read(record) for key, record in content["urls"].items()})


def _read(record: dict[str, Any]) -> Record:
    return Record(
        Result(record["result"]),
        record["http_status"],
        _time(record["checked"]),
        _time(record["worked"]) if record["worked"] else None,
        record["failures"],
        _time(record["failing_since"]) if record["failing_since"] else None,
        record.get("detail", ""),
        record.get("anchors", {}),
    )


def _write(record: Record) -> dict[str, Any]:
    return {
        "result": record.result.value,
        "http_status": record.http_status,
        "checked": record.checked.strftime(_TIME),
        "worked": record.worked.strftime(_TIME) if record.worked else None,
        "failures": record.failures,
        "failing_since": record.failing_since.strftime(_TIME) if record.failing_since else None,
        "detail": record.detail,
        "anchors": dict(sorted(record.anchors.items())),
    }


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, _TIME).replace(tzinfo=datetime.UTC)
