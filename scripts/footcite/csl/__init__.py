"""CSL: records as CSL-JSON, and citation styles as `.csl` files that pandoc's citeproc reads."""
