"""Words on the screen. All of it is plain text: what a workbook or a person wrote is never read as markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.ui import theme


def label(text: str = "", role: str = "content", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label: ``role`` names its letters, ``tone`` its colour; ``wrap`` lets it take several lines."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the colour of a label that is already shown."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the properties of a widget again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("rule", "v" if vertical else "h")
    return line


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole is in the tooltip."""

    def __init__(self, text: str = "", role: str = "content", tone: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().averageCharWidth() * 4), hint.height())

    def paintEvent(self, event: object) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


def fitted(
    text: str,
    metrics: QFontMetrics,
    width: int,
    lines: int = 1,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """``text`` broken between words into at most ``lines`` lines of ``width``; the last one is cut with … if it must.

    It ends in …, or with ``cut`` keeps its own end: names that begin alike are told apart by it.
    """
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines - 1:
        taken = len(words)
        while taken > 1 and metrics.horizontalAdvance(" ".join(words[:taken])) > width:
            taken -= 1
        done.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        done.append(metrics.elidedText(" ".join(words), cut, width))
    return "\n".join(done)


class ShortLabel(QLabel):
    """Words over at most ``lines`` lines that end in … when there is no room; the whole is in the tooltip."""

    def __init__(self, role: str = "content", tone: str = "", *, lines: int = 2) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self._whole = ""

    def set_whole(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setAccessibleDescription(text)
        self._fit()

    def _fit(self) -> None:
        shown = fitted(self._whole, self.fontMetrics(), max(self.width(), 1), self._lines)
        self.setText(shown)
        self.setToolTip(self._whole if "…" in shown else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: ``tone`` is a colour token (text2, block, warn, ask, accenttext)."""

    text: str
    tone: str = "text2"

    @property
    def is_strong(self) -> bool:
        """News is coloured and heavier."""
        return self.tone not in ("text2", "text3")


class Sentence(QWidget):
    """The sentence of state: parts in their colours, wrapped over as many lines as it needs."""

    def __init__(self, parts: Sequence[Part] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = tuple(parts)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Say something else."""
        self._parts = tuple(parts)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole sentence."""
        return "".join(part.text for part in self._parts)

    def _layout(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text(), theme.current().font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        line_height = theme.current().line()
        layout.beginLayout()
        height = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + (line_height - line.height()) / 2))
            height += line_height
        layout.endLayout()
        return layout, height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for part in self._parts:
            span = QTextLayout.FormatRange()
            look = QTextCharFormat()
            look.setForeground(theme.current().color(part.tone))
            if part.is_strong:
                look.setFontWeight(600)
            span.start, span.length, span.format = start, _length(part.text), look
            formats.append(span)
            start += _length(part.text)
        return formats

    def hasHeightForWidth(self) -> bool:
        """More lines when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped sentence."""
        return max(self._layout(width)[1], theme.current().line())

    def sizeHint(self) -> QSize:
        """One line if there is room."""
        width = QFontMetrics(theme.current().font("strong")).horizontalAdvance(self.text())
        return QSize(width, theme.current().line())

    def minimumSizeHint(self) -> QSize:
        """Narrow, one line."""
        return QSize(theme.current().px(120), theme.current().line())

    def paintEvent(self, event: object) -> None:
        """Draw the sentence."""
        painter = QPainter(self)
        painter.setPen(theme.current().color("text2"))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()


def _length(text: str) -> int:
    """Length as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
