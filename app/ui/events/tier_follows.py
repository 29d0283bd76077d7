"""What an entry of tiers would change: faults first, then place by place, then the events it touches."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event_changes import Becoming, Consequence
from app.i18n import _
from app.services.tiers import EntryPreview, Preview
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.labels import label
from app.ui.widgets.panel import clear_layout

#: Icon and colour of what becomes of an event.
_BECOMES = {
    Becoming.CANCELLED: ("octagon-x", "block"),
    Becoming.TO_ADJUST: ("triangle-alert", "warn"),
    Becoming.OVER_LIMIT: ("users", "warn"),
    Becoming.RELAXED_OFFER: ("undo-2", "good"),
    Becoming.NOTHING: ("check", "muted"),
}
_TOKENS = {"good": "accenttext", "muted": "text2"}
_MOST = 40


class Follows(QWidget):
    """Lines of icon and words."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=6)
        self.sentences: tuple[str, ...] = ()

    def say(self, sentence: str, tone: str = "muted") -> None:
        """Say one thing."""
        self._show((("info", tone, sentence),))

    def say_lines(self, lines: Sequence[tuple[str, str, str]], last: str) -> None:
        """Say name, value and judgement of some things, and what comes of them."""
        told = [("info", "muted", ": ".join(part for part in line if part)) for line in lines]
        self._show((*told, ("arrow-right", "good", last)))

    def show_preview(self, preview: Preview) -> None:
        """Show everything that a preview tells."""
        is_single = len(preview.lines) == 1
        lines = [item for line in preview.lines for item in _of_line(line, is_single=is_single)]
        self._show((*lines, *_of_events(preview)))

    def show_events(self, preview: Preview) -> None:
        """Show what a preview tells of events alone."""
        self._show(tuple(_of_events(preview)))

    def _show(self, lines: tuple[tuple[str, str, str], ...]) -> None:
        clear_layout(self._column)
        self.sentences = tuple(sentence for _icon, _tone, sentence in lines)
        for icon, tone, sentence in lines[:_MOST]:
            row = QHBoxLayout()
            theme.space(row, gap=8)
            row.addWidget(IconLabel(icon, _TOKENS.get(tone, tone), 16), 0, Qt.AlignmentFlag.AlignTop)
            words = label(sentence, "caption", tone if tone != "muted" else "", wrap=True)
            row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
        if len(lines) > _MOST:
            more = _("và {count} điều nữa").format(count=len(lines) - _MOST)
            self._column.addWidget(label(more, "caption", "muted"))
        self._column.addStretch(1)


def _of_line(line: EntryPreview, *, is_single: bool) -> Iterator[tuple[str, str, str]]:
    name = "" if is_single else f"{line.unit.title[:1].upper()}{line.unit.title[1:]}: "
    for fault in line.faults:
        icon, tone = ("info", "muted") if fault.is_hint else ("octagon-x", "block")
        yield icon, tone, name + fault.sentence
    if line.before is not None and line.after is not None:
        told = _("{unit}: {before} → {after}")
        title = line.unit.title[:1].upper() + line.unit.title[1:]
        yield "arrow-right", "muted", told.format(unit=title, before=line.before.words, after=line.after.words)


def _of_events(preview: Preview) -> Iterator[tuple[str, str, str]]:
    yield from (_of_event(item) for item in preview.consequences)
    if preview.entries and not preview.consequences:
        yield "check", "good", _("Không sự kiện nào phải đổi.")


def _of_event(item: Consequence) -> tuple[str, str, str]:
    icon, tone = _BECOMES[item.becomes]
    name = item.event.name or _("sự kiện chưa có tên")
    return icon, tone, f"{name}: {item.sentence}" if name not in item.sentence else item.sentence
