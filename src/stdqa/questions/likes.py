"""Where in a question the like of something stands: a place for a place, a thing counted for another.

"And Southmere?" after "How many beds does Norland have?" is put where Norland stands.
"""

from __future__ import annotations

import re

from stdqa.questions.cutting import AUX, NAME, PARTICIPLE, dated
from stdqa.questions.names import Lexicon, names
from stdqa.text import content_stems, stem

PREPOSED = re.compile(
    r"^(?P<word>in|for|of|by|at|with|from|under|on|to|against|among|within)\s+(?P<thing>.+)$", re.I
)


def like_of(said: str, text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where in a question the like of what is said stands: a place for a place, what was done for what was
    done, what follows the same preposition, else the thing that is counted."""
    bare = re.sub(r"^(?:the|an?)\s+", "", said, flags=re.I)
    if match := PREPOSED.match(said):
        same = list(
            re.finditer(
                rf"\b{match['word']}\s+(?P<thing>[^,?]+?)(?=\s+(?:{AUX.pattern}|in|by|at|on|for|from|"
                rf"during)\b|[,?]|$)",
                text,
                re.I,
            )
        )
        same = [m for m in same if not dated(m["thing"]) and content_stems(m["thing"])]
        if not same and match["word"].lower() == "of":
            # "And of samples?" after "How many lamps were sold?"
            return like_of(match["thing"], text, lexicon)
        return same[-1].span("thing") if same else _letters(match["thing"], text)
    if letters := _letters(bare, text):
        return letters
    if is_named(bare, lexicon):
        places = [m.span() for m in NAME.finditer(text) if m.start() and is_named(m.group(), lexicon)]
        return run_of(places, text) if places else None
    if ADVERB.fullmatch(bare):
        how = list(ADVERB.finditer(text))
        return how[-1].span() if how else None
    if PARTICIPLE.fullmatch(bare):
        done = list(PARTICIPLE.finditer(text))
        return done[-1].span() if done else None
    if match := ONES.match(bare):
        modified = re.search(
            r"\b(?:how many|(?:share|percentage|proportion|per ?cent) of|number of)\s+"
            r"(?:(?:the|new|newly \w+)\s+){0,2}(?P<first>\w+)\s+\w+",
            text,
            re.I,
        )
        modified = modified or re.search(r"\bthe\s+(?:new\s+)?(?P<first>\w+)\s+\w+", text, re.I)
        return modified.span("first") if modified else None
    if stem(bare.split()[-1]) in {stem(w) for w in re.findall(r"\w+", text)}:
        return _with_head(bare, text)
    return _thing_of_kind(bare, text)


LETTERS = re.compile(r"\b[A-Z]{2,6}\b")


def _letters(said: str, text: str) -> tuple[int, int] | None:
    """Where the one abbreviation of a question stands, for another: "And from the IEC?", after "ISO"."""
    if not LETTERS.fullmatch(re.sub(r"^(?:the|an?)\s+", "", said, flags=re.I)):
        return None
    found = list(LETTERS.finditer(text))
    return found[0].span() if len(found) == 1 else None


ADVERB = re.compile(r"\b\w{3,}ly\b", re.I)
ONES = re.compile(r"^(?P<which>\w+)(?:['’]s?)?(?: own)? ones?$", re.I)


def is_named(text: str, lexicon: Lexicon) -> bool:
    """Whether some words are a proper name: written as one, or known as one to the documents."""
    if NAME.fullmatch(text):
        return bool(names(f"x {text}", lexicon))
    typed = [word.lower() for word in re.findall(r"[^\W\d_]+", text) if content_stems(word)]
    return bool(typed) and typed[0] in lexicon.proper and not text.lower().endswith("s")


def run_of(places: list[tuple[int, int]], text: str) -> tuple[int, int]:
    """The last name of a question, with those it is listed with: "Beijing, Tianjin and Hebei"."""
    start, end = places[-1]
    for one in reversed(places[:-1]):
        if not re.fullmatch(r",? and |, |-", text[one[1] : start]):
            break
        start = one[0]
    return start, end


def _with_head(said: str, text: str) -> tuple[int, int] | None:
    """The words that end in the same noun: "public libraries" for "school libraries"."""
    head = said.split()[-1]
    found = list(re.finditer(r"[\w’'-]+", text))
    same = [i for i, m in enumerate(found) if stem(m.group()) == stem(head)]
    # "Services" is said of services rather than of the service sector.
    as_written = [i for i in same if found[i].group().lower() == head.lower()]
    at = next(iter(as_written or same), None)
    if at is None:
        return None
    first = at
    while (
        first
        and content_stems(found[first - 1].group())
        and not _ends_phrase(found[first - 1].group())
        and at - first < 4
    ):
        first -= 1
    return found[first].start(), found[at].end()


def _ends_phrase(word: str) -> bool:
    return word.lower() in {"many", "much", "number", "share", "percentage", "proportion", "total"} or bool(
        AUX.fullmatch(word)
    )


COUNTS = re.compile(
    r"\b(?:how many|how much|how often (?:were|was|are|is|did|do)|number of|(?:what|which)"
    r" (?:share|percentage|proportion) of|share of)\s+(?:of )?(?:the )?(?:new )?",
    re.I,
)


# Where the words for the thing counted end.
THING_ENDS = re.compile(
    rf"\s+(?:{AUX.pattern}|in|by|at|on|for|from|to|per|with|there|work|worked|were|called)\b|\s+\w+ed\b|[,?]|$",
    re.I,
)
COMPLEMENT = re.compile(
    r"\s(?:are|is|was|were) (?:for|from|about|against|\w{2,}ed for) (?:the )?"
    r"(?P<thing>[\w’'-]+(?: [\w’'-]+){0,2})\s*\??$",
    re.I,
)


IS_PART = re.compile(
    r"\bhow many of (?:the|these|those)\s[^?]+?\s(?:are|is|were|was) "
    r"(?P<thing>(?:[\w’'-]+ )?[\w’'-]+s)\s*\??$",
    re.I,
)


# "How much did the state spend on …": who does it; "trials concerned cancer": what it is done to.
ACTS = re.compile(
    r"\bhow (?:much|many|often)\b(?P<thing>\s(?!did|do|does|has|have)\w.*?)?\s+(?:did|do|"
    r"does|has|have)\s+(?P<subject>(?:the\s)?[\w’'-]+)\s+(?=[a-z])",
    re.I,
)
ACTED_ON = re.compile(
    r"(?:[\w’'-]+\s){0,3}?[\w’'-]+s\s(?!\w+ed\s(?:in|by|to|at|on|up|out|of|from|for|with|"
    r"under|when|while|as|once|until|before|after)\b)\w+ed\s(?:with\s)?(?P<object>[^?,]+?)(?=\s(?:in|by)\b|[?,]|$)",
    re.I,
)


def _thing_of_kind(said: str, text: str) -> tuple[int, int] | None:
    """The thing counted, or what stands after the verb where that tells the list apart ("… cancer")."""
    if match := ACTS.search(text):
        subject = match.group("subject")
        if match["thing"] is None or (said.lower().startswith("the ") and subject.lower().startswith("the ")):
            return match.span("subject")
    counts = COUNTS.search(text)
    if counts is None:
        return None
    if match := ACTED_ON.match(text, counts.end()):
        return match.span("object")
    if complement := COMPLEMENT.search(text, counts.end()):
        # "How many new permits are for shops?", then "And hotels?"
        return complement.span("thing")
    if (part := IS_PART.search(text)) and said.lower().endswith("s"):
        # "How many of the boats are ferries?", then "And barges?"
        return part.span("thing")
    stop = THING_ENDS.search(text, counts.end())
    thing = (counts.end(), stop.start() if stop else len(text))
    plural = said.split()[-1].lower().endswith("s") or said.split()[-1].isupper()
    counted = text[thing[0] : thing[1]].split()
    if (
        plural
        and counted
        and (counted[-1].lower().endswith("s") or counted[-1].isupper())
        and not re.search(r"\bof$", text[: counts.start()])
    ):
        if re.search(r"(?:share|percentage|proportion)", counts.group(), re.I):
            return _last_noun(text, thing)
        return thing
    return _last_noun(text, thing)


def _last_noun(text: str, counted: tuple[int, int]) -> tuple[int, int] | None:
    """The last words that carry meaning, apart from times and the thing counted: "cancer" of "How many
    trials concerned cancer in 2022?"."""
    bare = text.rstrip("?!. ")
    stop = min([p.start for p in dated(bare)] or [len(bare)])
    tail = re.search(
        r"(?:\b(?:for|was|were|is|are|on|in|of|against|concern(?:ed|s)?|did|does|do|by)"
        r"\s+(?:the\s+)?)(?P<thing>(?:(?!\b(?:was|were|is|are|for|of|on|did|does|do)\b)"
        r"[\w’'-]+\s?){1,4})$",
        bare[counted[1] : stop].rstrip(),
        re.I,
    )
    if tail is None:
        return None
    start = counted[1] + tail.start("thing")
    phrase = tail["thing"]
    verb = re.search(r"\s(?:spend|hold|have|make|report|count|train|receive|get)(?:\s.*)?$", phrase, re.I)
    length = verb.start() if verb else len(phrase.rstrip())
    return start, start + length


def fitted(said: str, like: str) -> str:
    """What is said, as it fits where its like stood."""
    bare = re.sub(r"^(?:the|an?)\s+", "", said, flags=re.I)
    if match := PREPOSED.match(said):
        bare = re.sub(r"^(?:the|an?)\s+", "", match["thing"], flags=re.I)
        alone, words = len(bare.split()) == 1, like.split()
        # "And in medium?" after "in strong implementation": the noun is still meant.
        head = (
            f" {words[-1]}"
            if alone and len(words) > 1 and words[-1].islower() and bare.islower() and not bare.endswith("s")
            else ""
        )
        return f"{bare}{head}"
    if match := ONES.match(bare):
        return match["which"]
    return bare
