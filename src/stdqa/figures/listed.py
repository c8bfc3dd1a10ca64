"""What a number of a list counts where each has its label before it: "ferries, 40; tugs, over 300"."""

from __future__ import annotations

import re

from stdqa.figures import marks, nouns
from stdqa.figures.scene import Counted, Scene
from stdqa.text import words

# A part of the list up to its number: the label, a comma, and what may stand between them.
LABEL = re.compile(
    r"(?:^|[;:]\s)\s*(?:and\s)?(?:the\s)?(?P<label>[^,;:.()\d]{3,80}),\s"
    r"(?:(?:already|now|only|just|still|even|currently|altogether)\s)*$",
    re.I,
)
ENDS = re.compile(r"\s*(?:[;.)]|$)")
# What the list is a list of, before its colon: "New plans by harbour: …".
HEAD = re.compile(r"(?P<head>[^;:.()]{3,80}):\s")

PARTED = re.compile(r"\s(?:by|per|in each)\s[\w\s-]+$", re.I)


def labelled(scene: Scene) -> Counted | None:
    """What the label before a number of a list names; of one that names no things ("iron, 40"), those
    that the list is of."""
    text, begin = scene.sentence.text, scene.sentence.start
    said = marks.before_qualifier(text[begin : scene.start])
    match = LABEL.search(said)
    if match is None or not ENDS.match(text, scene.end, scene.sentence.end):
        return None
    # One label with its number is a clause before a clause, and no list.
    if match.start("label") == 0 and ";" not in text[scene.end : scene.sentence.end]:
        return None
    start = begin + match.start("label")
    label = nouns.stretch(text, start, begin + match.end("label"))
    head = HEAD.match(text, begin, start)
    parted = head is not None and PARTED.search(head["head"]) is not None
    noun = nouns.after(scene.sentence, start, begin + match.end("label"))
    if not parted and _is_of_things(noun):
        return nouns.short(noun), label, None, scene.end
    things = nouns.after(scene.sentence, begin, head.end("head")) if head else ""
    return (nouns.short(things), f"{things} {label}", None, scene.end) if _is_of_things(things) else None


def _is_of_things(noun: str) -> bool:
    return any(nouns.is_plural(noun, word) for word in words(noun))
