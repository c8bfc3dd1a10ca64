"""The assistant that knows its answers by heart, and what the sources say of three numbers in a line."""

from dataclasses import dataclass, field, replace

from canned import FLOW, STOCK, YEAR_END, CannedAssistant, cite, figure

from stdqa.types import CheckedDraft, Claim, ClaimVerdict, Why

WRONG = "We approved 9,202 national standards in 2023."
RIGHT = "There are 44,499 national standards."


@dataclass
class BriefAssistant(CannedAssistant):
    checked: list[str] = field(default_factory=list)

    def ask(self, question, history=()):
        if "crash" in question:
            raise ZeroDivisionError("by zero")
        return replace(super().ask(question, history), question=question)

    def check(self, text):
        self.checked.append(text)
        claims = []
        for number, source, place in (
            ("9,202", figure("2,902", FLOW), 0),
            ("44,499", figure("44,499", STOCK, period=YEAR_END), 1),
        ):
            if number in text:
                start = text.index(number)
                end = start + len(number)
                own = replace(source, start=start, end=end, text=number, document="draft")
                claim = Claim(start, end, own, ClaimVerdict.SUPPORTED, None, source, place)
                if number == "9,202":
                    claim = Claim(
                        start, end, own, ClaimVerdict.CONTRADICTED, Why.DIGITS_SWAPPED, source, place, "2,902", start, end
                    )  # fmt: skip
                claims.append(claim)
        return CheckedDraft(text, tuple(claims), (cite(FLOW), cite(STOCK)))
