"""The check of a built site: facts are read from its HTML, judged, and located in the sources."""
