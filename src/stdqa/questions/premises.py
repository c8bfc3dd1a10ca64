"""What a question takes for granted: "Now that doctors outnumber nurses, …", "Why did the number fall?"."""

from __future__ import annotations

import re

# A clause that is told as known before the question itself.
GIVEN = re.compile(
    r"^(?:(?:and|so|but|ok)\s+)?(?:now that|given that|considering(?: that)?|seeing that|"
    r"assuming that|since|as(?! (?:at|of|on)\b)|because|if|when|although|"
    # "If I add up all lamps, …" takes nothing for granted.
    r"knowing that|with)\s+"
    r"(?!(?:i|we|you|one|they)\s+(?:add|count|put|take|sum|leave|look|set|subtract|divide)\b)"
    r"(?P<claim>(?:[^,]|,(?=\d))+),\s+(?P<rest>.*\b(?:how|what|which|"
    r"who|where|when|why|does|do|did|is|are|was|were)\b.*)$",
    re.I,
)
WHY = re.compile(
    r"^(?:and |so |but )?(?:why|how come|for (?:what|which) reasons?|on what grounds|"
    r"what (?:caused|made|explains)|"
    r"what (?:is|was|are|were) the (?:reason|cause)s? (?:for|that|why)|"
    r"how did it happen that)\s+"
    r"(?:(?P<aux>did|do|does|was|were|is|are|has|have|had)\s+)?(?P<claim>.+)$",
    re.I,
)


# "They adopt 28% of them. What stands in the way?": the sentence before the question; not what a reader says
# of himself.
BEFORE = re.compile(
    r"^(?!(?:i|we|my|our|please|hi|hello|dear|thanks?)\b)"
    r"(?P<claim>[^.?!]*[^.?!\s]{3})\.\s+(?P<rest>[^.?!]*\?)$",
    re.I,
)
# "What is done about the fact that …?", "How is it justified that …?"
FACT = re.compile(
    r"\b(?:the fact|the circumstance|(?:justif|explain|account for|come about)\w*) that\s+"
    r"(?P<claim>[^,?]+)$",
    re.I,
)
# "How did Tarn end up with 40 piers?"
ATTAINED = re.compile(
    r"^(?:and |so |but )?how (?:did|could|was it that) (?P<claim>[^,?]+?\b(?:end up with|manage to|"
    r"come to|get to|reach|attain|achieve|arrive at)\b(?:[^,?]|,(?=\d))*\d(?:[^,?]|,(?=\d))*)$",
    re.I,
)


def premise_of(text: str) -> str | None:
    """What a question takes for granted, as a question whether it is so; None where it takes nothing."""
    bare = text.strip().rstrip("?!. ")
    match = (
        GIVEN.match(bare)
        or WHY.match(bare)
        or BEFORE.match(text.strip())
        or FACT.search(bare)
        or ATTAINED.match(bare)
    )
    if match is None:
        return None
    return f"Is it true that {match['claim'].strip()}?"
