"""An entry as CSL-JSON: https://github.com/citation-style-language/schema, `csl-data.json`."""

from __future__ import annotations

import json

from footcite.csl.item import csl_item
from footcite.model import Entry


def csl_json_record(entry: Entry) -> str:
    """Return the entry as a CSL-JSON item; what CSL has no variable for is lost."""
    return json.dumps(csl_item(entry, entry.key), ensure_ascii=False, indent=2)
