"""What turns the built pages into a publication, for this site alone."""
