"""Severities and silences, in configuration and beside the text."""

from __future__ import annotations

from footcite.checker.configuration import read_policy
from footcite.checker.policy import Policy, apply_policy
from footcite.issues import Code, Issue, Severity
from footcite.model import Place


def issue(path: str, line: int, code: Code = Code.LINK_NO_FILE) -> Issue:
    return Issue(code, "wrong", Place(path, line, 1))


def applied(
    issues: list[Issue], options: dict[str, object], **texts: str
) -> list[tuple[str, str, int | None]]:
    by_path = {f"docs/{name}.md": text for name, text in texts.items()}
    kept = apply_policy(issues, read_policy(options), by_path)
    return [(str(found.code), found.place.path, found.place.line) for found in kept]


def test_a_severity_is_changed_for_its_code_alone() -> None:
    policy = read_policy({"severity": {"LINK-NO-FILE": "info"}})
    issues = [issue("docs/a.md", 1), issue("docs/a.md", 2, Code.LINK_CASE)]
    severities = [found.severity for found in apply_policy(issues, policy, {})]
    assert severities == [Severity.INFO, Severity.ERROR]


def test_a_silence_holds_for_its_code_and_path() -> None:
    issues = [issue("docs/old/a.md", 1), issue("docs/a.md", 2), issue("docs/old/b.md", 3, Code.LINK_CASE)]
    options: dict[str, object] = {"silence": [{"code": "LINK-NO-FILE", "path": "docs/old/*"}]}
    assert applied(issues, options) == [("LINK-NO-FILE", "docs/a.md", 2), ("LINK-CASE", "docs/old/b.md", 3)]


def test_a_silence_that_matches_nothing_is_reported() -> None:
    options: dict[str, object] = {"silence": [{"code": "LINK-CASE"}]}
    assert applied([issue("docs/a.md", 1)], options) == [
        ("LINK-NO-FILE", "docs/a.md", 1),
        ("SILENCE-UNUSED", "", None),
    ]


def test_a_comment_silences_its_codes_on_its_line() -> None:
    text = "one\n[x](y.md) <!-- footcite: ignore LINK-NO-FILE, LINK-CASE -->\nthree"
    issues = [issue("docs/a.md", 2), issue("docs/a.md", 3)]
    assert applied(issues, {}, a=text) == [("LINK-NO-FILE", "docs/a.md", 3)]


def test_a_comment_that_matches_nothing_is_reported() -> None:
    text = "one\n[x](y.md) <!-- footcite: ignore LINK-CASE -->"
    assert applied([issue("docs/a.md", 2)], {}, a=text) == [
        ("LINK-NO-FILE", "docs/a.md", 2),
        ("SILENCE-UNUSED", "docs/a.md", 2),
    ]


def test_a_comment_that_is_only_shown_as_code_silences_nothing() -> None:
    text = "Write `<!-- footcite: ignore LINK-CASE -->` beside it."
    assert applied([], {}, a=text) == []


def test_no_policy_changes_nothing() -> None:
    assert list(apply_policy([issue("docs/a.md", 1)], Policy(), {})) == [issue("docs/a.md", 1)]
