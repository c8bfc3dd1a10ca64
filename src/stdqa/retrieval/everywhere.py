"""What all of a document is about, which no statement in it need repeat: its names."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from stdqa.index import Index
from stdqa.questions import framing
from stdqa.text import content_stems, stem

# A name in so large a share of a document's passages, and in so many, is what it is about.
PERVADING, LEAST_PASSAGES = 0.25, 5


def said_everywhere(index: Index, document: str) -> frozenset[str]:
    """The stems of the names that need not be said of each figure of a document.

    They are those of its title, its publisher and its speakers; what else is known of it and said in none of
    its passages; and what many of its passages say.
    """
    metadata = index.document(document).metadata
    speakers = " ".join(speaker.name for speaker in metadata.speakers)
    told = f"{metadata.title} {metadata.publisher or ''} {metadata.event or ''} {speakers}"
    passages = [frozenset(content_stems(passage.text)) for passage in index.passages_of(document)]
    times = Counter(chain.from_iterable(passages))
    unsaid = {stem(word) for word in framing(metadata)} - times.keys()
    least = max(LEAST_PASSAGES, PERVADING * len(passages))
    pervading = {one for one, number in times.items() if number >= least}
    return frozenset(content_stems(told)) | unsaid | pervading
