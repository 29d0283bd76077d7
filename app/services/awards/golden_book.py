"""Golden book «sổ vàng»: one series of numbers for each authority and year, in the order of the decision.

A number that was written into the book stays used when its decision is cancelled: it is never given to another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.db import councils as db_councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.certificate_numbers import gaps, next_number, number_of, repeated
from app.domain.awards.nominations import Nomination
from app.errors import Refused
from app.i18n import _
from app.services.awards.season import Season, no_nomination, of_nomination
from app.services.workspace import Workspace
from app.text import clean

#: Authority, the unit that gives, year of the decision.
_Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class GoldenBookSeries:
    """The numbers of one authority in one year: which comes next, what is missing or stands twice."""

    authority: str
    year: int
    count: int
    next_number: int
    gaps: str = ""
    repeated: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """The state of the series in one sentence."""
        told = _("Sổ vàng {authority} năm {year}: {count} số, số tiếp theo {next}").format(
            authority=self.authority, year=self.year, count=self.count, next=self.next_number
        )
        told += _("; còn bỏ trống {gaps}").format(gaps=self.gaps) if self.gaps else ""
        if self.repeated:
            told += _("; trùng số {numbers}").format(numbers=", ".join(map(str, self.repeated)))
        return f"{told}."


def series(ws: Workspace, campaign_id: int) -> tuple[GoldenBookSeries, ...]:
    """The series that the decided nominations of a season belong to."""
    with ws.store.read() as connection:
        book = _Book.read(connection, Season.read(connection, ws, campaign_id))
        keys = dict.fromkeys(key for item in book.season.nominations if (key := book.key_of(item)))
        return tuple(book.told(key) for key in keys)


def number(ws: Workspace, nomination_ids: Sequence[int]) -> tuple[Nomination, ...]:
    """Give the next numbers of their series to decided nominations without one, in the order they are given.

    Those that have a number keep it. Raises ``Refused`` for one without a decision.
    """
    with ws.store.write(_("Lấy số sổ vàng"), ws.actor) as connection:
        given, books, used = [], dict[int, _Book](), dict[_Key, list[str]]()
        for nomination_id in dict.fromkeys(nomination_ids):
            item = _found(connection, nomination_id)
            if item.campaign_id not in books:
                books[item.campaign_id] = _Book.read(connection, Season.read(connection, ws, item.campaign_id))
            book = books[item.campaign_id]
            key = _needed(book, item)
            taken = used.setdefault(key, list(book.used(key)))
            if not item.golden_book_no:
                item = replace(item, golden_book_no=str(next_number(taken)))
                taken.append(item.golden_book_no)
                db.save_nomination(connection, item)
            given.append(item)
        return tuple(given)


def _found(connection: DbConnection, nomination_id: int) -> Nomination:
    item = db.find_nomination(connection, nomination_id)
    if item is None:
        raise no_nomination(nomination_id)
    return item


def set_number(ws: Workspace, nomination_id: int, text: str) -> Nomination:
    """Give a decided nomination the number somebody typed, or take it away with an empty one.

    Raises ``Refused`` for what is no number and for one another certificate of the series has.
    """
    wanted = clean(text)
    with ws.store.write(_("Ghi số sổ vàng {number}").format(number=wanted or "…"), ws.actor) as connection:
        book = _Book.read(connection, of_nomination(connection, ws, nomination_id))
        item = book.season.nomination(nomination_id)
        key = _needed(book, item)
        if wanted and number_of(wanted) is None:
            raise Refused(
                "bad-golden-number", _("Số sổ vàng “{text}” không phải là số; chưa lưu gì.").format(text=wanted)
            )
        others = (other for other in book.of_year(key) if other.id != nomination_id)
        twin = next(
            (other for other in others if wanted and number_of(other.golden_book_no) == number_of(wanted)), None
        )
        if twin is not None:
            told = _("Số sổ vàng {number} đã cấp cho “{name}”; chưa lưu gì.")
            advice = _("Số tiếp theo là {next}.").format(next=next_number(book.used(key)))
            raise Refused("golden-number-taken", told.format(number=wanted, name=twin.snapshot.name), advice)
        changed = replace(item, golden_book_no=wanted)
        db.save_nomination(connection, changed)
        return changed


def _needed(book: "_Book", item: Nomination) -> _Key:
    key = book.key_of(item)
    if key is None:
        told = _("“{name}” chưa có quyết định có ngày nên chưa có số sổ vàng; chưa đổi gì.")
        raise Refused("not-decided", told.format(name=item.snapshot.name))
    return key


@dataclass(frozen=True, slots=True)
class _Book:
    """Every decided nomination of all seasons with the year of its decision, asked by one season.

    ``crossed_out`` are those that kept the number of a decision that was cancelled, with each year it may be of. A book
    that goes on where the year before ended runs over years: a number of an earlier one is told as standing twice.
    """

    season: Season
    decided: tuple[tuple[Nomination, int], ...]
    crossed_out: tuple[tuple[Nomination, int], ...]

    @staticmethod
    def read(connection: DbConnection, season: Season) -> "_Book":
        days: dict[int, int] = {}
        cancelled: dict[tuple[int, str], set[int]] = {}
        for known in db_councils.decisions(connection):
            if known.decided_on is not None and known.cancel_reason:
                cancelled.setdefault((known.campaign_id, known.award), set()).add(known.decided_on.year)
            elif known.decided_on is not None:
                days[known.id] = known.decided_on.year
        every = db.nominations(connection)
        decided = tuple((item, days[item.decision_id]) for item in every if item.decision_id in days)
        numbered = (item for item in every if item.golden_book_no)
        years = (
            (item, year)
            for item in numbered
            for year in sorted(cancelled.get((item.campaign_id, item.award), ()))
            if year != days.get(item.decision_id or 0)
        )
        return _Book(season, decided, tuple(years))

    def key_of(self, item: Nomination) -> _Key | None:
        """The series of a nomination; ``None`` for one without a decision of a day."""
        year = next((year for known, year in self.decided if known.id == item.id), None)
        return None if year is None else self._key(item, year)

    def of(self, key: _Key) -> Iterable[Nomination]:
        """Every nomination of a series, behind those of earlier years where one book runs over them."""
        first = self._first_year(key)
        return (
            *(item for year in range(first, key[-1]) for item in self.of_year((*key[:2], year))),
            *self.of_year(key),
        )

    def of_year(self, key: _Key) -> tuple[Nomination, ...]:
        """Every nomination of one year of a series, those crossed out last."""
        own = [item for item, year in self.decided if self._key(item, year) == key]
        taken = {number_of(item.golden_book_no) for item in own}
        # Who was decided again in another year may have brought the number from there: nobody gets it twice.
        left = (item for item, year in self.crossed_out if self._key(item, year) == key)
        return (
            *own,
            *(item for item in left if item.decision_id is None or number_of(item.golden_book_no) not in taken),
        )

    def _first_year(self, key: _Key) -> int:
        """The year a book begins in: an earlier one where each year went on from the numbers of the year before."""
        year, numbers = key[-1], self._numbers(key)
        earlier = sorted({year for item, year in (*self.decided, *self.crossed_out) if year < key[-1]}, reverse=True)
        for before in earlier:
            past = self._numbers((*key[:2], before))
            if not past:
                continue
            fresh = set(numbers) - set(past)
            if not fresh or 1 in numbers or min(fresh) <= max(past):
                break
            year, numbers = before, past
        return year

    def _numbers(self, key: _Key) -> list[int]:
        found = (number_of(item.golden_book_no) for item in self.of_year(key) if item.golden_book_no)
        return [number for number in found if number is not None]

    def used(self, key: _Key) -> tuple[str, ...]:
        """The numbers of a series."""
        return tuple(item.golden_book_no for item in self.of(key) if item.golden_book_no)

    def told(self, key: _Key) -> GoldenBookSeries:
        """One series as screens tell it."""
        used, own = self.used(key), self.of_year(key)
        title = self.season.authority_title(own[0].award, own[0].unit_id)
        count = sum(bool(item.golden_book_no) for item in own)
        return GoldenBookSeries(title, key[-1], count, next_number(used), gaps(used), repeated(used))

    def _key(self, item: Nomination, year: int) -> _Key:
        authority, giver = self.season.authority(item.award), self.season.giver(item.award, item.unit_id)
        return (authority.key if authority else item.award, giver.id if giver else 0, year)
