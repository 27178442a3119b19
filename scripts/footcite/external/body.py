"""Reads bodies of responses, never more than a cap, however they are compressed."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import aiohttp

_CHUNK = 65_536
# gzip or zlib, told by the first bytes.
_ANY_HEADER = zlib.MAX_WBITS | 32
# Where a page itself names its encoding: within the first 1024 bytes
# (https://html.spec.whatwg.org/multipage/semantics.html#charset).
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The start of a body, decoded; `complete` says whether it is the whole."""

    data: bytes
    complete: bool


async def read_body(response: aiohttp.ClientResponse, cap: int) -> Body:
    """Return at most `cap` bytes of the body after its content encoding is undone.

    Raises `aiohttp.ClientError`, `OSError` or `zlib.error` if the body cannot be read.
    """
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        decoder = None
    elif encoding in {"gzip", "x-gzip", "deflate"}:
        decoder = zlib.decompressobj(_ANY_HEADER)
    else:
        return Body(b"", complete=False)
    data = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        # One byte more than the cap shows that there is more; a bomb is never unpacked further.
        room = cap + 1 - len(data)
        data += decoder.decompress(chunk, room) if decoder else chunk[:room]
        if len(data) > cap:
            return Body(bytes(data[:cap]), complete=False)
        if decoder and decoder.eof:
            # What follows the end of the compressed stream is never read, however long it is.
            return Body(bytes(data), complete=not decoder.unused_data)
    return Body(bytes(data), complete=decoder is None)


def decode(data: bytes, charset: str | None) -> str:
    """Return the text of a page; a wrong or unknown encoding costs characters, never the page."""
    named = _META_CHARSET.search(data[:1024])
    name = charset or (named[1].decode("ascii", "replace") if named else "utf-8")
    try:
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
