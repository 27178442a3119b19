"""Reads commands and groups, once characters are in Unicode."""

from __future__ import annotations

import html
import re

from footcite.tex.characters import KEPT_ADDRESS
from footcite.tex.commands import CITES, NAMED, SECOND, SWITCH, UNPRINTED, WRAP
from footcite.urls import safe_url

TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|([{}$^_])|([^\\{}$^_]+)", re.DOTALL)
_MAX_DEPTH = 100


class Reader:
    """Reads tokens from left to right; each method returns the HTML of what it consumed.

    Nesting is as deep as the braces of a field, which pybtex limits to a hundred.
    """

    def __init__(self, text: str, addresses: list[str]) -> None:
        self._addresses = addresses
        self._depth = 0
        self._tokens = list(TOKEN.finditer(text))
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
        return html.escape(KEPT_ADDRESS.sub(self._address, token[0]), quote=False)

    def _address(self, match: re.Match[str]) -> str:
        return self._addresses[int(match[1])]

    def _command(self, name: str) -> str:
        # Commands nested without braces have no limit of their own; the text itself is kept.
        if self._depth > _MAX_DEPTH:
            return html.escape(NAMED.get(name, ""), quote=False)
        self._depth += 1
        rendered = self._known_command(name)
        self._depth -= 1
        return rendered

    def _known_command(self, name: str) -> str:
        if name == "href":
            return self._link()
        if name in SWITCH:
            tag = SWITCH[name]
            rest = self.content()
            self._position -= 1  # the brace closes the group around the switch, too
            return f"<{tag}>{rest}</{tag}>"
        if name in UNPRINTED | SECOND:
            self._argument()
            return self._argument() if name in SECOND else ""
        if name in CITES:
            return self._argument()
        if name in WRAP:
            opening, closing = WRAP[name]
            return f"{opening}{self._argument()}{closing}"
        return html.escape(NAMED.get(name, ""), quote=False)

    def _argument(self) -> str:
        """Return the group or the single character that follows."""
        token = self._next()
        if token is None:
            return ""
        if token[4]:
            self._tokens[self._position : self._position] = TOKEN.finditer(token[4][1:])
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
