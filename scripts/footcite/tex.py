"""TeX as people write it in `.bib` files, turned into safe HTML: accents, emphasis, quotes, maths."""

from __future__ import annotations

import codecs
import functools
import html
import re
import unicodedata

from footcite.model import Html
from footcite.urls import safe_url

# What each command of one argument becomes; the commands of biblatex's manual, section 3.13.
_WRAP: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), ("<em>", "</em>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<strong>", "</strong>")),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    **dict.fromkeys(("texttt", "url", "path"), ("", "")),
    **dict.fromkeys(("enquote", "mkbibquote"), ("“", "”")),
    **dict.fromkeys(("textsc", "textup", "textrm", "textsf", "textnormal"), ("", "")),
    **dict.fromkeys(("text", "mbox", "mathrm", "mathit", "ensuremath", "uppercase"), ("", "")),
    **dict.fromkeys(("mkbibparens", "parentext"), ("(", ")")),
    **dict.fromkeys(("brackettext",), ("[", "]")),
    **dict.fromkeys(("textmd", "textlf", "underline", "textls", "autocap", "MakeUppercase"), ("", "")),
    **dict.fromkeys(("MakeLowercase", "lowercase", "mkbibacro", "mkbibnamefamily"), ("", "")),
    **dict.fromkeys(("NoCaseChange", "mathbf", "mathbb", "mathcal"), ("", "")),
    "mkbibbrackets": ("[", "]"),
    "noopsort": ("<!--", "-->"),
}
# Old font switches: `{\em text}` is emphasis up to the closing brace.
_SWITCH = {"em": "em", "it": "em", "itshape": "em", "sl": "em", "bf": "strong", "bfseries": "strong"}
_SILENT = {"sc", "rm", "tt", "sf", "scshape", "upshape", "normalfont", "relax", "protect", "break"}
_NAMED = {"LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "slash": "/", "ldots": "…", "dots": "…"}
_NAMED |= {"textemdash": "—", "textendash": "–", "textquotedbl": '"', "&": "&", "%": "%", "$": "$"}
_NAMED |= {"textellipsis": "…", "textasciitilde": "~", "textbackslash": "\\", "bibrangedash": "–"}
_NAMED |= {"_": "_", "#": "#", "{": "{", "}": "}", " ": " ", "/": "", "-": "", ",": "\u2009", "\\": " "}
# Commands of the package extdash, of biblatex (manual, section 3.14) and of babel for marks and spaces.
_NAMED |= {"hyphen": "-", "nobreakdash": "", "nobreakspace": "\u00a0", "thinspace": "\u2009", "quad": " "}
_NAMED |= {"addspace": " ", "adddot": ".", "addcomma": ",", "addcolon": ":", "bibrangessep": ", "}
_NAMED |= {"textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”"}
_NAMED |= {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ"}
_NAMED |= {"pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "omega": "ω"}
_NAMED |= {"Gamma": "Γ", "Delta": "Δ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω"}
_NAMED |= {"times": "×", "infty": "∞", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "pm": "±", "ell": "ℓ"}
_NAMED |= {"rightarrow": "→", "to": "→", "approx": "≈", "sim": "∼", "cdot": "·", "circ": "∘", "neq": "≠"}
# What takes an argument that is not printed; and what prints only its second argument. A citation
# within a field prints the key, and is an issue like every command that is not known.
_UNPRINTED = {"hspace", "vspace", "selectlanguage", "label"}
_SECOND = {"foreignlanguage", "textlang", "texorpdfstring", "textcolor"}
_CITES = {
    "cite",
    "textcite",
    "parencite",
    "footcite",
    "autocite",
    "citeauthor",
    "citetitle",
    "citep",
    "citet",
}
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|([{}$^_])|([^\\{}$^_]+)", re.DOTALL)
_NAMES = re.compile(r"\\([A-Za-z]+)")
_ACCENTS = "u v H c d b r k t i j o O l L ss ae AE oe OE aa AA"
_LETTERS = frozenset(_ACCENTS.split())
_ADDRESS = re.compile(r"\\(?P<command>url|path|href)\s*\{(?P<address>(?:[^{}]|\{[^{}]*\})*)\}")
# Noncharacters, which no text has, hold the place of an address.
_KEPT = "\ufdd0\ufdd1"
_KEPT_ADDRESS = re.compile(rf"{_KEPT[0]}(\d+){_KEPT[1]}")
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
_MAX_DEPTH = 100
# What TeX reads otherwise than as it stands; braces alone only keep capitals.
_SPECIAL = re.compile(r"[\\$~^_`']|--")


@functools.lru_cache(maxsize=16384)
def tex_to_html(text: str) -> Html:
    """Return the text as HTML: escaped, with Unicode for accents, and without a TeX command.

    An unknown command loses its name and keeps its argument; `unknown_commands` names it.
    """
    if not _SPECIAL.search(text):
        plain = text.replace("{", "").replace("}", "")
        return Html(html.escape(unicodedata.normalize("NFC", plain), quote=False))
    rendered = _Reader(*_decode(text)).whole()
    return Html(unicodedata.normalize("NFC", re.sub(r"<!--.*?-->", "", rendered, flags=re.DOTALL)))


def tex_to_text(text: str) -> str:
    """Return the text without TeX and without markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", tex_to_html(text)))


def unknown_commands(text: str) -> list[str]:
    """Return the names of the commands that `tex_to_html` does not know, in order."""
    if "\\" not in text:
        return []
    # The codec is slow, and knows accents and letters, which are nearly all there is.
    if all(name in _LETTERS for name in _NAMES.findall(text)):
        return []
    known = _WRAP.keys() | _SWITCH.keys() | _NAMED.keys() | _SILENT | {"href"}
    known |= _UNPRINTED | _SECOND
    names = [match[1] or match[2] for match in _TOKEN.finditer(_decode(text)[0])]
    return [name for name in names if name and name not in known]


def _decode(text: str) -> tuple[str, list[str]]:
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


class _Reader:
    """Reads tokens from left to right; each method returns the HTML of what it consumed.

    Nesting is as deep as the braces of a field, which pybtex limits to a hundred.
    """

    def __init__(self, text: str, addresses: list[str]) -> None:
        self._addresses = addresses
        self._depth = 0
        self._tokens = list(_TOKEN.finditer(text))
        self._position = 0
        self._in_maths = False

    def whole(self) -> str:
        """Return everything; a closing brace without an opening one is passed over."""
        parts = []
        while self._position < len(self._tokens):
            parts.append(self.content())
        return "".join(parts)

    def content(self) -> str:
        """Return everything up to the brace that closes the group, or to the end."""
        parts = []
        while (token := self._next()) is not None and token[0] != "}":
            parts.append(self._one(token))
        return "".join(parts)

    def _one(self, token: re.Match[str]) -> str:
        command, special = token[1] or token[2], token[3]
        if command:
            return self._command(command)
        if special == "{":
            return self.content()
        if special == "$":
            self._in_maths = not self._in_maths
            return ""
        if special in {"^", "_"} and self._in_maths and self._depth <= _MAX_DEPTH:
            tag = "sup" if special == "^" else "sub"
            self._depth += 1
            argument = self._argument()
            self._depth -= 1
            return f"<{tag}>{argument}</{tag}>"
        return html.escape(_KEPT_ADDRESS.sub(self._address, token[0]), quote=False)

    def _address(self, match: re.Match[str]) -> str:
        return self._addresses[int(match[1])]

    def _command(self, name: str) -> str:
        # Commands nested without braces have no limit of their own; the text itself is kept.
        if self._depth > _MAX_DEPTH:
            return html.escape(_NAMED.get(name, ""), quote=False)
        self._depth += 1
        rendered = self._known_command(name)
        self._depth -= 1
        return rendered

    def _known_command(self, name: str) -> str:
        if name == "href":
            return self._link()
        if name in _SWITCH:
            tag = _SWITCH[name]
            rest = self.content()
            self._position -= 1  # the brace closes the group around the switch, too
            return f"<{tag}>{rest}</{tag}>"
        if name in _UNPRINTED | _SECOND:
            self._argument()
            return self._argument() if name in _SECOND else ""
        if name in _CITES:
            return self._argument()
        if name in _WRAP:
            opening, closing = _WRAP[name]
            return f"{opening}{self._argument()}{closing}"
        return html.escape(_NAMED.get(name, ""), quote=False)

    def _argument(self) -> str:
        """Return the group or the single character that follows."""
        token = self._next()
        if token is None:
            return ""
        if token[4]:
            self._tokens[self._position : self._position] = _TOKEN.finditer(token[4][1:])
            return html.escape(token[4][0], quote=False)
        return self._one(token)

    def _link(self) -> str:
        r"""Return `\href{address}{text}` as a link, or as its text where the address is not allowed."""
        address = html.unescape(self._argument())
        label = self._argument()
        url = safe_url(address)
        return f'<a href="{html.escape(url)}">{label}</a>' if url else label

    def _next(self) -> re.Match[str] | None:
        self._position += 1
        return self._tokens[self._position - 1] if self._position <= len(self._tokens) else None
