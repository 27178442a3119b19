"""What `[GENERATED name]` can stand for."""

from __future__ import annotations

from collections.abc import Callable

from reference.codes import codes
from reference.commands import commands
from reference.entry_types import entry_types
from reference.locators import locators
from reference.options import extension_options, plugin_options
from reference.styles import styles

CATALOGUES: dict[str, Callable[..., str]] = {
    "codes": codes,
    "commands": commands,
    "entry-types": entry_types,
    "extension-options": extension_options,
    "locators": locators,
    "plugin-options": plugin_options,
    "styles": styles,
}
"""The functions that write Markdown, by name; the choices of the line are their arguments."""
