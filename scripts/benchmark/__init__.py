"""The benchmark: the same made-up site, by hand, with footcite and with its peer, timed in one run."""
