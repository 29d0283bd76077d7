"""Backdrop «ma-két»: what hangs behind the stage of an event, in three blocks: heading, body, place and day.

Plan 74/KH-BCĐ, III.A.3: "HỘI NGHỊ" / "SƠ KẾT PHONG TRÀO … NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022" / place and day.
The two years are computed and never typed: the year that is reviewed and the year of the event stand in one line.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.event_templates import TemplateWords
from app.errors import Refused
from app.i18n import N_, _
from app.text import admin_date, clean

_PLACE = re.compile(r"\{\w+\}")
#: Dots for the pen.
BLANK = "…………"
_BLANK_DAY = "ngày …… tháng …… năm {year}"
#: More letters than any hall can read; real ones have about 200.
MOST_LETTERS = 1000


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The words of a ma-két; ``kept`` are names that no line should cut, in any letter case."""

    heading: str
    body: tuple[str, ...] = ()
    closing: str = ""
    kept: tuple[str, ...] = ()


class Ground(StrEnum):
    """Colours: red cloth with yellow letters as halls have it, or white paper with red letters, which saves ink."""

    RED = "red"
    WHITE = "white"


GROUND_WORDS: Mapping[Ground, str] = {
    Ground.RED: N_("nền đỏ, chữ vàng"),
    Ground.WHITE: N_("nền trắng, chữ đỏ"),
}


def compose(lines: Sequence[str], words: TemplateWords, closing: str, kept: Sequence[str] = ()) -> Backdrop:
    """The words by the lines of the kind of an event: the first is the heading.

    What is put into a line of capitals stands in capitals too.
    """
    loud = replace(words, movement=words.movement.upper(), unit=words.unit.upper())
    is_loud = True
    filled = []
    for line in lines:
        # A line of nothing but a place is as loud as the one before.
        letters = [letter for letter in _PLACE.sub("", line) if letter.isalpha()]
        is_loud = not any(map(str.islower, letters)) if letters else is_loud
        text = clean((loud if is_loud else words).fill(line))
        filled.append(text[:1].upper() + text[1:])
    heading, *body = [text for text in filled if text] or [""]
    return Backdrop(heading, tuple(body), closing, tuple(kept))


def place_and_day(place: str, starts_on: date | None, ends_on: date | None, year: int) -> str:
    """The last line, "Trường Hà, ngày 28 tháng 02 năm 2022", with dots for the pen where something is not known."""
    return f"{clean(place) or BLANK}, {_days(starts_on, ends_on, year)}"


def _days(starts_on: date | None, ends_on: date | None, year: int) -> str:
    if starts_on is None:
        return _BLANK_DAY.format(year=year)
    last = admin_date(ends_on or starts_on)
    first = admin_date(starts_on)
    if first == last:
        return first
    # What both days share is said once: "từ ngày 01 đến ngày 03 tháng 3 năm 2022".
    for shared in (_from(last, " tháng "), _from(last, " năm ")):
        if first.endswith(shared):
            first = first.removesuffix(shared)
            break
    return f"từ {first} đến {last}"


def _from(text: str, mark: str) -> str:
    return text[text.index(mark) :]


def refuse_unprintable(backdrop: Backdrop) -> None:
    """Raise ``Refused`` when there is nothing to print, or more than anybody can read from a seat."""
    letters = sum(map(len, (backdrop.heading, *backdrop.body, backdrop.closing)))
    if not clean(" ".join((backdrop.heading, *backdrop.body))):
        raise Refused(
            "empty-backdrop",
            _("Ma-két chưa có lời nào; chưa lập tệp nào."),
            _("Hãy ghi lời của ma-két ở loại sự kiện, hoặc ngay trước khi in."),
        )
    if letters > MOST_LETTERS:
        sentence = _("Lời của ma-két dài {count} chữ cái, quá {most} chữ cái thì không ai đọc được; chưa lập tệp nào.")
        raise Refused("long-backdrop", sentence.format(count=letters, most=MOST_LETTERS), _("Hãy rút gọn lời."))
