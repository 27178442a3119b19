"""Findings: what is wrong, where, and how it is mended."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from footcite.model import Place


class Severity(StrEnum):
    """How much an issue matters: an error and a warning fail a strict build, information does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(Enum):
    """The stable codes; each value is the severity and what a person should know of the code."""

    BIB_NOT_FOUND = (Severity.ERROR, "A bibliography file cannot be read.")
    BIB_ENCODING = (Severity.ERROR, "A bibliography file is not UTF-8 text, or has control characters.")
    BIB_SYNTAX = (Severity.ERROR, "An entry is malformed; the other entries are still loaded.")
    BIB_DUPLICATE_KEY = (Severity.ERROR, "Two entries have the same cite key; the first one counts.")
    BIB_DUPLICATE_ENTRY = (Severity.INFO, "Two files have the same entry; the first one counts.")
    BIB_DUPLICATE_FIELD = (Severity.ERROR, "A field is given twice in an entry; the first one counts.")
    BIB_MISSING_FIELD = (Severity.ERROR, "An entry lacks a field that its type requires.")
    BIB_INHERITANCE = (Severity.ERROR, "An entry refers to an entry that is not there, or to itself.")
    BIB_UNKNOWN_TYPE = (Severity.WARNING, "An entry type is none of biblatex's.")
    BIB_DATE = (Severity.ERROR, "A date is not a date in ISO form.")
    BIB_URL = (Severity.ERROR, "A web address is malformed or has a scheme other than http(s).")
    BIB_TEX_COMMAND = (Severity.WARNING, "A TeX command is unknown; only its argument is shown.")
    BIB_STYLE = (Severity.WARNING, "A style cannot format an entry, which is worded in another way.")
    BIB_LAYOUT = (Severity.WARNING, "A bibliography file is not laid out as `footcite fmt` does it.")
    CSL_STYLE = (Severity.ERROR, "A CSL style cannot be used; the option `style` stands in for it.")
    CITE_UNKNOWN_KEY = (Severity.ERROR, "A citation names a key that is in no bibliography file.")
    NOTE_UNDEFINED = (Severity.ERROR, "A footnote is used, but neither defined nor a cite key.")
    NOTE_UNUSED = (Severity.WARNING, "A footnote is defined, but no marker leads to it.")
    NOTE_DUPLICATE = (Severity.ERROR, "A footnote is defined twice; the last definition counts.")
    LINK_NO_FILE = (Severity.ERROR, "A link leads to a file that the site does not have.")
    LINK_NO_ANCHOR = (Severity.ERROR, "A link leads to an anchor that the page does not have.")
    LINK_CASE = (Severity.ERROR, "A link differs from the name of its file in letter case.")
    LINK_OUTSIDE = (Severity.ERROR, "A link leaves the site's root.")
    LINK_ABSOLUTE = (Severity.WARNING, "A link starts with a slash and breaks where the site moves.")
    LINK_EMPTY = (Severity.ERROR, "A link or an embedded resource has no address.")
    LINK_MALFORMED = (Severity.ERROR, "An address, e-mail address or telephone number is malformed.")
    LINK_SCHEME = (Severity.ERROR, "A link has a scheme that is not allowed, or lacks one.")
    LINK_UNDEFINED = (Severity.ERROR, "A reference link was left in the text, undefined.")
    ID_DUPLICATE = (Severity.ERROR, "A page gives an id twice; links lead only to the first place.")
    LANG_INVALID = (Severity.ERROR, "A `lang` attribute is no well-formed language tag (BCP 47).")
    PAGE_ORPHAN = (Severity.INFO, "No page links to this page.")
    BIB_UNCITED = (Severity.INFO, "No page cites this entry.")
    SILENCE_UNUSED = (Severity.WARNING, "A silence in configuration or a comment matches nothing.")
    META_SYNTAX = (Severity.ERROR, "Front matter is not the plain YAML mapping that it must be.")
    META_DUPLICATE_KEY = (Severity.ERROR, "Front matter gives a field twice.")
    META_UNKNOWN_FIELD = (Severity.ERROR, "Front matter has a field that the schema does not know.")
    META_MISSING_FIELD = (Severity.ERROR, "Front matter lacks a field that the schema requires.")
    META_INVALID = (Severity.ERROR, "A front-matter value is not what the schema asks for.")
    URL_DEAD = (Severity.ERROR, "An address was not found in three or more runs over fourteen or more days.")
    URL_UNKNOWN = (Severity.INFO, "Whether an address works cannot be told, or not yet.")
    URL_BLOCKED = (Severity.WARNING, "An address is private, malformed, or has a scheme or port not asked.")
    URL_UNCHECKED = (Severity.INFO, "An address is not asked, as the robots.txt of its site requests.")
    URL_NO_ANCHOR = (Severity.INFO, "The HTML of an address lacks the anchor that the link names.")
    ARCHIVE_MALFORMED = (Severity.ERROR, "An archiveurl is not the address of an archived copy.")
    ARCHIVE_MISMATCH = (Severity.ERROR, "An archived copy is of another address or another day than stated.")
    CONFIG_FOUND = (Severity.INFO, "What a configuration is for, and which versions are installed.")
    CONFIG_NOT_LISTED = (
        Severity.ERROR,
        "The configuration lists footcite nowhere, or where it has no effect.",
    )
    CONFIG_CONFLICT = (Severity.WARNING, "Another plugin or option is in the way of footcite.")
    CONFIG_UNKNOWN_OPTION = (Severity.ERROR, "The configuration has an option that footcite does not know.")
    CONFIG_NOT_WATCHED = (
        Severity.WARNING,
        "A live server does not see changes of a file that pages depend on.",
    )
    CONFIG_LANGUAGE = (Severity.INFO, "The site's language has no terms; those of English are printed.")
    CONFIG_MISSING_PACKAGE = (Severity.ERROR, "An option needs a package that is not installed.")
    MIGRATE_LEFT = (Severity.WARNING, "A part of the site was left as it is, for a person to decide.")
    MIGRATE_DIFFERS = (Severity.INFO, "The site works after a move, but a reader may see a difference.")
    STATUS_CORRUPT = (Severity.WARNING, "The file of external results is damaged and was set aside.")

    def __str__(self) -> str:
        """Return the code as it is printed and silenced: ``CITE-UNKNOWN-KEY``."""
        return self.name.replace("_", "-")

    @property
    def severity(self) -> Severity:
        """Return the severity that the code has unless a configuration changes it."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """Return one sentence for the catalogue of codes."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding."""

    code: Code
    message: str
    place: Place
    hint: str = ""
    override: Severity | None = None

    @property
    def severity(self) -> Severity:
        """Return what the configuration says of the code, or else the code's own severity."""
        return self.override or self.code.severity

    def __str__(self) -> str:
        """Return ``path:line:col: CODE message``, then the hint on a line of its own.

        Control characters are shown as escapes, so that no file can forge a line of a build log
        (workflow commands of CI services are lines that start with ``::``).
        """
        place = ":".join(
            str(part) for part in (self.place.path, self.place.line, self.place.column) if part is not None
        )
        text = f"{printable(place)}: {self.code} {printable(self.message)}"
        return f"{text}\n  hint: {printable(self.hint)}" if self.hint else text


def sort_issues(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues in the order of a report: by path, line, column and code."""
    return sorted(
        set(issues),
        key=lambda issue: (
            issue.place.path,
            issue.place.line or 0,
            issue.place.column or 0,
            issue.code.name,
            issue.message,
            issue.hint,
            issue.severity,
        ),
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or ``""`` where none is near."""
    nearest = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{nearest[0]}`?" if nearest else ""


def printable(text: str) -> str:
    r"""Return the text with an escape such as ``\n`` for each character that has no glyph of its own."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )
