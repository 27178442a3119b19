"""Citations and footnotes for Python-Markdown, resolved against BibTeX."""

__version__ = "0.1.0"
