"""Charts of the paper's figures: a definition and rows of `docs/data/` become a figure of static SVG."""
