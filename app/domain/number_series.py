"""Series of numbers of outgoing papers: each symbol counts from 01 every calendar year (Điều 15)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.i18n import _
from app.text import short_date


@dataclass(frozen=True, slots=True)
class TakenNumber:
    """One number of a series and the day of its paper."""

    number: int
    issued_on: date


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """The numbers of one symbol in one year: ``following`` comes next, ``gaps`` were passed over."""

    symbol: str
    year: int
    following: int
    gaps: tuple[int, ...]
    last_on: date | None = None


def series_of(symbol: str, year: int, taken: Iterable[TakenNumber]) -> NumberSeries:
    """A series from its lines in the register; cancelled numbers are taken and no gaps."""
    lines = list(taken)
    numbers = {line.number for line in lines}
    highest = max(numbers, default=0)
    gaps = tuple(number for number in range(1, highest) if number not in numbers)
    return NumberSeries(symbol, year, highest + 1, gaps, max((line.issued_on for line in lines), default=None))


def spans(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Runs of numbers one after another, as first and last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def gap_sentences(series: NumberSeries) -> tuple[str, ...]:
    """What was passed over, one sentence for each run of numbers."""
    one = _("Số {first}/{symbol} chưa dùng.")
    many = _("Các số từ {first} đến {last}/{symbol} chưa dùng.")
    return tuple(
        (one if first == last else many).format(first=f"{first:02}", last=f"{last:02}", symbol=series.symbol)
        for first, last in spans(series.gaps)
    )


def _skipping(series: NumberSeries, number: int) -> Iterator[str]:
    if number > series.following:
        sentence = _("Số {number:02}/{symbol} bỏ qua các số từ {following:02}; sổ văn bản đi sẽ có chỗ trống.")
        yield sentence.format(number=number, symbol=series.symbol, following=series.following)


def order_sentences(symbol: str, number: int, issued_on: date, taken: Iterable[TakenNumber]) -> list[str]:
    """Why number and day of a paper look wrong beside the others of its series; nothing here forbids them."""
    taken = tuple(taken)
    told = list(_skipping(series_of(symbol, issued_on.year, taken), number))
    earlier = [line for line in taken if line.number < number and line.issued_on > issued_on]
    later = [line for line in taken if line.number > number and line.issued_on < issued_on]
    for line in (*earlier[-1:], *later[:1]):
        sentence = _("Ngày {day} không theo thứ tự: số {number}/{symbol} đã ban hành ngày {other}.")
        other, day = short_date(line.issued_on), short_date(issued_on)
        told.append(sentence.format(day=day, number=f"{line.number:02}", symbol=symbol, other=other))
    return told
