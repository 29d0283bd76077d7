"""What may be held and why: the verdict, the reasons under each other, the sentence of the plan, what to do next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.icons import IconLabel
from app.ui.widgets.chip import chip_size, paint_chip
from app.ui.widgets.labels import fitted, label, restyle, set_tone
from app.ui.widgets.panel import clear_layout

_ICONS = {
    "ok": "circle-check",
    "plain": "info",
    "warn": "triangle-alert",
    "block": "octagon-x",
    "ask": "message-circle-question-mark",
}
_TOKENS = {"ok": "accenttext", "plain": "text2"}
_TONES = {"ok": "good", "plain": "", "warn": "warn", "block": "block", "ask": "ask"}
_PARTS = {"ok": "accent", "plain": "sunken", "warn": "warn", "block": "block", "ask": "ask"}
_LINE, _SMALL, _GAP, _LEFT = 20, 17, 10, 28


class VerdictBox(QFrame):
    """One sentence in bold on the ground of its tone (ok, plain, warn, block, ask), what it means below."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, (12, 10, 12, 10), 8)
        self._icon = IconLabel("circle-check", "accenttext", 18)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.space(column, gap=2)
        self.title = label("", "strong", wrap=True)
        self.text = label("", wrap=True)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def show_verdict(self, tone: str, title: str, text: str = "") -> None:
        """Say another verdict."""
        self.setProperty("part", _PARTS[tone])
        restyle(self)
        self._icon.show_icon(_ICONS[tone], _TOKENS.get(tone, tone))
        self.title.setText(title)
        set_tone(self.title, _TONES[tone])
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}".strip())


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One link of the chain: ``tone`` colours its dot (tier1 … tier4 or another token), ``caption`` says the source."""

    title: str
    caption: str = ""
    tone: str = "edge"


class ReasonList(QWidget):
    """Reasons in their order, joined by a line; as high as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ReasonLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, lines: Sequence[ReasonLine]) -> None:
        """Show other reasons."""
        self.lines = tuple(lines)
        self.setAccessibleName("; ".join(f"{item.title} ({item.caption})" for item in lines))
        self.setVisible(bool(lines))
        self.updateGeometry()
        self.update()

    def _placed(self, width: int) -> list[tuple[ReasonLine, str, str, int]]:
        look = theme.current()
        words, small = QFontMetrics(look.font()), QFontMetrics(look.font("caption"))
        room = max(look.px(120), width - look.px(_LEFT))
        placed = []
        for item in self.lines:
            title, caption = fitted(item.title, words, room, 3), fitted(item.caption, small, room, 3)
            lines = _LINE * (title.count("\n") + 1) + (_SMALL * (caption.count("\n") + 1) if caption else 0)
            placed.append((item, title, caption, look.px(lines + _GAP)))
        return placed

    def hasHeightForWidth(self) -> bool:
        """Lines break elsewhere at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all reasons at that width."""
        return sum(height for *_words, height in self._placed(width))

    def sizeHint(self) -> QSize:
        """Room for all reasons at today's width."""
        return QSize(theme.current().px(280), self.heightForWidth(self.width()))

    def paintEvent(self, event: object) -> None:
        """Draw dots, the line between them, and the words."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self._placed(self.width())
        x, middle, top = look.px(9), look.px(_LINE) / 2, 0
        for number, (item, title, caption, height) in enumerate(placed):
            if number + 1 < len(placed):
                painter.setPen(QPen(look.color("line2"), 2))
                painter.drawLine(QPointF(x, top + middle + look.px(9)), QPointF(x, top + height + middle - look.px(9)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(item.tone))
            painter.drawEllipse(QPointF(x, top + middle), look.px(5.5), look.px(5.5))
            left, room = look.px(_LEFT), self.width() - look.px(_LEFT)
            painter.setFont(look.font())
            painter.setPen(look.color("text"))
            below = _paint_lines(painter, title, QRect(left, top, room, look.px(_LINE)))
            painter.setFont(look.font("caption"))
            painter.setPen(look.color("text2"))
            _paint_lines(painter, caption, QRect(left, below, room, look.px(_SMALL)))
            top += height
        painter.end()


def _paint_lines(painter: QPainter, text: str, first: QRect) -> int:
    """Draw lines under each other; returns where the next thing may begin."""
    for line in text.split("\n"):
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
        first = first.translated(0, first.height())
    return first.top()


class QuoteBox(QFrame):
    """The sentence of the plan with the clause it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "sunken")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 4)
        self.text = label("", "caption", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.text)
        row = QHBoxLayout()
        theme.space(row, gap=6)
        row.addWidget(IconLabel("book-open", "accenttext", 14), 0, Qt.AlignmentFlag.AlignTop)
        self.clause = label("", "caption", "good", wrap=True)
        row.addWidget(self.clause, 1)
        column.addLayout(row)

    def show_quote(self, text: str, clause: str) -> None:
        """Show another sentence; without a sentence only the clause, without both nothing."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.clause.setText(clause)
        self.setVisible(bool(text or clause))


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next; ``due`` stands at the right, ``due_kind`` is the kind of its chip."""

    words: str
    icon: str
    act: Callable[[], object]
    due: str = ""
    due_kind: str = "plain"


class StepRow(QAbstractButton):
    """One step as a line of its own: icon, words over at most two lines, its day at the right."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.setText(step.words)
        self.setAccessibleName(f"{step.words} {step.due}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda *_checked: step.act())

    def _words(self, width: int) -> str:
        look = theme.current()
        due = chip_size(self.step.due, self.step.due_kind).width() + look.px(8) if self.step.due else 0
        return fitted(self.step.words, QFontMetrics(look.font()), width - look.px(_LEFT) - due, 2)

    def hasHeightForWidth(self) -> bool:
        """Lines break elsewhere at another width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the words at that width."""
        return theme.current().px(_LINE * (self._words(width).count("\n") + 1) + 8)

    def sizeHint(self) -> QSize:
        """Room for the words at today's width."""
        return QSize(theme.current().px(240), self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Draw icon, words and day."""
        look, step = theme.current(), self.step
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.color("accenttext"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sunken" if self.underMouse() else "surface"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), look.px(4), look.px(4))
        side, top = look.size("icon"), look.px(4)
        icons.paint(painter, step.icon, "text2", QRect(look.px(4), top, side, look.px(_LINE)))
        painter.setFont(look.font())
        painter.setPen(look.color("text"))
        room = QRect(look.px(_LEFT), top, self.width() - look.px(_LEFT), look.px(_LINE))
        _paint_lines(painter, self._words(self.width()), room)
        if step.due:
            size = chip_size(step.due, step.due_kind)
            paint_chip(painter, QRect(self.width() - size.width(), top - 1, *size.toTuple()), step.due, step.due_kind)
        painter.end()


class StepList(QWidget):
    """What to do next, each a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        clear_layout(self._column)
        for step in steps:
            self._column.addWidget(StepRow(step))
        self.setVisible(bool(steps))

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """The lines in sight."""
        items = (self._column.itemAt(number) for number in range(self._column.count()))
        return tuple(row for item in items if item and isinstance(row := item.widget(), StepRow))
