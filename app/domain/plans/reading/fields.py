"""Labelled facts of a task: «Cơ quan chủ trì: …», «Thời gian thực hiện: …», alone in a line or several in one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.plans.reading.letters import trimmed
from app.domain.plans.reading.outline import Node


class FieldKind(StrEnum):
    """What a label announces."""

    LEAD = "lead"
    PARTNER = "partner"
    DUTY = "duty"
    TIME = "time"
    PRODUCT = "product"
    DEMAND = "demand"
    DETAIL = "detail"


_WHO: Final = r"(?:cac )?(?:co quan|don vi|to chuc|bo phan|phong ban|phong|nganh|ca nhan|luc luong)"
_FORMS: Final = {
    FieldKind.LEAD: rf"(?:{_WHO}(?:, don vi)?(?: duoc giao)? )?(?:chu tri|dau moi)(?: (?:tham muu|thuc hien"
    rf"|chinh|to chuc|chiu trach nhiem))?",
    FieldKind.PARTNER: rf"(?:{_WHO}(?:, don vi)? )?(?:cung )?phoi hop(?: (?:thuc hien|voi|tham gia))?",
    FieldKind.DUTY: (
        rf"(?:phan cong )?trach nhiem(?: to chuc)?(?: (?:thuc hien|tham muu|chinh))?"
        rf"|phan cong(?: (?:thuc hien|nhiem vu|trach nhiem))?"
        rf"|{_WHO}(?: chiu trach nhiem)?(?: to chuc)? (?:thuc hien|tham muu|phu trach)(?:, hiep dong)?"
        rf"|(?:cac )?chu the [^:.;]{{0,60}}|giao"
    ),
    FieldKind.TIME: (
        r"(?:thoi gian|thoi han|thoi diem|tien do)(?:,? (?:thuc hien|to chuc|trien khai|hoan thanh|tien hanh"
        r"|dia diem|du kien))*"
        r"|hoan thanh(?: truoc| trong)?(?: ngay)?|dinh ky"
    ),
    FieldKind.PRODUCT: (
        r"(?:du kien )?(?:ket qua|san pham)(?:(?:,| va| -|/)? ?(?:san pham|ket qua|dau ra))?(?: (?:dat duoc"
        r"|dau ra|thuc hien|can dat|du kien|cu the))?|dau ra"
    ),
    FieldKind.DEMAND: r"yeu cau(?: (?:dat duoc|can dat|ve ket qua))?",
    FieldKind.DETAIL: (
        r"(?:noi dung|hinh thuc|doi tuong|thanh phan|dia diem|chu de|the loai|quy mo|kinh phi|muc dich"
        r"|cach thuc|phuong phap|giai phap|ghi chu)"
        r"(?: (?:khao sat|thong tin|tham gia|trien khai|thuc hien|hoat dong|to chuc|tap huan"
        r"|tuyen truyen))?[^:.;]{0,30}"
    ),
}
_ANY: Final = "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items())
_AT_START: Final = re.compile(rf"(?:{_ANY})\s*(?P<colon>:|$)")
#: Labels that may stand within a line; a detail is one only at its head.
_WITHIN: Final = "|".join(
    f"(?P<{kind}>{form})" for kind, form in _FORMS.items() if kind not in (FieldKind.DETAIL, FieldKind.DEMAND)
)
_INLINE: Final = re.compile(rf"(?:^|(?<=[.;,(|])\s*[-+]?\s*|(?<=\s)[-+]\s+)(?:{_WITHIN})\s*(?P<colon>:)")


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled fact: its value is the text of ``node`` up to ``end``, or lines below."""

    kind: FieldKind
    node: Node
    label: int
    start: int
    end: int

    @property
    def value(self) -> str:
        """The words behind the label."""
        return self.node.text[self.start : self.end]


def field_at_start(node: Node) -> FieldKind | None:
    """Which label a paragraph begins with, if it does; a heading in the text counts only without words behind it."""
    found = _AT_START.match(node.shown)
    return _kind(found) if found is not None else None


def fields_of(node: Node) -> tuple[Field, ...]:
    """The labelled facts in one paragraph, its label first or within its sentence."""
    return tuple(_fields(node))


def _fields(node: Node) -> Iterator[Field]:
    shown = node.shown
    first = _AT_START.match(shown)
    found = [first] if first is not None else []
    if first is None or first["colon"]:
        found += [match for match in _INLINE.finditer(shown) if first is None or match.start() >= first.end()]
    for place, match in enumerate(found):
        stop = found[place + 1].start() if place + 1 < len(found) else len(shown)
        start, end = trimmed(node.text, node.start + match.end(), node.start + stop)
        yield Field(_kind(match), node, node.start + match.start(), start, max(start, end))


def _kind(found: re.Match[str]) -> FieldKind:
    return next(kind for kind in FieldKind if kind in found.re.groupindex and found[kind] is not None)
