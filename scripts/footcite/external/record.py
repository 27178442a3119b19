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
CSL_JSON = "application/vnd.citationstyles.csl+json"
"""The media types that are asked for, of those of https://citation.doi.org/docs.html."""

# Agencies leave the escapes of XML in what should be TeX.
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
# Every agency has one of the two; BibTeX says more of the kind of work (RFC 9110, section 12.4.2).
_RECORDS = f"{BIBTEX}, {CSL_JSON};q=0.5"
_MEDIA_TYPES = {
    BIBTEX: BIBTEX,
    "text/x-bibtex": BIBTEX,
    "application/x-research-info-bibtex": BIBTEX,
    CSL_JSON: CSL_JSON,
    "application/citeproc+json": CSL_JSON,
    "application/json": CSL_JSON,
}
_HTML = "text/html,application/xhtml+xml"
_LATER = "try again later"
_OFFLINE = "a record saved as a file, `.bib` or CSL-JSON, can be given instead"
_MENDS = {
    404: "check how it is spelt",
    406: f"it has no record in BibTeX or CSL-JSON; {_OFFLINE}",
    410: "it is there no more",
    429: _LATER,
}
"""What helps where a server answers with a status (RFC 9110, section 15)."""


class NoRecordError(Exception):
    """The record cannot be had; the message says why, for people."""


def fetch_record(doi: str, options: ExternalOptions, resolver: str = DOI_RESOLVER) -> tuple[str, str]:
    """Return the media type, `BIBTEX` or `CSL_JSON`, and the text of what the agency of a DOI answers.

    BibTeX is preferred. Raises `NoRecordError`.
    """
    answer = asyncio.run(_fetch(resolver + quote(doi, safe="/:;()._-"), _RECORDS, options))
    media_type = _MEDIA_TYPES.get(answer.content_type)
    if media_type is None:
        raise NoRecordError(
            f"`{doi}` is answered with {answer.content_type or 'nothing'}, not with BibTeX or CSL-JSON; "
            "its page may offer a record as a file"
        )
    return media_type, _ENTITY.sub(_as_tex, answer.text) if media_type == BIBTEX else answer.text


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
        raise NoRecordError(f"`{address}` cannot be had now: the server asks to come again later") from error
    except FAILURES as error:
        reason = outcome_of_failure(error).detail
        raise NoRecordError(f"`{address}` cannot be had: {reason}; {_OFFLINE}") from error
    if answer.status != 200:
        mend = _MENDS.get(answer.status, _LATER if answer.status >= 500 else _OFFLINE)
        raise NoRecordError(f"`{address}` cannot be had: the server answers {answer.status}; {mend}")
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
