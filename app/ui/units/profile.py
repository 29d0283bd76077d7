"""One unit whole: where it stands, who guards it, who collects its reports, what it was and became."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.units import KIND_WORDS, LINEAGE_WORDS, ROLE_WORDS, UNKNOWN_START, Unit, UnitKind
from app.i18n import _
from app.text import format_number, short_date
from app.ui import theme
from app.ui.units.words import kind_and_name
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import Facts, Panel, clear_layout, scrolled
from app.ui.wording import listed

_ABOVE_COMMUNES = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT})

if TYPE_CHECKING:
    from app.services.units import LineageLine, RelationLine, UnitProfile


class ProfilePanel(Panel):
    """Facts, lineage, ties of a unit; ``wanted`` asks to show another unit."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(flush=True)
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        self.heading = ElidedLabel("", "title")
        self._chip = Chip("", "plain", self)
        head.addWidget(self.heading, 1)
        head.addWidget(self._chip)
        self.body.addLayout(head)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        theme.space(self._column, (16, 4, 16, 12), 8)
        self.body.addWidget(scrolled(inner), 1)
        self.foot = QHBoxLayout()
        theme.space(self.foot, (16, 0, 16, 12), 8)
        self.body.addLayout(self.foot)

    def show_profile(self, profile: "UnitProfile") -> None:
        """Show one unit."""
        unit = profile.unit
        words = kind_and_name(unit)
        self.heading.setText(words[:1].upper() + words[1:])
        is_alive = unit.is_valid_on(profile.on)
        words = _("đang có") if is_alive else _("không còn hoặc chưa có")
        self._chip.show_state(words, "ok" if is_alive else "none")
        clear_layout(self._column)
        self._column.addWidget(_facts(profile))
        self._section(_("Nguồn gốc và thay đổi"), self._lineage(profile))
        self._section(_("Quan hệ qua các thời kỳ"), self._ties(profile))
        if profile.same_code:
            self._section(_("Đơn vị khác từng mang cùng mã"), [self._link(item) for item in profile.same_code])
        if profile.children:
            self._section(
                _("Trực thuộc: {count}").format(count=len(profile.children)),
                [self._link(item) for item in profile.children],
            )
        self._column.addStretch(1)

    def _section(self, title: str, rows: list[QWidget]) -> None:
        if not rows:
            return
        self._column.addWidget(rule())
        self._column.addWidget(label(title, "strong"))
        for row in rows:
            self._column.addWidget(row)

    def _lineage(self, profile: "UnitProfile") -> list[QWidget]:
        before = [self._event(line, _("từ")) for line in profile.predecessors]
        after = [self._event(line, _("thành")) for line in profile.successors]
        return before + after

    def _event(self, line: "LineageLine", direction: str) -> QWidget:
        share = _("không rõ tỷ lệ") if line.share is None else f"{format_number(line.share * 100)} %"
        parts = [_(LINEAGE_WORDS[line.kind]), share, line.document]
        caption = " · ".join(part for part in parts if part)
        return self._row(short_date(line.on), f"{direction} {kind_and_name(line.unit)}", caption, line.unit)

    def _ties(self, profile: "UnitProfile") -> list[QWidget]:
        return [self._tie(line) for line in profile.relations if line.tie.child_id == profile.unit.id] + [
            self._tie(line)
            for line in profile.relations
            if line.tie.child_id != profile.unit.id and profile.unit.kind is UnitKind.BORDER_STATION
        ]

    def _tie(self, line: "RelationLine") -> QWidget:
        until = ""
        if line.tie.valid_to:
            until = _("đến hết {day}").format(day=short_date(line.tie.valid_to - timedelta(days=1)))
        caption = " · ".join(part for part in (_(ROLE_WORDS[line.tie.role]), line.tie.segment, until) if part)
        is_old = line.tie.valid_from == UNKNOWN_START
        start = _("từ trước") if is_old else _("từ {day}").format(day=short_date(line.tie.valid_from))
        return self._row(start, kind_and_name(line.unit), caption, line.unit)

    def _link(self, unit: Unit) -> QWidget:
        caption = _("mã {code}").format(code=unit.code) if unit.code else ""
        if unit.valid_to:
            caption += _(" · đến hết {day}").format(day=short_date(unit.valid_to - timedelta(days=1)))
        return self._row("", kind_and_name(unit), caption, unit)

    def _row(self, left: str, name: str, caption: str, unit: Unit) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        if left:
            day = label(left, "caption", "muted")
            theme.fix(day, width=96)
            row.addWidget(day)
        row.addWidget(Button(name, "ghost", clicked=self._opener(unit.id), small=True))
        row.addWidget(ElidedLabel(caption, "caption", "muted"), 1)
        return holder

    def _opener(self, unit_id: int) -> Callable[[], None]:
        return lambda: self.wanted.emit(unit_id)


def _facts(profile: "UnitProfile") -> Facts:
    unit = profile.unit
    facts = Facts()
    facts.add(_("Loại"), _(KIND_WORDS[unit.kind]))
    facts.add(_("Mã"), unit.code or _("không có mã"), "" if unit.code else "faint")
    if profile.path:
        facts.add(_("Thuộc"), " › ".join(kind_and_name(item) for item in profile.path))
    is_old = unit.valid_from == UNKNOWN_START
    facts.add(_("Có từ"), _("trước khi có sổ") if is_old else short_date(unit.valid_from))
    if unit.valid_to:
        facts.add(_("Đến hết"), short_date(unit.valid_to - timedelta(days=1)))
    if unit.is_border or unit.kind not in _ABOVE_COMMUNES:  # only communes and hamlets are marked one by one
        facts.add(_("Giáp biên giới"), _("có") if unit.is_border else _("không"))
    if profile.stations:
        facts.add(_("Đồn Biên phòng phụ trách"), listed([line.unit.name for line in profile.stations], 6))
    if profile.collecting_points:
        facts.add(_("Nơi nhận báo cáo"), listed([line.unit.name for line in profile.collecting_points], 6))
    if profile.communes_in_charge:
        facts.add(_("Xã phụ trách"), listed([line.unit.name for line in profile.communes_in_charge], 20))
    if profile.aliases:
        facts.add(_("Cách viết khác"), listed(profile.aliases, 8))
    if unit.note:
        facts.add(_("Ghi chú"), unit.note)
    return facts
