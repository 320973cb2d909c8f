"""The helplines as CSV (RFC 4180): one row each, with a column for each part of what is nested in the JSON."""

import csv
from collections.abc import Iterator
from io import StringIO

from webapp.i18n.languages import CODES_IN_DATA
from webapp.open_data.model import Helpline, Helplines, Number, OpeningHours, Shape

COLUMNS = (
    *("id", "name_en", "name_cy", "phone", "press", "text", "text_keyword"),
    *("url_en", "url_cy", "chat_en", "chat_cy"),
    *("opening_hours", "bank_holidays", "hours_en", "hours_cy"),
    *("from_age", "under", "nation", "free", "off_bill", "welsh", "about_en", "about_cy"),
    *("source", "checked", "how", "confidence", "area_en", "area_cy", "limits_en", "limits_cy"),
)


def _cells(name: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield the cells of one field. Of a number the grouped form: a spreadsheet would drop a leading zero."""
    if isinstance(value, Number):
        yield name, value.shown
    elif isinstance(value, OpeningHours):
        yield "opening_hours", value.rule
        yield "bank_holidays", value.bank_holidays
        yield from _cells("hours", value.words)
    elif isinstance(value, tuple):
        for code in CODES_IN_DATA:
            yield f"{name}_{code}", " ".join(getattr(part.words, code) for part in value)
    elif isinstance(value, Shape):
        yield from ((f"{name}_{part}", said) for part, said in value)
    else:
        yield name, "true" if value is True else value


def row(helpline: Helpline) -> dict[str, object]:
    """Return a helpline as the cells of its row, by column."""
    return {column: cell for name, value in helpline for column, cell in _cells(name, value) if column in COLUMNS}


def table(helplines: Helplines) -> str:
    """Return the helplines as CSV; a cell is empty where nothing is known."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(map(row, helplines.helplines))
    return out.getvalue()
