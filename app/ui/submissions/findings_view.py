"""What was found in a report, grouped by weight and kind; the open one is settled where it stands.

A question is answered by a number key, a warning or error passes with a reason, a wrong figure is corrected; each
choice is one write that can be undone. Kinds with many findings are folded, so that hundreds cost no more than a few.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import findings_text
from app.domain.findings import Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import StoredFinding
from app.i18n import _
from app.text import fold
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.submissions.finding_card import FindingCard, FindingLine
from app.ui.submissions.words import ORDER, SEVERITY, place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel, clear_layout, scrolled
from app.ui.widgets.search_field import SearchField

#: From how many findings on a search stands there unasked; how many of one kind are folded; the most lines of a kind.
_SEARCHED, _FOLDED, _LINES = 20, 4, 30
_RANK: Mapping[Severity, int] = {severity: number for number, severity in enumerate(ORDER)}


class FindingsView(Panel):
    """All findings of a report; ``chosen`` follows the open one, ``settled`` brings a decision."""

    chosen = Signal(object)
    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Phát hiện"), _("F8 đi tiếp · Ctrl+F lọc"), flush=True)
        self._items: tuple[StoredFinding, ...] = ()
        self._current: int | None = None
        self._card: FindingCard | None = None
        self._catalogue: Catalogue | None = None
        self._is_locked = False
        self._why_locked = label("", "caption", "muted", wrap=True)
        self._why_locked.hide()
        self._unfolded: set[tuple[Severity, str]] = set()
        self.search = SearchField(_("Lọc phát hiện: chữ, mã chỉ tiêu, ô"), _("Lọc phát hiện"))
        self.search.onward.connect(lambda: self.step(1))
        self.search.textChanged.connect(lambda _text: self._rebuild())
        around = QVBoxLayout()
        theme.space(around, (16, 0, 16, 4), 4)
        around.addWidget(self.search)
        around.addWidget(self._why_locked)
        self.body.addLayout(around)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        theme.space(self._list, gap=0)
        self._area = scrolled(inner)
        self.body.addWidget(self._area, 1)
        self.foot = QHBoxLayout()
        theme.space(self.foot, (12, 0, 12, 8), 8)
        self.body.addLayout(self.foot)

    def show_findings(self, items: Sequence[StoredFinding], catalogue: Catalogue, why_locked: str = "") -> None:
        """Show the findings of a report; the open one stays open while it is there, else the next open one opens.

        ``why_locked`` says why nothing can be decided about them here; empty when it can.
        """
        before = next((n for n, item in enumerate(self._items) if item.id == self._current), 0)
        self._items = _ordered(items)
        self._catalogue, self._is_locked = catalogue, bool(why_locked)
        self._why_locked.setText(why_locked)
        self._why_locked.setVisible(bool(why_locked))
        self.search.setVisible(len(self._items) >= _SEARCHED or bool(self.search.text()))
        ids = {item.id: item for item in self._items}
        kept = ids.get(self._current) if self._current is not None else None
        if kept is None or not kept.is_open:
            after = [*self._items[before:], *self._items[:before]]
            kept = next((item for item in after if item.is_open), None)
        self._current = kept.id if kept else None
        self._rebuild()

    @property
    def current(self) -> StoredFinding | None:
        """The open finding."""
        return next((item for item in self._items if item.id == self._current), None)

    def step(self, step: int) -> None:
        """Open the next or previous finding."""
        shown = [item for item in self._items if self._is_wanted(item)]
        listed = [item for item in shown if item.is_open] or shown
        if not listed:
            return
        ids = [item.id for item in listed]
        position = ids.index(self._current) + step if self._current in ids else 0
        self._open(listed[position % len(listed)])

    def _open(self, item: StoredFinding) -> None:
        self._current = item.id
        self._rebuild()
        self.chosen.emit(item)

    def _is_wanted(self, item: StoredFinding) -> bool:
        words = fold(self.search.text()).split()
        if not words or self._catalogue is None:
            return True
        found = item.finding
        parts = (findings_text.title(found.code), findings_text.sentence(found, self._catalogue), place(found.where))
        whole = fold(" ".join(parts))
        return all(word in whole for word in words)

    def _rebuild(self) -> None:
        clear_layout(self._list)
        self._card = None
        shown = [item for item in self._items if self._is_wanted(item)]
        open_count = sum(1 for item in shown if item.is_open and item.finding.severity is not Severity.NOTE)
        self.title.setText(
            _("{open} phát hiện còn mở").format(open=open_count) if open_count else _("Không còn phát hiện nào mở")
        )
        for severity in ORDER:
            tone, icon = SEVERITY[severity]
            group = [item for item in shown if item.is_open and item.finding.severity is severity]
            self._add_group((findings_text.severity_word(severity), tone, icon), group)
        self._add_group((_("Đã giải quyết"), "text2", "check"), [item for item in shown if not item.is_open])
        self._list.addStretch(1)
        # The new rows have no place before the layout has run.
        QTimer.singleShot(0, self._reveal)

    def _reveal(self) -> None:
        """Scroll so that the open finding is in sight, its head before its foot."""
        if self._card is not None:
            self._area.ensureWidgetVisible(self._card, 0, 0)
            if self._card.height() > self._area.viewport().height():
                self._area.verticalScrollBar().setValue(self._card.y())

    def _add_group(self, heading: tuple[str, str, str], items: Sequence[StoredFinding]) -> None:
        if not items:
            return
        word, tone, icon = heading
        head = QFrame()
        head.setProperty("part", "sunken")
        row = QHBoxLayout(head)
        theme.space(row, (16, 4, 16, 4), 8)
        row.addWidget(IconLabel(icon, tone, 16))
        row.addWidget(label(word, "strong", tone if tone != "text2" else "muted"), 1)
        row.addWidget(label(str(len(items)), "strong", "muted"))
        self._list.addWidget(head)
        for code in dict.fromkeys(item.finding.code for item in items):
            self._add_kind([item for item in items if item.finding.code == code])

    def _add_kind(self, items: Sequence[StoredFinding]) -> None:
        """The findings of one kind; many of them are folded unless one of them is open or somebody unfolded them."""
        if len(items) < _FOLDED:
            self._add_lines(items)
            return
        found = items[0].finding
        key = (found.severity, found.code)
        has_current = any(item.id == self._current for item in items)
        is_unfolded = has_current or key in self._unfolded
        words = f"{findings_text.title(found.code)} · {len(items)}"
        icon = "chevron-down" if is_unfolded else "chevron-right"
        self._list.addWidget(Button(words, "ghost", icon, self._turning(key, items[0]), small=True))
        if is_unfolded:
            place_of = next((n for n, item in enumerate(items) if item.id == self._current), 0)
            start = max(0, min(place_of - _LINES // 2, len(items) - _LINES))
            self._add_lines(items[start : start + _LINES])
            if len(items) > _LINES:
                rest = _("và {count} chỗ nữa; F8 đi hết, hoặc lọc ở trên").format(count=len(items) - _LINES)
                self._list.addWidget(label(f"    {rest}", "caption", "muted"))

    def _turning(self, key: tuple[Severity, str], first: StoredFinding) -> Callable[[], None]:
        def turn() -> None:
            if key in self._unfolded:
                self._unfolded.discard(key)
                self._rebuild()
            else:
                self._unfolded.add(key)
                self._open(first)

        return turn

    def _add_lines(self, items: Sequence[StoredFinding]) -> None:
        if self._catalogue is None:
            return
        for item in items:
            if item.id == self._current:
                self._card = FindingCard(item, self._catalogue, is_locked=self._is_locked)
                self._card.settled.connect(self.settled)
                self._list.addWidget(self._card)
                continue
            line = FindingLine(item, self._catalogue)
            line.opened.connect(lambda chosen=item: self._open(chosen))
            self._list.addWidget(line)

    def press(self, event: QKeyEvent) -> bool:
        """Number keys tick an answer, Ctrl+Enter settles, Ctrl+F filters; whether the key was for this panel."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() == Qt.Key.Key_F:
            self.search.show()
            self.search.setFocus()
            return True
        if self._card is None:
            return False
        if is_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._card.settle()
            return True
        number = event.key() - Qt.Key.Key_0
        return not is_control and 1 <= number <= 9 and self._card.choose(number)


def _ordered(items: Sequence[StoredFinding]) -> tuple[StoredFinding, ...]:
    """Open ones first, the heaviest kinds first, findings of one kind together as they were found."""
    first: dict[tuple[bool, Severity, str], int] = {}
    for item in sorted(items, key=lambda item: item.id):
        first.setdefault((item.is_open, item.finding.severity, item.finding.code), item.id)

    def key(item: StoredFinding) -> tuple[bool, int, int, int]:
        found = item.finding
        return (not item.is_open, _RANK[found.severity], first[item.is_open, found.severity, found.code], item.id)

    return tuple(sorted(items, key=key))
