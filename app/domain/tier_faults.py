"""What is wrong with an entry of the tier register «cấp độ», each in one sentence; a hint keeps nobody from entering.

An entry needs the paper that decided it: a level is announced, never computed (plan 74/KH-BCĐ, II.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.event_words import capital
from app.domain.periods import is_valid_on
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tier_words import document_words, entry_words, level_words
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit, UnitKind
from app.i18n import _
from app.text import clean, short_date

#: Code of an entry that says what holds already: nothing is wrong, and nothing is to be entered.
NOTHING_NEW: Final = "tier-holds-already"
#: A level is announced for the days to come, not for the season after the next.
_FAR_AHEAD: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class TierFault:
    """One thing about an entry: stable code, field of :class:`TierEntry`, one sentence."""

    code: str
    field: str
    sentence: str
    is_hint: bool = False


@dataclass(frozen=True, slots=True)
class TierCase:
    """What an entry is held against.

    ``is_inside`` says whether the unit belongs to the committee's place or is above it, ``heirs`` names the units it
    became; ``matrix`` is ``None`` when the data file has none of that key.
    """

    unit: Unit
    today: date
    matrix: RuleMatrix | None
    register: TierRegister
    is_inside: bool = True
    heirs: tuple[str, ...] = ()


def faults(entry: TierEntry, case: TierCase) -> tuple[TierFault, ...]:
    """Everything about one entry, what keeps it out first, hints behind."""
    found = [*_unit_faults(entry, case), *_level_faults(entry, case), *_document_faults(entry, case)]
    if not any(not item.is_hint for item in found):
        found += _history_faults(entry, case)
    return tuple(sorted(found, key=lambda item: item.is_hint))


def _fault(code: str, field: str, sentence: str, **data: str) -> TierFault:
    return TierFault(code, field, sentence.format(**data))


def _hint(code: str, field: str, sentence: str, **data: str) -> TierFault:
    return TierFault(code, field, sentence.format(**data), is_hint=True)


def _unit_faults(entry: TierEntry, case: TierCase) -> Iterator[TierFault]:
    unit = case.unit
    name, day = capital(unit.title), short_date(entry.from_day)
    if unit.kind is UnitKind.BORDER_STATION:
        said = _("{name} không có cấp độ riêng; hãy ghi cho xã, xóm mà đồn phụ trách.")
        yield _fault("tier-of-station", "unit_id", said, name=name)
    elif not case.is_inside:
        yield _fault("tier-outside", "unit_id", _("{name} không thuộc địa bàn của Ban chỉ đạo."), name=name)
    if entry.from_day < unit.valid_from:
        said = _("{name} đến {start} mới có, nên ngày {day} chưa có cấp độ.")
        yield _fault("tier-too-early", "from_day", said, name=name, day=day, start=short_date(unit.valid_from))
    elif unit.valid_to is not None and entry.from_day >= unit.valid_to:
        said = _("{name} không còn từ ngày {end}; ngày {day} không ghi cấp độ cho đơn vị này được.")
        told = _fault("tier-dissolved", "unit_id", said, name=name, day=day, end=short_date(unit.valid_to))
        heirs = _(" Hãy ghi cho {heirs}.").format(heirs=", ".join(case.heirs)) if case.heirs else ""
        yield TierFault(told.code, told.field, told.sentence + heirs)


def _level_faults(entry: TierEntry, case: TierCase) -> Iterator[TierFault]:
    matrix = case.matrix
    if matrix is None:
        yield TierFault(
            "no-matrix", "matrix", _("Dữ liệu chưa có bảng quy định này; hãy thêm ở phần Quy tắc rồi ghi cấp độ.")
        )
    elif entry.standing is Standing.LEVEL and entry.level is None:
        yield TierFault("no-level", "level", _("Chưa ghi cấp độ."))
    elif entry.level is not None and matrix.rule(entry.level, entry.from_day) is None:
        held = (rule for rule in matrix.rules if is_valid_on(entry.from_day, rule.valid_from, rule.valid_to))
        known = ", ".join(level_words(matrix, level, entry.from_day) for level in sorted({rule.level for rule in held}))
        data = {"matrix": matrix.name or matrix.key, "level": str(entry.level), "day": short_date(entry.from_day)}
        if known:
            said = _("“{matrix}” không có cấp độ {level} vào ngày {day}; chỉ có: {known}.")
        else:
            said = _("“{matrix}” không có quy định nào vào ngày {day} nên chưa ghi cấp độ {level} được.")
        yield _fault("unknown-level", "level", said, known=known, **data)


def _document_faults(entry: TierEntry, case: TierCase) -> Iterator[TierFault]:
    if not clean(entry.document) and entry.standing is not Standing.INHERIT:
        said = _("Chưa ghi số, ký hiệu văn bản công bố cấp độ, ví dụ 15/TB-UBND.")
        yield TierFault("no-document", "document", said)
    if entry.document_on is None:
        if clean(entry.document):
            yield TierFault("no-document-day", "document_on", _("Chưa ghi ngày văn bản."), is_hint=True)
    elif entry.document_on > case.today:
        said = _("Ngày văn bản {day} còn ở phía trước, hôm nay là {today}.")
        data = {"day": short_date(entry.document_on), "today": short_date(case.today)}
        yield _fault("document-ahead", "document_on", said, **data)
    elif entry.from_day < entry.document_on:
        said = _("Cấp độ áp dụng từ {day}, trước ngày văn bản {signed}; hãy xem lại hai ngày.")
        data = {"day": short_date(entry.from_day), "signed": short_date(entry.document_on)}
        yield _hint("before-document", "from_day", said, **data)
    if clean(entry.document) and not clean(entry.authority):
        yield TierFault("no-authority", "authority", _("Chưa ghi cơ quan công bố cấp độ."), is_hint=True)
    if entry.from_day > case.today + _FAR_AHEAD:
        said = _("Cấp độ áp dụng từ {day}, còn hơn hai tháng nữa; hãy xem lại ngày.")
        yield _hint("far-ahead", "from_day", said, day=short_date(entry.from_day))


def _history_faults(entry: TierEntry, case: TierCase) -> Iterator[TierFault]:
    own = case.register.own(entry.unit_id, entry.matrix, entry.from_day)
    name, day = capital(case.unit.title), short_date(entry.from_day)
    if says_the_same(entry, own):
        if own is None or own.standing is Standing.INHERIT:
            said = _("{name} ngày {day} vẫn theo cấp trên; không có gì phải ghi.")
            yield _fault(NOTHING_NEW, "level", said, name=name, day=day)
        else:
            said = _("{name} ngày {day} đã ghi {words} theo {document}; không có gì phải ghi.")
            data = {"words": entry_words(own, case.matrix), "document": document_words(own)}
            yield _fault(NOTHING_NEW, "level", said, name=name, day=day, **data)
        return
    if own is not None and own.from_day == entry.from_day:
        said = _("Ngày {day} đã ghi {words}; mục này thay mục đó, mục cũ vẫn đọc được trong lịch sử.")
        yield _hint("tier-replaced", "from_day", said, day=day, words=entry_words(own, case.matrix))
    later = [item for item in case.register.history(entry.unit_id, entry.matrix) if item.from_day > entry.from_day]
    if later:
        said = _("Từ {next} đã ghi {words}, nên mục này chỉ áp dụng đến trước ngày đó.")
        data = {"next": short_date(later[0].from_day), "words": entry_words(later[0], case.matrix)}
        yield _hint("tier-later", "from_day", said, **data)


def says_the_same(entry: TierEntry, own: TierEntry | None) -> bool:
    """Whether an entry adds nothing to the one that holds: the same of the place, by the same paper."""
    if entry.standing is Standing.INHERIT:
        return own is None or own.standing is Standing.INHERIT
    if own is None or (own.standing, own.level) != (entry.standing, entry.level):
        return False
    return clean(own.document).casefold() == clean(entry.document).casefold()
