"""The documentation of footcite, for this site alone: reference from the source, examples with results."""
