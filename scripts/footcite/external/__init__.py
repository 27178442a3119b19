"""Asks the web whether the addresses that a site links to still work (needs `footcite[external]`)."""
