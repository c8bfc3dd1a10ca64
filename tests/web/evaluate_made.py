"""A corpus of two invented reports, question sets over it, and an assistant that can be made slow."""

import json
import time

from canned import HOSTILE

from stdqa.assistant import Assistant
from stdqa.index.build import build
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

FERRY = "In 2023, the ferry carried 4,310 cars."
BOATS = "By the end of 2023, the ferry line had 12 boats."
HOTEL = "In 2023, the hotel received 8,750 guests."
ROOMS = "By the end of 2023, the hotel had 64 rooms."
REPORTS = {
    "ferry.md": f"# Ferry report\n\n{FERRY}\n\n{BOATS}\n\nThe captain is Nils Berg.\n",
    "hotel.md": f"# Hotel report\n\n{HOTEL}\n\n{ROOMS}\n\nThe hotel has a garden.\n",
}
QUESTIONS = (
    {"id": "cars", "part": "dev", "category": "figure", "question": "How many cars did the ferry carry in 2023?",
     "figures": ["4,310"], "wrong_figures": ["12"], "period": "in 2023", "evidence": [{"doc": "ferry", "quote": FERRY}]},
    {"id": "wrong", "part": "dev", "category": "figure", "tags": ["hard"],
     "question": "How many boats did the ferry line have by the end of 2023?", "figures": ["13"],
     "wrong_figures": ["12"], "evidence": [{"doc": "ferry", "quote": BOATS}]},
    {"id": "hostile", "part": "dev", "category": "<b>bold</b>", "tags": ["<i>tag</i>"],
     "question": f"How many rooms did the hotel have? {HOSTILE}", "figures": ["65"], "wrong_figures": ["64"],
     "evidence": [{"doc": "hotel", "quote": ROOMS}]},
    {"id": "none", "part": "dev", "category": "unanswerable", "question": "How many bicycles did the museum sell?",
     "unanswerable": True, "reason": "not_in_sources"},
    {"id": "secret", "part": "test", "category": "figure", "question": "How many guests did the hotel receive in 2023?",
     "figures": ["9,999"], "wrong_figures": ["8,750"], "evidence": [{"doc": "hotel", "quote": HOTEL}]},
    {"id": "follow", "part": "test", "category": "figure", "question": "And in 2023?",
     "history": ["How many guests did the hotel receive?"], "figures": ["8,750"],
     "evidence": [{"doc": "hotel", "quote": HOTEL}]},
)  # fmt: skip
LINES = "".join(json.dumps(one) + "\n" for one in QUESTIONS)
BROKEN = (
    '{"id": "one", "question": "How many?", "figures": ["1"], "colour": "red"}\n'
    '{"id": "two", "question": "How many cars?", "figures": ["4,310"], '
    '"evidence": [{"doc": "ferry", "quote": "No such words."}]}\n'
    "nothing\n"
)
SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "Mill",
            "paragraphs": [
                {
                    "context": "The mill was built by Anna Holm. It has 7 wheels.",
                    "qas": [
                        {
                            "id": "m1",
                            "question": "How many wheels does the mill have?",
                            "answers": [{"text": "7", "answer_start": 40}],
                            "is_impossible": False,
                        },
                        {"id": "m2", "question": "Who burnt the mill?", "answers": [], "is_impossible": True},
                    ],
                }
            ],
        }
    ],
}


class SlowAssistant(Assistant):
    """An assistant that takes as long for a question as a test needs."""

    slow_s = 0.0

    def ask_showing(self, question, history=()):
        time.sleep(self.slow_s)
        return super().ask_showing(question, history)


def made_assistant(folder):
    """An assistant over the reports, its folders of sets and runs below another one."""
    settings = Settings.read(
        corpus=folder / "corpus", index=folder / "index", sets=folder / "sets", made=folder / "made",
        runs=folder / "runs",
    )  # fmt: skip
    for below in (settings.corpus, settings.sets):
        below.mkdir(parents=True)
    for name, text in REPORTS.items():
        (settings.corpus / name).write_text(text, encoding="utf-8")
    (settings.sets / "small.jsonl").write_text(LINES, encoding="utf-8")
    (settings.sets / "broken.jsonl").write_text(BROKEN, encoding="utf-8")
    (settings.sets / "mill.json").write_text(json.dumps(SQUAD), encoding="utf-8")
    (settings.sets / "README.md").write_text("Nothing to ask.", encoding="utf-8")
    encoder = HashEncoder()
    build(settings.corpus, settings.index, settings, lambda: encoder)
    return SlowAssistant.open(settings, encoder)
