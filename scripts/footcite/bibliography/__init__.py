"""The bibliography: `.bib` files read, brought into one vocabulary, joined and checked."""

from footcite.bibliography.load import extend_bibliography, load_bibliography, parse_bibliography

__all__ = ["extend_bibliography", "load_bibliography", "parse_bibliography"]
