"""What `[GENERATED name]` can stand for."""

from __future__ import annotations

from collections.abc import Callable

from reference.api import api
from reference.benchmark import benchmark
from reference.codes import codes
from reference.commands import commands
from reference.detection import detected_faults, detection_counts, false_alarms
from reference.differences import differences
from reference.entry_types import aliases, entry_types, fields
from reference.languages import language_examples, languages
from reference.locators import locators
from reference.options import extension_options, plugin_options
from reference.styles import styles

CATALOGUES: dict[str, Callable[..., str]] = {
    "aliases": aliases,
    "api": api,
    "benchmark": benchmark,
    "codes": codes,
    "commands": commands,
    "detected-faults": detected_faults,
    "detection-counts": detection_counts,
    "differences": differences,
    "entry-types": entry_types,
    "extension-options": extension_options,
    "false-alarms": false_alarms,
    "fields": fields,
    "language-examples": language_examples,
    "languages": languages,
    "locators": locators,
    "plugin-options": plugin_options,
    "styles": styles,
}
"""The functions that write Markdown, by name; the choices of the line are their arguments."""
