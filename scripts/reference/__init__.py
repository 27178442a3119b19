"""The documentation of footcite, for this site only: reference from the source, examples with their results."""
