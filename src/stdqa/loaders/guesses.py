"""What a text without front matter tells of itself: the date of the event it reports.

A guess is made only from what is printed; where no year is printed with a day, there is none.
"""

from __future__ import annotations

from datetime import date

from stdqa.dates import days

HEAD_CHARS = 2000
# A page is put online within half a year of what it reports, or the two have nothing to do with each other.
MOST_DAYS_LATER = 183


def guess_date(text: str) -> date | None:
    """The date of what is reported: a day near the top, dated by a full date beside it where it needs one.

    A page put online two days after an event names both: the event's day is printed without a year and
    takes it from the page's date.
    """
    found = list(days(text[:HEAD_CHARS]))
    page = next((day for one in found if one.year and (day := one.on_calendar())), None)
    if page is None:
        return None
    for one in found:
        event = None if one.year else one.on_calendar(page.year)
        if event and 0 <= (page - event).days <= MOST_DAYS_LATER:
            return event
    return page
