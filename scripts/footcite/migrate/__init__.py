"""Turns a site of mkdocs-bibtex (https://github.com/shyamd/mkdocs-bibtex) into a site of footcite."""
