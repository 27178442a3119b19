"""Citations and footnotes for Python-Markdown, resolved against BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from footcite.extension import FootciteExtension

__version__ = "0.1.0"


def makeExtension(**configs: Any) -> FootciteExtension:  # noqa: N802 - the name Python-Markdown looks up
    """Return the Markdown extension; see `footcite.extension.FootciteExtension` for the options.

    Imported lazily, so that `import footcite` costs nothing to the command line.
    """
    from footcite.extension import FootciteExtension  # noqa: PLC0415

    return FootciteExtension(**configs)
