"""What makes the built pages a publication, for this site alone: policy, sidenotes, picture, PDF, copies."""
