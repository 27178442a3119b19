"""The report as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from footcite import __version__
from footcite.issues import Code, Issue, Severity, printable
from footcite.report.escapes import json_text, redact

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://github.com/footcite/footcite"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def format_sarif(issues: Sequence[Issue]) -> str:
    """Return a log of one run; its rules are the codes that occur."""
    codes = sorted({issue.code for issue in issues}, key=str)
    driver = {
        "name": "footcite",
        "version": __version__,
        "informationUri": HOME,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(issue, codes.index(issue.code)) for issue in issues],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, object]:
    return {
        "id": str(code),
        "shortDescription": {"text": code.meaning},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(issue: Issue, rule: int) -> dict[str, object]:
    hint = f"\nhint: {_message(issue.hint)}" if issue.hint else ""
    result: dict[str, object] = {
        "ruleId": str(issue.code),
        "ruleIndex": rule,
        "level": _LEVELS[issue.severity],
        "message": {"text": _message(issue.message) + hint},
    }
    return result | ({"locations": [_location(issue)]} if issue.place.path else {})


def _location(issue: Issue) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": path_uri(issue.place.path)}}
    region = {"startLine": issue.place.line, "startColumn": issue.place.column}
    if issue.place.line is not None:
        physical["region"] = {name: number for name, number in region.items() if number is not None}
    return {"physicalLocation": physical}


def _message(text: str) -> str:
    """Return plain text with braces doubled and no embedded link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    text = printable(redact(text)).replace("](", "] (")
    return text.replace("{", "{{").replace("}", "}}")


def path_uri(path: str) -> str:
    """Return the path percent-encoded: a relative reference, or a `file:` URI for an absolute path."""
    uri = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{uri}" if uri.startswith("/") else uri
