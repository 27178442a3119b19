"""The paper as one PDF, from the pages as they were built: `make_pdf`."""

from publishing.pdf.make import make_pdf

__all__ = ["make_pdf"]
