"""Comments at cells: who corrects a number beside it («sửa lại 25») means another figure than the one in the cell.

Our own comments in a returned workbook say what we found and nothing about the unit; they are passed over.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.domain.annotations import COMMENT_AUTHOR, COMMENT_LEAD
from app.domain.indicators import ValueType
from app.importing.raw import RawSheet, column_number
from app.importing.values import Reading, read_text
from app.importing.xml_events import Attributes, Events, parse
from app.text import nfc

#: The question about a figure whose comment names another number.
COMMENT_DIFFERS = "comment-differs"
_LONGEST = 2_000
_MOST_CANDIDATES = 4
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
#: What newer programs put before the text of a conversation, for older ones that show comments only.
_THREAD_LEAD = re.compile(r"\[.*?fwlink/\?linkid=[0-9]+\s*", re.DOTALL)
#: Addresses, telephones, days, hours and numbers of documents are no figures.
_NO_FIGURE = re.compile(
    r"""https?://\S+|\S+@\S+
    |(?<![\w.,])(?:\+84|0)[ .-]?[1-9](?:[ .-]?[0-9]){7,9}(?![0-9])
    |(?<![0-9])[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?![0-9])
    |(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])(?![0-9/])
    |(?<![0-9])(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{2}(?![0-9])
    |(?<![0-9])[0-9]+/(?:[0-9]{4}/)?[A-ZĐ]{2,}\S*
    |(?<![0-9])[0-9]{1,2}(?:h(?:[0-9]{2})?\b|:[0-9]{2}(?![0-9]))
    |\b[Nn]gày\ [0-9]{1,2}\b|\b[Tt]háng\ (?:0?[1-9]|1[0-2])\b|\b[Nn]ăm\ (?:19|20)[0-9]{2}\b""",
    re.VERBOSE,
)
_PERCENTAGE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*(?:%|phần trăm)")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)[0-9]{2}(?![\w]|[.,][0-9])")
#: A figure that may itself be mistaken for a year.
_LIKE_YEAR = Decimal(1_000)
_NUMBER = re.compile(
    r"(?<!\w)(?:[1-9][0-9]{0,2}(?:\ [0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*)(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ)\b)?"
)


def keep_comment(sheet: RawSheet, row: int, column: int, text: str, author: str) -> None:
    """Keep what somebody else than we said at a place; ours may stand behind it in the same comment."""
    own = _THREAD_LEAD.sub("", nfc(text[: 2 * _LONGEST]), count=1).partition(COMMENT_LEAD)[0]
    said = " ".join(own.split())[:_LONGEST]
    if said and nfc(author).strip() != COMMENT_AUTHOR:
        sheet.comments[row, column] = said


def read_comments(data: bytes, sheet: RawSheet) -> None:
    """Keep the comments of one part of an .xlsx; those that stand at no cell are passed over."""
    parse(data, _CommentEvents(sheet))


class _CommentEvents(Events):
    """Authors first, then each comment with the number of its author and its text in pieces."""

    def __init__(self, sheet: RawSheet) -> None:
        self.sheet = sheet
        self.authors: list[str] = []
        self.comment: Attributes = {}
        self.pieces: list[str] = []
        self.takes = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "comment":
            self.comment = attributes
        if name in ("comment", "author"):
            self.pieces = []
        self.takes = name in ("t", "author")

    def end(self, name: str) -> None:
        self.takes = False
        if name == "author":
            self.authors.append("".join(self.pieces))
        elif name == "comment" and (match := _REFERENCE.fullmatch(self.comment.get("ref", ""))):
            text = "".join(self.pieces)
            keep_comment(self.sheet, int(match[2]), column_number(match[1]), text, self._author())

    def _author(self) -> str:
        number = self.comment.get("authorId", "")
        is_known = number.isdecimal() and len(number) < 7 and int(number) < len(self.authors)
        return self.authors[int(number)] if is_known else ""

    def text(self, text: str) -> None:
        if self.takes:
            self.pieces.append(text)


def weighed(reading: Reading, comment: str, value_type: ValueType, unit: str) -> Reading:
    """A certain figure against the comment at its cell: another number there is asked, with each as an answer."""
    value = reading.value
    if not comment or not reading.is_certain or value is None or value_type is ValueType.BOOLEAN:
        return reading
    others = [found for found in _numbers(comment, value, value_type, unit) if value not in found]
    # «gồm 20 nam, 11 nữ» at 31 agrees.
    if not others or (len(others) > 1 and sum(found[0] for found in others if found) == value):
        return reading
    options = dict.fromkeys(option for found in others for option in found)
    return Reading(question=COMMENT_DIFFERS, options=(value, *list(options)[:_MOST_CANDIDATES], None))


def _numbers(comment: str, value: Decimal, value_type: ValueType, unit: str) -> Iterator[tuple[Decimal, ...]]:
    """What each number in a comment may mean for an indicator."""
    said = _NO_FIGURE.sub(" ; ", comment)
    if value_type is not ValueType.PERCENT:
        said = _PERCENTAGE.sub(" ; ", said)
    if value < _LIKE_YEAR:
        said = _YEAR.sub(" ; ", said)
    for match in _NUMBER.finditer(said):
        reading = read_text(match[0], value_type, unit)
        known = (reading.value,) if reading.is_certain else reading.options
        yield tuple(option for option in known if option is not None)
