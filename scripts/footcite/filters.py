"""Filters of the lists of the whole site: what they go by, and the form that the script shows."""

from __future__ import annotations

import html

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Entry

_CLASS = "bibliography-filters"


def filter_data(entry: Entry, known: frozenset[str]) -> dict[str, str]:
    """Return what the filters go by beside the data of the work: its year, and its keywords as topics.

    Left out are the keywords that are known of every work of the list.
    """
    date = entry_date(entry)
    topics = "; ".join(sorted(entry.keywords - known))
    return {"data-year": str(date.start.year) if date else "", "data-topics": topics}


def filter_form(locale: Locale) -> str:
    """Return the form within a template, so that only the script shows it; it adds the choices, too."""
    words = {name: html.escape(text) for name, text in locale.interface.items()}
    choices = [("kind", "kind"), ("language", "filter-language"), ("topics", "topic")]
    every = f'<option value="">{words["all"]}</option>'
    selects = [
        f'<label>{words[word]} <select name="{name}">{every}</select></label>' for name, word in choices
    ]
    years = [
        f'<label>{words[word]} <input name="{name}" type="number" inputmode="numeric"></label>'
        for name, word in (("from", "from-year"), ("to", "to-year"))
    ]
    return (
        f'<template class="{_CLASS}"><form class="{_CLASS}" aria-label="{words["filter"]}">'
        f'{"".join(selects)}<span>{"".join(years)}</span><button type="reset">{words["clear"]}</button>'
        f'<output data-words="{words["shown"]}"></output></form></template>'
    )
