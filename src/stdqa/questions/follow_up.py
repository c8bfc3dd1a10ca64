"""Questions that lean on the one before them: "And local standards?", "What about Anhui?"."""

from __future__ import annotations

import re
from dataclasses import replace

from stdqa.questions.forms import Form
from stdqa.questions.question import Question
from stdqa.text import content_stems

# What an earlier question said matters less than what the follow-up itself says; and still less where that
# names a thing of the same sort with words of its own ("And standards for the elderly?").
EARLIER, REPLACED = 0.4, 0.1


def continued(question: Question, earlier: Question) -> Question:
    """A follow-up with what it leaves unsaid: the earlier question's things, kind, time and form.

    A name in the follow-up ("What about Anhui?") takes the place of the names before it, and so does a
    basis or a year.
    """
    replaced = set(earlier.names) if question.names else set()
    said = {concept.stems for concept in question.concepts}
    weight = EARLIER if question.concepts else 1.0
    afresh = question.counted[-1:] == earlier.counted[-1:] and bool(question.counted)
    if afresh := afresh and len(question.concepts) > 1:
        weight = REPLACED
    kept = [
        replace(concept, weight=concept.weight * weight)
        for concept in earlier.concepts
        if not replaced & set(concept.stems) and concept.stems not in said
    ]
    asks_words = question.form is Form.WORDS and bool(AFRESH.match(question.text.strip()))
    takes_over = not question.kinds and not asks_words
    return replace(
        question,
        form=earlier.form if takes_over and question.form in (Form.WORDS, Form.FIGURE) else question.form,
        wants=earlier.wants if takes_over else question.wants,
        kinds=earlier.kinds if takes_over else question.kinds,
        concepts=(*question.concepts, *kept),
        words=tuple(dict.fromkeys((*question.words, *earlier.words))),
        other_words=tuple(dict.fromkeys((*question.other_words, *earlier.other_words))),
        counted=earlier.counted if _counts_the_same(question) else question.counted,
        names=question.names or earlier.names,
        basis=question.basis or earlier.basis,
        basis_stated=question.basis_stated,
        years=question.years or earlier.years,
        # What is asked afresh is looked for in its own words alone.
        earlier=None if afresh else earlier.text,
    )


def _counts_the_same(question: Question) -> bool:
    """Whether a follow-up counts what the one before it did: "And in services?", "How many of them …"."""
    if OF_THEM.search(question.text):
        return True
    return not question.counted and MODIFIER.match(question.text) is not None


OF_THEM = re.compile(r"\bhow many of (?:them|these|those)\b", re.I)

MODIFIER = re.compile(
    r"^(?:and |so |but |what about |how about )+(?:in|for|of|by|at|with|from|under|during|since)\b", re.I
)

AFRESH = re.compile(
    r"^(?:and |so |but )?(?:(?:at )?what time|who|whom|whose|where|why|when|how(?! about)|which|is|are|was|"
    r"were|did|does|do|has|have)\b",
    re.I,
)

LEANING = re.compile(
    r"^(?:and|what about|how about|or|so|then|but)\b|\b(?:it|they|them|those|these|that|ones?|"
    r"he|she|his|her|there)\b",
    re.I,
)

# What people say to be polite asks nothing, of what was asked before neither.
COURTESY = re.compile(
    r"\W*(?:(?:ok(?:ay)?|oh|ah|well|great|good|fine|nice|cool|perfect|hello|hi|hey|thanks?(?: you)?|thx|"
    r"cheers|bye|goodbye|sorry|yes|no|sure|good (?:morning|afternoon|evening)|a lot|so|very|much|i see)\W*)+",
    re.I,
)
FEW_CONCEPTS = 2

WHAT_ABOUT = re.compile(
    r"^(?:(?:and|so|or|but|ok|okay|then)\b,? )*(?:(?:what|how) (?:about|of)|and(?: for| in)?) "
    r"(?!(?:how|what|which|who|when|where|why|is|are|was|were|did|does|do|since|by|from|at)\b)"
    r"(?P<topic>[\w’'\" -]+)\W*$",
    re.I,
)
# A longer follow-up says more than what it is about.
MOST_OF_TOPIC = 2


def topic_of(text: str) -> tuple[str, ...]:
    """The stems of what a short follow-up is about: "And in services?"."""
    match = WHAT_ABOUT.match(text)
    stems = content_stems(match["topic"]) if match else ()
    return stems if len(stems) <= MOST_OF_TOPIC else ()


def leans(told: str, question: Question) -> bool:
    """Whether a question cannot be understood without the one before it."""
    return bool(LEANING.search(told.strip())) or len(question.concepts) <= FEW_CONCEPTS
