"""Asks for the record of one work: of a DOI by content negotiation, of a page by its own metadata.

A person asks for one work, as in a browser; robots.txt, which speaks to crawlers, is not asked for.
"""

from __future__ import annotations

import asyncio
import html
import re
from urllib.parse import quote

from yarl import URL

from footcite.external.client import MAX_BODY, MAX_REDIRECTS, Answer, Budget, Client, refusal
from footcite.external.options import ExternalOptions
from footcite.external.outcome import FAILURES, outcome_of_failure
from footcite.external.pacing import HostPausedError
from footcite.external.resolver import open_session
from footcite.page_metadata import escape_tex

DOI_RESOLVER = "https://doi.org/"
BIBTEX = "application/x-bibtex"
"""The media type of BibTeX among those of https://citation.doi.org/docs.html."""

# Agencies leave the escapes of XML in what should be TeX.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_HTML = "text/html,application/xhtml+xml"


class NoRecordError(Exception):
    """The record cannot be had; the message says why, for people."""


def fetch_bibtex(doi: str, options: ExternalOptions, resolver: str = DOI_RESOLVER) -> str:
    """Return what the agency of a DOI answers when it is asked for BibTeX; raises `NoRecordError`."""
    answer = asyncio.run(_fetch(resolver + quote(doi, safe="/:;()._-"), BIBTEX, options))
    if answer.content_type not in {BIBTEX, "text/x-bibtex", "application/x-research-info-bibtex"}:
        raise NoRecordError(f"`{doi}` is answered with {answer.content_type}, not with BibTeX")
    return _ENTITY.sub(_as_tex, answer.text)


def _as_tex(match: re.Match[str]) -> str:
    return escape_tex(html.unescape(match[0]))


def fetch_page(address: str, options: ExternalOptions) -> str:
    """Return the HTML of a page; raises `NoRecordError`."""
    answer = asyncio.run(_fetch(address, _HTML, options))
    if not answer.is_html:
        raise NoRecordError(f"`{address}` is {answer.content_type}, not a page")
    return answer.text


async def _fetch(address: str, accept: str, options: ExternalOptions) -> Answer:
    try:
        async with open_session(options) as session:
            answer = await _follow(Client(session, options), URL(address), accept)
    except HostPausedError as error:
        raise NoRecordError(f"`{address}` asks to come again later") from error
    except FAILURES as error:
        raise NoRecordError(f"`{address}` cannot be had: {outcome_of_failure(error).detail}") from error
    if answer.status != 200:
        raise NoRecordError(f"`{address}` cannot be had: the server answers {answer.status}")
    if answer.body is None or (not answer.body.complete and not answer.is_html):
        raise NoRecordError(f"`{address}` answers with more than {MAX_BODY // 1024} kB")
    return answer


async def _follow(client: Client, url: URL, accept: str) -> Answer:
    """Return the first answer that is no redirect; each address on the way is judged before it is asked."""
    budget = Budget(client.options.deadline)
    for hop in range(MAX_REDIRECTS + 1):
        refused = refusal(url, client.options)
        if refused:
            raise NoRecordError(
                f"`{url}` is not asked: {refused}" if not hop else f"it redirects, but {refused}"
            )
        answer = await client.ask("GET", url, budget, MAX_BODY, accept)
        if not answer.is_redirect:
            return answer
        url = url.join(URL(answer.location))
    raise NoRecordError(f"`{url}` redirects more than {MAX_REDIRECTS} times")
