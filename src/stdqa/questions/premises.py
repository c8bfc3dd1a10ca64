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
    r"^(?:and |so |but )?(?:why|how come|for what reasons?|what (?:caused|made|explains)|"
    r"how did it happen that)\s+"
    r"(?:(?P<aux>did|do|does|was|were|is|are|has|have|had)\s+)?(?P<claim>.+)$",
    re.I,
)


def premise_of(text: str) -> str | None:
    """What a question takes for granted, as a question whether it is so; None where it takes nothing."""
    bare = text.strip().rstrip("?!. ")
    match = GIVEN.match(bare) or WHY.match(bare)
    if match is None:
        return None
    return f"Is it true that {match['claim'].strip()}?"
