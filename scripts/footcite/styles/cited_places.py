"""The places cited in a work: "chaps. 2–3, eq. 4", in the words of a locale."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footcite.locales import Locale
from footcite.model import Locator


def note_locators(locators: Sequence[Locator], locale: Locale) -> str:
    """Return the places as Chicago's notes print them: a page without label, others with (14.148).

    A page of a volume is written ``3:12`` (14.116).
    """
    return locator_text(locators, locale, bare_pages=True, volume_mark=":")


def locator_text(
    locators: Sequence[Locator],
    locale: Locale,
    *,
    bare_pages: bool,
    variant: str = "",
    volume_mark: str = "",
) -> str:
    """Return the places, each with its label; `bare_pages` says that pages have none.

    `variant` names a style whose words for labels differ. With a `volume_mark` a page of a volume is
    written by the two numbers alone.
    """
    if volume_mark and [locator.label for locator in locators] == ["volume", "page"]:
        return volume_mark.join(_dashed(locator.value, locale) for locator in locators)
    shown = []
    for before, one in zip([None, *locators], locators, strict=False):
        # Behind another part a number alone would be one of those.
        bare = bare_pages and (before is None or before.label == "page")
        shown.append(_locator(one, locale, bare_pages=bare, variant=variant))
    return ", ".join(shown)


def _locator(locator: Locator, locale: Locale, *, bare_pages: bool, variant: str) -> str:
    value = _dashed(locator.value, locale)
    if locator.label == "page" and bare_pages:
        return value
    several = re.search(f"[-,&]| (?:and|{re.escape(locale['and'])}) ", locator.value) is not None
    label = f"{locator.label}-{variant}" if f"{locator.label}-{variant}" in locale.locators else locator.label
    return f"{locale.locator(label, plural=several)} {value}"


def _dashed(value: str, locale: Locale) -> str:
    return value.replace("-", locale.range_dash)
