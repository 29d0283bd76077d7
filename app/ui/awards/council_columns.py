"""Votes and members of a sitting as tables one types into."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from app.domain.awards.councils import Ballot, CouncilMember
from app.domain.awards.votes import result
from app.i18n import _
from app.text import clean, fold, format_number
from app.ui.tables import Cell, Column

if TYPE_CHECKING:
    from app.ui.awards.council_tab import CouncilTab

#: A member with its place in the list.
Seat = tuple[int, CouncilMember]
_YES, _NO = frozenset({"co", "x", "1", "roi", "co mat"}), frozenset({"", "khong", "0", "vang", "chua"})


def _count(text: str) -> int:
    words = clean(text)
    if words and not words.isdigit():
        raise ValueError(_("Ghi một số"))
    return int(words or 0)


def _score(text: str) -> Decimal | None:
    words = clean(text).replace(",", ".")
    try:
        return Decimal(words) if words else None
    except InvalidOperation:
        raise ValueError(_("Ghi một số")) from None


def _place(text: str) -> int | None:
    return _count(text) or None


def _yes(text: str) -> bool:
    words = fold(clean(text))
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise ValueError(_("Ghi “có” hoặc “không”"))


def ballot_columns(tab: "CouncilTab") -> tuple[Column[Ballot], ...]:
    """Whom, the votes, what they came to, score and place for pools."""

    def number(
        key: str, title: str, value: Callable[[Ballot], object], edit: Callable[[Ballot, str], Ballot], drop: int = 0
    ) -> Column[Ballot]:
        return Column(
            key, title, value, show=lambda ballot: _shown(value(ballot)), width=78, least=60, is_number=True, drop=drop,
            edit=lambda ballot, text: tab.keep_ballot(edit(ballot, text)),
        )  # fmt: skip

    return (
        Column(
            "name", _("Người, tập thể"), lambda ballot: tab.name_of(ballot.nomination_id), width=210, least=140,
            is_stretched=True, cell=lambda ballot: Cell(caption=_award(tab, ballot)),
        ),
        number("yes", _("Đồng ý"), lambda b: b.in_favour, lambda b, text: replace(b, in_favour=_count(text))),
        number("no", _("Không"), lambda b: b.against, lambda b, text: replace(b, against=_count(text))),
        number("none", _("Trắng"), lambda b: b.abstained, lambda b, text: replace(b, abstained=_count(text)), 2),
        Column(
            "result", _("Kết quả"), lambda ballot: _result(tab, ballot)[0], width=150,
            cell=lambda ballot: Cell(chip=_result(tab, ballot)[1]),
        ),
        number("score", _("Điểm"), lambda b: b.score, lambda b, text: replace(b, score=_score(text)), 3),
        number("place", _("Thứ hạng"), lambda b: b.place, lambda b, text: replace(b, place=_place(text)), 3),
        Column(
            "remark", _("Ghi chú"), lambda ballot: ballot.remark, width=150, least=90, drop=1,
            edit=lambda ballot, text: tab.keep_ballot(replace(ballot, remark=clean(text))),
        ),
    )  # fmt: skip


def _shown(value: object) -> str:
    return format_number(value) if isinstance(value, (int, Decimal)) else ""


def _award(tab: "CouncilTab", ballot: Ballot) -> str:
    item = tab.detail.nominations.get(ballot.nomination_id) if tab.detail else None
    return item.snapshot.unit_name if item else ""


def _result(tab: "CouncilTab", ballot: Ballot) -> tuple[str, str]:
    if tab.found is None or not (ballot.in_favour or ballot.against or ballot.abstained):
        return _("chưa bỏ phiếu"), "none"
    found = result(tab.found, ballot)
    if found.percent is None:
        return _("chưa có ai dự"), "warn"
    share = _("{percent} %").format(percent=format_number(found.percent))
    if found.is_passed:
        return _("đạt {share}").format(share=share), "ok"
    return _("không đạt {share}").format(share=share), "warn"


#: Narrower nobody can tell who it is.
_LEAST = {"name": 165, "role": 116}


def member_columns(tab: "CouncilTab") -> tuple[Column[Seat], ...]:
    """Who, as what, there or not, wrote or not."""

    def text(key: str, title: str, width: int, drop: int = 0) -> Column[Seat]:
        return Column(
            key, title, lambda seat: getattr(seat[1], key), width=width, least=_LEAST.get(key, 70), drop=drop,
            is_stretched=key == "name",
            edit=lambda seat, typed: tab.keep_member(seat[0], replace(seat[1], **{key: clean(typed)})),
        )  # fmt: skip

    def flag(key: str, title: str, drop: int = 0) -> Column[Seat]:
        return Column(
            key, title, lambda seat: _("có") if getattr(seat[1], key) else _("không"), width=78, drop=drop,
            cell=lambda seat: Cell(tone="" if getattr(seat[1], key) else "text3"),
            edit=lambda seat, typed: tab.keep_member(seat[0], replace(seat[1], **{key: _yes(typed)})),
        )  # fmt: skip

    return (
        text("name", _("Họ tên"), 150),
        text("role", _("Trong Hội đồng"), 110, 1),
        text("title", _("Chức vụ"), 130, 3),
        flag("is_present", _("Có mặt")),
        flag("wrote", _("Gửi ý kiến"), 2),
        text("absence", _("Lý do vắng"), 100, 4),
    )
