"""From the words of a question to what it asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from stdqa.errors import BadQuestion
from stdqa.figures import Clock, numerals
from stdqa.figures.periods import TimePhrase
from stdqa.glossary import Concept, Glossary
from stdqa.questions import cues
from stdqa.questions.asking import (
    asking,
    blanked,
    contrasts,
    lead_ins,
    points_back,
    without_examples,
    without_idle_phrases,
)
from stdqa.questions.basis import basis_of
from stdqa.questions.claims import amount_asked
from stdqa.questions.counted import counted, counted_part, noun_phrase
from stdqa.questions.cues import Wants
from stdqa.questions.cutting import dated, term_of
from stdqa.questions.ellipsis import Whole, made_whole
from stdqa.questions.follow_up import COURTESY, continued, leans, topic_of
from stdqa.questions.forms import Form
from stdqa.questions.names import Lexicon, names, strangers
from stdqa.questions.placing import as_count, plainly, set_beside, with_its_list
from stdqa.questions.premises import premise_of
from stdqa.questions.question import Question
from stdqa.questions.request import Request
from stdqa.questions.singly import divided
from stdqa.questions.terms import request_of
from stdqa.text import content_stems, content_words, search_form, stem
from stdqa.types import Basis, FigureKind, Period

# Invisible and control characters say nothing; what is left of a question must.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

WORD_LIKE = re.compile(r"[^\W_]")


def clean(text: str, most_chars: int) -> str:
    """A question as it will be understood: without control characters and superfluous space.

    :raises BadQuestion: if nothing is left of it, or it is longer than ``most_chars``.
    """
    if len(text) > most_chars:
        raise BadQuestion(
            f"The question has {len(text):,} characters; at most {most_chars:,} are read. Shorten it."
        )
    # Lone surrogates come from broken terminals; they cannot be written to any file.
    printable = "".join(" " if unicodedata.category(c) == "Cs" else c for c in CONTROL.sub("", text))
    cleaned = " ".join(printable.split())
    if not WORD_LIKE.search(cleaned):
        raise BadQuestion("The question is empty. Type what you want to know, in words.")
    return cleaned


NO_LEXICON = Lexicon()
# Four characters, so that what follows keeps its place.
THAT_IS = re.compile(r"\b(?:i\.e\.|e\.g\.)(?=\W)", re.I)


def understand(
    text: str,
    glossary: Glossary,
    clock: Clock | None = None,
    history: Sequence[str] = (),
    lexicon: Lexicon = NO_LEXICON,
) -> Question:
    """Read a question. A follow-up ("And local standards?") takes over what the last question said.

    :param text: the question, cleaned.
    :param clock: what "last year" counts from; without one, relative times stay open.
    :param lexicon: the words of the documents, and which of them open names.
    """
    if history and COURTESY.fullmatch(text):
        history = ()
    if history:
        *earlier, last = made_whole([*history, text], lexicon, glossary)
        if last.text != text:
            whole = _made_whole(last, understand(last.text, glossary, clock, (), lexicon))
            return replace(whole, topic=topic_of(text))
        history = [whole.text for whole in earlier]
    text = set_beside(as_count(plainly(with_its_list(text))))
    denied, spans = contrasts(text), asking(text)
    bare = blanked(without_idle_phrases(text), denied)
    phrases = dated(bare, clock)
    told = THAT_IS.sub("    ", blanked(bare, [(phrase.start, phrase.end) for phrase in phrases]))
    leading = lead_ins(text, spans)
    alone = blanked(told, leading)
    asked = " ".join(alone[start:end] for start, end in spans)
    if not points_back(asked, len(content_stems(cues.without_cues(asked)))):
        # "My father is old, so I wonder: …": what the reader says of himself is looked for nowhere.
        told = alone
    concepts = _concepts(told, asked, glossary)
    without_lead = blanked(bare, leading)
    meant = " ".join(without_lead[start:end] for start, end in spans).strip()
    listing = without_examples(meant)
    form = search_form(meant)
    kinds = cues.kinds_of(form)
    basis, stated = _basis(text, spans, clock)
    named = names(told, lexicon)
    wanted = cues.form_of(meant, kinds)
    # A statement that bounds an amount compares it with a number, not with a thing.
    amount = amount_asked(text) if wanted is Form.VERDICT else None
    question = Question(
        text=text,
        form=wanted,
        wants=cues.wants_of(form, kinds),
        kinds=kinds,
        concepts=concepts,
        words=_words(told),
        other_words=glossary.other_words(concepts),
        counted=counted(asked) or counted(told),
        names=tuple(map(stem, named)),
        strangers=strangers(named, lexicon, concepts) if lexicon.known else (),
        basis=basis,
        basis_stated=stated,
        years=frozenset(year for phrase in phrases for year in phrase.period.years),
        figures=tuple(n.value for n in numerals(told) if n.form == "digits"),
        wants_year=FigureKind.DATE in kinds and bool(cues.matches(form, "year", "patterns")),
        wants_change=bool(cues.matches(form, "change", "patterns")),
        wants_rounded=bool(cues.matches(form, "rounded", "patterns")),
        wants_meaning=bool(cues.matches(form, "sentence", "meaning")),
        within=_short(phrases),
        request=None if amount else request_of(" ".join(listing.split()), wanted, glossary),
    )
    question = _divided(question, listing, clock, glossary, lexicon)
    question = _of_whole(question, told, glossary)
    head = question.counted[-1] if question.counted else None
    question = replace(
        question,
        unheard=bool(head and lexicon.known and head not in lexicon.stems),
        alien=bool(lexicon.known) and _is_alien(question, lexicon),
    )
    if amount:
        question = replace(
            question, amount=_plain(understand(amount, glossary, clock, (), lexicon), question)
        )
    if claim := premise_of(text):
        question = replace(question, premise=understand(claim, glossary, clock, (), lexicon))
    if history and leans(told, question):
        question = continued(question, understand(history[-1], glossary, clock, history[:-1], lexicon))
        return replace(question, topic=topic_of(text))
    return question


# A few strange words may be the reader's for anything; the search knows more than the words do.
FEW_WORDS = 4


def _is_alien(question: Question, lexicon: Lexicon) -> bool:
    """Whether the documents hold none of the words of a question, nor what says the same; names aside."""
    topics = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] not in question.names]
    known = any(set(way) <= lexicon.stems for c in topics for way in c.ways)
    return len(topics) >= max(FEW_WORDS, len(question.names) + 1) and not known


def _divided(
    question: Question, meant: str, clock: Clock | None, glossary: Glossary, lexicon: Lexicon
) -> Question:
    """A question for several figures with those for one each that it is made of."""
    if question.form is Form.VERDICT or (found := divided(meant, glossary)) is None:
        return question
    singly = (understand(part, glossary, clock, (), lexicon) for part in found.parts)
    return replace(question, singly=tuple(_plain(one, question) for one in singly), named=found.named)


def _plain(part: Question, whole: Question) -> Question:
    """A question made of another, for one figure, however it is worded."""
    return replace(
        part,
        form=Form.FIGURE,
        wants=Wants.FIGURE,
        kinds=part.kinds or whole.kinds,
        request=None,
        singly=(),
        premise=None,
    )


def _made_whole(whole: Whole, question: Question) -> Question:
    """A follow-up made whole asks above all for what it said itself."""
    if question.form is not Form.FIGURE or question.request is not None or not whole.said:
        return question
    if whole.counted:
        question = replace(question, counted=noun_phrase(whole.counted))
    if dated(whole.said):
        return question
    shared = whole.text.replace(whole.said, " ", 1)
    return replace(question, request=Request(None, (term_of(whole.said),), shared))


# "How many of the new members are from abroad?": the members are the whole, known already; what is
# asked for is the part.
_VERB = (
    r"(?:are|is|was|were|do|does|did|have|has|had|relate|concern|deal|belong|fall|involve|come|came|represent|"
    r"cover|lie|focus|went|go|serve|work|target|hold|with|from|for|related|devoted|linked|in)"
)
OF_WHOLE = (
    re.compile(
        r"\bhow many (?:out )?of (?!\w+ own\b)(?:(?:the|these|those|all|its|their|our)\b)?\s*"
        rf"(?P<whole>.+?)\s+(?P<part>{_VERB}\b.+)$",
        re.I,
    ),
    re.compile(
        r"^\W*(?:(?:and|so|but)\W+)?(?:out )?(?:of|among|amongst|from(?! the (?:report|document|text|speech|"
        r"briefing|conference|press|table|data|figures|sources?)\b)) (?:all )?(?:of )?(?:the |these |those )?"
        r"(?P<whole>[^?:]+?),\s*(?:roughly |about |at least |over |more than )?how many\s+(?P<part>.+)$",
        re.I,
    ),
)

# "Of all permits, how many had been granted before that year?": a time, which is blank here, is no part.
BEFORE_YEAR = re.compile(r"\b(?:before|prior to)\b(?:\s(?:that|this|the|the same) (?:year|date))?\W*$", re.I)

WHOLE, PART = 0.5, 1.6


def _of_whole(question: Question, told: str, glossary: Glossary) -> Question:
    """A question for a part of something weighs the words of the part more than those of the whole."""
    match = next((m for pattern in OF_WHOLE if (m := pattern.search(told.rstrip("?!. ")))), None)
    if match is None or BEFORE_YEAR.search(match["part"]):
        return question
    whole, part = (
        {c.stems for c in glossary.concepts(cues.without_cues(match[name]))} for name in ("whole", "part")
    )
    weighed = (
        _weighed_part(concept, concept.stems in whole, concept.stems in part) for concept in question.concepts
    )
    return replace(
        question,
        concepts=tuple(weighed),
        counted=counted_part(match["part"]) or noun_phrase(match["whole"]),
        part=True,
    )


def _weighed_part(concept: Concept, in_whole: bool, in_part: bool) -> Concept:
    if in_part:
        # What is said of the whole too tells the part from nothing.
        return concept if in_whole else replace(concept, weight=PART * concept.weight)
    return replace(concept, weight=WHOLE * concept.weight, whole=True)


# What words that documents and readers use for anything count beside those that tell the topic; and what
# the sentences around the one that asks count beside it.
LIGHT, CONTEXT = 0.4, 0.5


def _concepts(told: str, asked: str, glossary: Glossary) -> tuple[Concept, ...]:
    """The things a question speaks of, weighed: those of the sentence that asks before those around it."""
    found = [c for c in glossary.concepts(cues.without_cues(told)) if not set(c.stems) <= cues.idle()]
    own = {c.stems for c in glossary.concepts(cues.without_cues(asked))} & {c.stems for c in found}
    beside = CONTEXT if own and not points_back(asked, len(own)) else 1.0
    return tuple(
        replace(
            concept,
            weight=(1.0 if concept.stems in own else beside)
            * (LIGHT if set(concept.stems) <= cues.light() else 1.0),
        )
        for concept in found
    )


def _words(told: str) -> tuple[str, ...]:
    """The words of a question that are worth looking for."""
    return tuple(word for word in content_words(cues.without_cues(told)) if stem(word) not in cues.idle())


def _basis(text: str, spans: list[tuple[int, int]], clock: Clock | None) -> tuple[Basis | None, bool]:
    """The basis that the sentence that asks tells, or else the sentences around it."""
    asked = " ".join(text[start:end] for start, end in spans)
    found = basis_of(asked, dated(asked, clock))
    return found if found[0] else basis_of(text, dated(text, clock))


# The longer half of a year.
SHORT_DAYS = 184


def _short(phrases: tuple[TimePhrase, ...]) -> Period | None:
    """The stated period of more than a day and at most half a year, if there is one."""
    for phrase in phrases:
        period = phrase.period
        if period.basis is Basis.DURING and period.start and period.end:
            days = (period.end - period.start).days + 1
            if 1 < days <= SHORT_DAYS:
                return period
    return None
