"""Records as files for other programs: BibTeX, RIS and CSL-JSON, of one reference, a page, the site."""
