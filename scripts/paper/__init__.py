"""What only this site needs: claims as anchors, tables from `docs/data/`, the check of our own words."""
