"""Accents, letters, quotes and dashes of TeX in Unicode."""

from __future__ import annotations

import codecs
import re

_ADDRESS = re.compile(r"\\(?P<command>url|path|href)\s*\{(?P<address>(?:[^{}]|\{[^{}]*\})*)\}")
# Noncharacters, which no text has, hold the place of an address.
_KEPT = "\ufdd0\ufdd1"
KEPT_ADDRESS = re.compile(rf"{_KEPT[0]}(\d+){_KEPT[1]}")
# An accent takes the place of the dot of `\i` and `\j`.
_DOTLESS = re.compile(r"(\\['`^\"~=.uvHcdbrk]\s*\{?)\\([ij])(?![A-Za-z])")
# The accents that the codec drops: a tie over two letters, a bar below one.
_TIE = re.compile(r"\\t(?![A-Za-z])\s*\{?([A-Za-z])([A-Za-z])\}?")
_BAR_BELOW = re.compile(r"\\b(?![A-Za-z])\s*\{?([A-Za-z])\}?")
# The usual accents and letters, and marks of punctuation, are read here: the codec takes far longer.
_COMBINING = dict(
    zip(
        "`'^\"~=.uvHcdrk",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0323\u030a\u0328",
        strict=True,
    )
)
_ACCENT = re.compile(r"\\(?:([`'^\"~=.])\s*|([uvHcdrk])(?:\s+|(?=\{)))(?:\{([A-Za-z])\}|([A-Za-z]))")
_SPECIAL_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å"}
_SPECIAL_LETTERS |= {"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ"}
_SPECIAL_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])\s*")
_MARKS = (("---", "—"), ("--", "–"), ("!`", "¡"), ("?`", "¿"))


def decode(text: str) -> tuple[str, list[str]]:
    """Return the text in Unicode, and the addresses of links, which are not TeX and stand apart."""
    addresses: list[str] = []

    def keep(match: re.Match[str]) -> str:
        addresses.append(re.sub(r"\\([%&#_~$])", r"\1", match["address"]))
        return f"\\{match['command']}{{{_KEPT[0]}{len(addresses) - 1}{_KEPT[1]}}}"

    text = _TIE.sub("\\1\u0361\\2", _BAR_BELOW.sub("\\1\u0331", _ADDRESS.sub(keep, text)))
    # The codec knows no backslash without a character after it.
    text = text[:-1] if (len(text) - len(text.rstrip("\\"))) % 2 else text
    text = re.sub(r"(?<!\\)~", "\u00a0", _DOTLESS.sub(r"\1\2", text))
    decoded = _decode_usual(text)
    if decoded is None:
        # Registers the codec, and takes a while; few values need it. pybtex brings it.
        import latexcodec  # noqa: F401, PLC0415

        decoded = codecs.getdecoder("ulatex")(text)[0]  # type: ignore[arg-type] # text to text
    # TeX's quotes; its straight apostrophe prints as a curly one.
    for written, printed in (("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’")):
        decoded = decoded.replace(written, printed)
    return decoded, addresses


def _decode_usual(text: str) -> str | None:
    """Return the text in Unicode, or None if it has more than the usual accents, letters and marks."""
    if "\\" in text:
        text = _ACCENT.sub(lambda m: f"{m[3] or m[4]}{_COMBINING[m[1] or m[2]]}", text)
        text = _SPECIAL_LETTER.sub(lambda m: _SPECIAL_LETTERS[m[1]], text)
    if "\\" in text or "$" in text:
        return None
    for written, printed in _MARKS:
        text = text.replace(written, printed)
    return text
