"""«Cấp độ» on the first page: the places under the strictest levels with what they may hold, the others counted."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.tier_board import BoardRow, TierBoard, TierOrigin
from app.domain.units import Unit
from app.i18n import _
from app.services import event_planning, tier_map
from app.services.workspace import Workspace
from app.ui import theme
from app.ui.events.tier_columns import place_chip
from app.ui.events.words import short_permission
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import Panel, clear_layout
from app.ui.wording import day_of

#: From which strictness on a place is named, and how many are.
_NAMED_FROM, _MOST = 3, 3
_CHIP_WIDTH = 74


class TierPanel(Panel):
    """Which places the tiers hold back; a click on one leads to its history, ``opened`` gets the unit or 0."""

    def __init__(self, opened: Callable[[int], object]) -> None:
        super().__init__(_("Cấp độ"), " ")
        self._opened = opened
        self._rows = QVBoxLayout()
        theme.space(self._rows, gap=2)
        self.rest = label("", "caption", "", wrap=True)
        self.enter = Button(_("Ghi cấp độ…"), "ghost", "plus", lambda: opened(0), small=True)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.rest)
        self.body.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        self.places: tuple[str, ...] = ()

    def show_season(self, ws: Workspace) -> None:
        """Show the tiers of today, or of the end of a former season; without rules there is nothing to show."""
        self._show(tier_map.board(ws, event_planning.day_in_season(ws)), ws.today)

    def _show(self, board: TierBoard, today: date) -> None:
        self.setVisible(bool(board.matrices))
        self.title.setText(board.matrices[0].name if len(board.matrices) == 1 else _("Cấp độ"))
        days = [tier.entry.from_day for row in _every(board) for tier in row.tiers if tier.entry is not None]
        self.caption.setText(_("cập nhật {day}").format(day=day_of(max(days), today)) if days else "")
        named = _named(board)
        clear_layout(self._rows)
        communes = {row.unit.id: row.unit for row in board.rows}
        for row in named[:_MOST]:
            self._rows.addWidget(TierRow(row, communes, partial(self._opened, row.unit.id)))
        self.places = tuple(row.unit.name for row in named[:_MOST])
        shown = {row.unit.id for row in named[:_MOST]}
        self.rest.setText(_counted([row for row in board.rows if row.unit.id not in shown], len(named) - len(shown)))
        self.enter.setVisible(not days)


def _every(board: TierBoard) -> list[BoardRow]:
    return [item for row in board.rows for item in (row, *row.hamlets)]


def _strictness(row: BoardRow) -> int:
    return (row.strictest.strictness or 0) if row.strictest else 0


def _named(board: TierBoard) -> list[BoardRow]:
    """Communes under strict levels, and hamlets with a stricter one of their own; the strictest first."""
    found = []
    for row in board.rows:
        stricter = [item for item in row.hamlets if _strictness(item) > _strictness(row)]
        found += [item for item in (row, *stricter) if _strictness(item) >= _NAMED_FROM]
    return sorted(found, key=lambda row: -_strictness(row))


def _counted(communes: Sequence[BoardRow], hidden: int) -> str:
    """ "7 xã còn lại: 3 xã cấp 1, 4 xã cấp 2." and how many strict places there was no room for."""
    counts: Counter[tuple[int, str]] = Counter()
    for row in communes:
        tier = row.strictest
        is_told = tier is not None and tier.origin is not TierOrigin.UNKNOWN
        word = place_chip(tier)[0] if is_told else _("chưa công bố")
        counts[_strictness(row), word[:1].lower() + word[1:]] += 1
    told = [_("{count} xã {level}").format(count=count, level=word) for (_at, word), count in sorted(counts.items())]
    words = _("Còn lại {list}.").format(list=", ".join(told)) if told else ""
    more = _("Còn {count} nơi khác bị hạn chế.").format(count=hidden) if hidden > 0 else ""
    return " ".join(part for part in (more, words) if part)


class TierRow(QAbstractButton):
    """One place: chip of its level, its name, in short what it may hold."""

    def __init__(self, row: BoardRow, communes: dict[int, Unit], opened: Callable[[], object]) -> None:
        super().__init__()
        tier, parent = row.strictest, communes.get(row.unit.parent_id or 0)
        name = row.unit.title if parent is None else f"{row.unit.title}, {parent.name}"
        allowed = short_permission(tier.rule) if tier is not None and tier.rule is not None else ""
        self.setText(name)
        self.setAccessibleName(f"{place_chip(tier)[0]}: {name}. {allowed}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda *_checked: opened())
        line = QHBoxLayout(self)
        theme.space(line, (0, 3, 0, 3), 10)
        holder = QWidget()
        theme.fix(holder, width=_CHIP_WIDTH)
        beside = QHBoxLayout(holder)
        theme.space(beside)
        chip = Chip("", "plain", holder)
        chip.show_state(*place_chip(tier))
        beside.addWidget(chip)
        beside.addStretch(1)
        line.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.space(words, gap=0)
        words.addWidget(ElidedLabel(name))
        words.addWidget(ElidedLabel(allowed[:1].upper() + allowed[1:], "caption", "muted"))
        line.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Only the frame of the keyboard; the words draw themselves."""
        if self.hasFocus():
            look = theme.current()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.px(4), look.px(4))
            painter.end()
