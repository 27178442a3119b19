"""Checks a built site against its sources: facts in, located issues out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from footcite.bibliography import expand_path, extend_bibliography, load_bibliography
from footcite.checker.configuration import Configuration
from footcite.checker.content import check_content
from footcite.checker.links import Finding, check_links
from footcite.checker.policy import apply_policy
from footcite.checker.site import Site, read_site
from footcite.checker.source_texts import SourceText, read_source
from footcite.checker.sources import Sources, is_own_content
from footcite.checker.targets import target_of
from footcite.documents import Source, find_documents
from footcite.issues import Code, Issue, sort_issues
from footcite.listing import lists_every_entry
from footcite.locate import find_mentions, find_nocite
from footcite.model import Bibliography, Place, shown_path
from footcite.page_bibliography import page_files
from footcite.source_issues import (
    NO_SUCH_NOTE_IN_DOCSTRING,
    duplicate_definitions,
    unknown_nocite,
    unresolved_hint,
)
from footcite.urls import split_url

# What a build with the plugin has judged already, from the sources themselves.
_JUDGED_BY_BUILD = ("BIB_", "CITE_", "NOTE_", "META_")


@dataclass(frozen=True, slots=True)
class Checked:
    """A built site with what it was made from."""

    site: Site
    sources: Sources
    texts: tuple[SourceText, ...]
    bibliography: Bibliography
    issues: tuple[Issue, ...]


def read_checked(root: str, configuration: Configuration) -> Checked:
    """Return the site below `root` and its sources; raises `NotADirectoryError` without a site."""
    # The plugin has the whole path; a silence names the path as people know it.
    site = read_site(shown_path(root), configuration.site_url)
    bibliography, issues = load_bibliography(configuration.bibliography)
    texts = _source_texts(configuration.docs)
    files = dict.fromkeys(path for text in texts for path in page_files(Source(text.shown, text.text)))
    if files:
        bibliography, found = extend_bibliography(bibliography, list(files))
        issues += found
    config = SourceText(configuration.path, configuration.path, configuration.text)
    known = config if configuration.path else None
    sources = Sources(configuration.docs, known, bibliography, configuration.snippets)
    return Checked(site, sources, texts, bibliography, tuple(issues))


def judge_site(
    checked: Checked, configuration: Configuration, known: Iterable[Issue] | None = None
) -> list[Issue]:
    """Return what is wrong in a built site, with places in its sources.

    `known` are the issues of the build, where the plugin has watched it: they are not sought again.
    """
    site, texts, bibliography = checked.site, checked.texts, checked.bibliography
    issues = list(checked.issues)
    issues += _located(site, checked.sources, _findings(site), bibliography)
    issues += _source_issues(texts, bibliography)
    if known is not None:
        issues = [*known, *(issue for issue in issues if not _judged_by_build(issue))]
    return sort_issues(_by_policy(issues, texts, configuration))


def external_links(checked: Checked) -> dict[str, list[Place]]:
    """Return the addresses of other sites that the pages link to, with their places in the sources."""
    places: dict[str, list[Place]] = {}
    for page in checked.site.pages.values():
        for link in page.facts.links:
            parts = split_url(link.value)
            if link.tag in {"a", "area"} and parts and parts.scheme in {"http", "https"} and parts.netloc:
                finding = Finding(Code.URL_UNKNOWN, "", "", page.path, link.offset, link.value)
                place, _ = checked.sources.place(checked.site, finding)
                known = places.setdefault(link.value, [])
                # One place in the template stands on every page.
                if place not in known and not (known and place.path.startswith(checked.site.root)):
                    known.append(place)
    own = f"://{checked.site.host}/"
    return {url: known for url, known in places.items() if own not in f"{url}/"}


def _judged_by_build(issue: Issue) -> bool:
    return issue.code is not Code.BIB_UNCITED and issue.code.name.startswith(_JUDGED_BY_BUILD)


def check_build(configuration: Configuration, known: Iterable[Issue]) -> list[Issue]:
    """Return the issues of a build whose site is not checked, as the policy has them.

    A silence that matches none of them may be meant for the check of the site.
    """
    kept = _by_policy(known, _source_texts(configuration.docs), configuration)
    return sort_issues(issue for issue in kept if issue.code is not Code.SILENCE_UNUSED)


def _by_policy(
    issues: Iterable[Issue], texts: Iterable[SourceText], configuration: Configuration
) -> Iterator[Issue]:
    by_path = {text.shown: text.text for text in texts} | _texts(configuration)
    return apply_policy(issues, configuration.policy, by_path)


def _findings(site: Site) -> Iterator[Finding]:
    """Yield every finding; one in the template, which stands on many pages, only once."""
    seen = set()
    for finding in _all_findings(site):
        if finding.file in site.pages and not is_own_content(site, finding):
            target = target_of(finding.written, posixpath.dirname(finding.file), site.base)
            key = (finding.code, target or finding.written)
            if key in seen:
                continue
            seen.add(key)
        yield finding


def _all_findings(site: Site) -> Iterator[Finding]:
    yield from check_links(site)
    for page in site.pages.values():
        yield from check_content(page.path, page.facts)


def _located(
    site: Site, sources: Sources, findings: Iterable[Finding], bibliography: Bibliography
) -> Iterator[Issue]:
    for finding in findings:
        # Brackets that the source escapes look in the page like those that it does not.
        is_guess = finding.code in {Code.LINK_UNDEFINED, Code.NOTE_UNDEFINED}
        is_written = not is_guess or sources.is_written(finding)
        if not is_written and not finding.is_marked:
            continue
        place, remark = sources.place(site, finding)
        code, message = finding.code, finding.message
        hint = finding.hint if is_written else NO_SUCH_NOTE_IN_DOCSTRING
        if code is Code.CITE_UNKNOWN_KEY:
            hint = unresolved_hint(finding.written, bibliography)
        elif code is Code.LINK_NO_FILE and (twin := sources.other_case(finding)):
            code, hint = Code.LINK_CASE, f"the file is called `{twin}`"
            message = f"`{finding.written}` differs from the file in letter case"
        hint = "; ".join(part for part in (hint, remark) if part)
        yield Issue(code, message, place, hint)


def _source_issues(texts: Iterable[SourceText], bibliography: Bibliography) -> Iterator[Issue]:
    """Yield what only the sources show: footnotes defined twice, entries never cited."""
    cited: set[str] = set()
    for text in texts:
        cited |= find_mentions(text.masked).keys()
        listed = find_nocite(text.text)
        is_complete = "*" in listed or lists_every_entry(text.masked)
        cited |= bibliography.entries.keys() if is_complete else listed.keys()
        yield from unknown_nocite(text.shown, text.text, bibliography)
        yield from duplicate_definitions(text.shown, text.masked)
    # Only what is not cited is looked at: a large bibliography is decoded entry by entry.
    for key in bibliography.entries:
        if key not in cited and bibliography.entries[key].key == key:
            yield Issue(Code.BIB_UNCITED, f"no page cites `{key}`", bibliography.entries[key].place)


def _source_texts(docs: str) -> tuple[SourceText, ...]:
    return tuple(read_source(docs, path.relative_to(docs).as_posix()) for path in find_documents(docs))


def _texts(configuration: Configuration) -> dict[str, str]:
    files = (file for path in configuration.bibliography for file in expand_path(path))
    paths = [configuration.path, *(os.path.relpath(path) for path in files)]
    return {
        path: Path(path).read_text(encoding="utf-8", errors="replace")
        for path in paths
        if Path(path).is_file()
    }
