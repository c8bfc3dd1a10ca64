"""The assistant that knows by heart what the sources say of a few numbers in a draft."""

import re
import time
from dataclasses import dataclass, field, replace
from decimal import Decimal

from canned import FLOW, HOSTILE, STOCK, YEAR, YEAR_END, CannedAssistant, cite, document, figure

from stdqa.drafts import clean_draft
from stdqa.types import CheckedDraft, Claim, ClaimVerdict, Speaker, Why

WRONG = "In 2023, 9,202 national standards were approved."
RIGHT = "In 2023, 2,902 national standards were approved."
OTHER_TIME = "In 2023, 44,499 national standards were approved."
NOWHERE = "There are 777 lighthouses."
DRAFT = f"Standards\n\n{RIGHT}\n{WRONG} {NOWHERE}\n{OTHER_TIME}"
NUMBERS = re.compile(r"9,202|2,902|44,499|777|(?<= )7(?= )")


@dataclass
class CheckAssistant(CannedAssistant):
    checked: list[str] = field(default_factory=list)
    slow_s: float = 0.0

    def check(self, text, progress=None):
        text = clean_draft(text, 5000)
        self.checked.append(text)
        if "crash" in text:
            raise ZeroDivisionError("by zero")
        hostile = document(HOSTILE, "hostile", digest=False)
        citations = (cite(FLOW), cite(STOCK), cite(HOSTILE, hostile, Speaker("<b>Eve</b>", "<i>role</i>")))
        found = list(NUMBERS.finditer(text))
        claims = []
        for done, one in enumerate(found, start=1):
            time.sleep(self.slow_s)
            if progress:
                progress(done, len(found))
            claims.append(_claim(one, text, hostile))
        return CheckedDraft(text, tuple(claims), citations)


def _claim(found, text, hostile):
    number, (start, end) = found.group(), found.span()
    flow, stock = figure("2,902", FLOW), figure("44,499", STOCK, period=YEAR_END)
    own = replace(
        flow, start=start, end=end, text=number, value=Decimal(number.replace(",", "")), document="draft", period=YEAR
    )  # fmt: skip
    words = end + len(" national standards") if text[end:].startswith(" national standards") else end
    if number == "2,902":
        return Claim(start, words, own, ClaimVerdict.SUPPORTED, None, flow, 0)
    if number == "9,202":
        return Claim(
            start, words, own, ClaimVerdict.CONTRADICTED, Why.DIGITS_SWAPPED, flow, 0, "2,902", start, end
        )  # fmt: skip
    if number == "44,499":
        return Claim(start, words, own, ClaimVerdict.CONTRADICTED, Why.WRONG_PERIOD, stock, 1)
    if number == "7":
        seven = figure("7", HOSTILE, hostile, unit="<b>units</b>", qualifier="<i>over</i>")
        return Claim(
            start, words, own, ClaimVerdict.CONTRADICTED, Why.WRONG_FIGURE, seven, 2, HOSTILE, start, end
        )  # fmt: skip
    return Claim(start, words, own, ClaimVerdict.NOT_FOUND, Why.NOT_STATED)
