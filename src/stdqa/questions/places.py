"""Names of places that a reader may type in small letters: countries, what is of them, their provinces.

Sources: Unicode's CLDR, by Babel; the country profiles of countryinfo.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel import Locale

from stdqa.text import search_form

if TYPE_CHECKING:
    from countryinfo import CountryInfo

# Common words that a country, what is of it or a language shares its name with.
ALSO_WORDS = frozenset({"world", "jersey", "guinea", "polish", "ewe", "ido", "ga"})
# How people write some of them short; other codes of countries are words ("and", "are", "can").
SHORT = frozenset({"usa", "uk", "uae", "eu"})


@cache
def languages() -> frozenset[str]:
    """The languages with a code of two letters (ISO 639-1), in lower case, each of one word."""
    known = Locale("en").languages.items()
    return frozenset(name.lower() for code, name in known if len(code) == 2 and name.isalpha()) - ALSO_WORDS


@cache
def countries() -> frozenset[str]:
    """Countries and continents, their short names, and what is of a country ("japanese"), in lower case, each
    of one word."""
    names = {name.lower() for name in Locale("en").territories.values()}
    of_them = {(one.demonym() or "").lower() for one in _profiles()}
    return frozenset(name for name in names | of_them if name.isalpha()) - ALSO_WORDS | SHORT


@lru_cache(maxsize=64)
def provinces(spoken_of: frozenset[str]) -> frozenset[str]:
    """The provinces of those countries that some words name, in lower case, each of one word; of two names
    ("Xizang (Tibet)") both.

    Only of these: a village far away may be called like any word.
    """
    there = (one for one in _profiles() if search_form(one.name() or "") in spoken_of)
    told = {search_form(place) for one in there for place in one.provinces() or ()}
    each = {part.strip(" )") for place in told for part in place.split("(")}
    return frozenset(name for name in each if name.isalpha()) - ALSO_WORDS


@cache
def _profiles() -> tuple[CountryInfo, ...]:
    # Read at the first question, not when the program starts.
    from countryinfo import all_countries

    return tuple(all_countries())
