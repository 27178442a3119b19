"""An entry as BibTeX, in the types and fields of biblatex and in the layout of `footcite fmt`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcite.bibfile.blocks import Block, Field
from footcite.bibfile.layout import Layout, lay_out_block, written_value
from footcite.bibfile.names import written_names
from footcite.ids import slug
from footcite.model import Entry

# What ends a key, or means something else in BibTeX; keys of CSL-JSON may be addresses.
_NO_KEY = re.compile(r"[\s,{}()\"#%~\\=']|[^\x21-\x7e]")


def bibtex_record(entry: Entry) -> str:
    """Return the entry as BibTeX, values as they were written."""
    key = slug(entry.key) if _NO_KEY.search(entry.key) else entry.key
    fields = tuple(Field(name, (written_value(name, value),)) for name, value in _fields(entry))
    return lay_out_block(Block(0, 0, entry.type, key, fields), Layout())


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields in the order of the file, names as BibTeX writes them."""
    use_prefix = entry.options.get("useprefix") == "true"
    for name in dict.fromkeys([*entry.field_places, *entry.names, *entry.fields]):
        if entry.names.get(name):
            yield name, written_names(entry.names[name], use_prefix=use_prefix)
        elif name in entry.fields:
            yield name, entry.fields[name]
