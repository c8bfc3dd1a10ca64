"""Proper names in a question: places, bodies and people that an answer must be about."""

from __future__ import annotations

import re

from stdqa.text import Word, function_words, stem, words

# Words that begin with a capital in a question without being a name.
NOT_NAMES = frozenset(
    stem(word)
    for word in (
        "i hi hello please what which who when where why how many much number total true false sum yes no tell give state list name "
        "did does do is are was were has have had can could would will in on at by of for and or the a an all overall top break compare "
        "new more our roughly about between during since until january february march april may june july august september october "
        "november december monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def names(text: str, proper: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The stems of the words of a question that are written as names, in order, each once.

    The first word counts only where the next is a name too, since every question begins with a capital;
    in a question all in capitals there is no telling. Words that the documents write only with a capital
    (their stems are ``proper``) are names however they are typed.
    """
    found = list(words(text))
    if not found or text.isupper():
        return ()
    capital = [_is_capital(word) for word in found]
    starts = {0} | {
        i for i in range(1, len(found)) if re.search(r"[.?!:]\s", text[found[i - 1].end : found[i].start])
    }
    stems: dict[str, None] = {}
    for place, word in enumerate(found):
        opens = place in starts
        followed = (
            place + 1 < len(found)
            and capital[place + 1]
            and text[word.end : found[place + 1].start] in (" ", "-")
        )
        possessive = word.text.endswith(("'s", "’s"))
        if stem(word.text) in proper - NOT_NAMES:
            stems[stem(word.text)] = None
        elif (
            capital[place]
            and (not opens or followed or possessive)
            and stem(word.text) not in NOT_NAMES | function_words()
        ):
            stems[stem(word.text)] = None
    return tuple(stems)


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() and not word.text[0].isdigit()
