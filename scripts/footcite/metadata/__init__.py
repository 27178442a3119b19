"""What a page says of itself in its head: for Zotero, Google Scholar, search engines and previews."""
