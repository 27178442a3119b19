"""The bibliography: `.bib` files read, brought into one vocabulary, joined and checked."""

from footcite.bibliography.load import extend_bibliography, load_bibliography, parse_bibliography
from footcite.bibliography.paths import bibliography_paths, expand_path, watched_folder

__all__ = [
    "bibliography_paths",
    "expand_path",
    "extend_bibliography",
    "load_bibliography",
    "parse_bibliography",
    "watched_folder",
]
