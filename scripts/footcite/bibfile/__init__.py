"""The text of a `.bib` file, without loss: laid out, and with entries added."""
