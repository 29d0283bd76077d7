"""Calendar files «.ics»: whole days as RFC 5545 has them, so that any calendar program takes them in.

Lines end with CR LF and are folded before 75 octets, never within a letter; commas, semicolons, backslashes and line
breaks of texts are escaped. The same thing keeps its UID, so that a calendar changes it instead of adding it again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_OCTETS: Final = 75
_MORNING: Final = 8
_ESCAPES: Final = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One thing of the calendar: from ``first`` to ``last``, both inside; ``uid`` is its own for ever.

    ``remind_on`` is the day on whose morning a calendar reminds of it, ``None`` not at all. ``name`` is the title
    where there is little room; ``plan_key`` and ``part`` tell the duty or task of a plan, ``event_id`` the event it is
    about. These stay inside the program.
    """

    uid: str
    first: date
    last: date
    title: str
    details: str = ""
    place: str = ""
    category: str = ""
    remind_on: date | None = None
    name: str = ""
    plan_key: str = ""
    part: str = ""
    event_id: int = 0


def calendar_file(entries: Iterable[CalendarEntry], at: datetime, name: str) -> bytes:
    """The file of a calendar called ``name``, made at ``at``."""
    return "".join(f"{line}\r\n" for text in _lines(entries, at, name) for line in _folded(text)).encode()


def _lines(entries: Iterable[CalendarEntry], at: datetime, name: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phen Dau//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"X-WR-CALNAME:{_escaped(name)}"
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for entry in entries:
        yield from _event(entry, stamp)
    yield "END:VCALENDAR"


def _event(entry: CalendarEntry, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{_escaped(entry.uid)}", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    for label, text in (("DESCRIPTION", entry.details), ("LOCATION", entry.place), ("CATEGORIES", entry.category)):
        if text:
            yield f"{label}:{_escaped(text)}"
    yield "TRANSP:TRANSPARENT"
    if entry.remind_on is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(entry.title)}")
        yield f"TRIGGER:{_trigger(entry.remind_on, entry.first)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _trigger(remind_on: date, first: date) -> str:
    """From the first minute of the day back (or on) to eight in the morning of the day to remind on."""
    hours = (remind_on - first).days * 24 + _MORNING
    return f"{'-' if hours < 0 else ''}PT{abs(hours)}H"


def _escaped(text: str) -> str:
    plain = "\n".join(text.splitlines())
    for mark, written in _ESCAPES:
        plain = plain.replace(mark, written)
    return plain


def _folded(text: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first behind a blank."""
    piece, size = "", 0
    for letter in text:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece
