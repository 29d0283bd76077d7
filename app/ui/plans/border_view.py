"""The border line: all of it, one unit marker by marker, the stretches without a team with the team next to them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.plans.border import BorderGap, BorderStretch
from app.domain.plans.spans import Span
from app.i18n import _
from app.services.plans import border
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.border_gaps import gaps_table
from app.ui.plans.border_marks import BorderMarks, words_at
from app.ui.plans.border_overview import BorderOverview, told
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import ElidedLabel, Part, label
from app.ui.widgets.panel import Panel, scrolled

#: Room for a few gaps, at 100 %; where there is less the whole scrolls.
_LEAST_GAPS = 132


class BorderView(QWidget):
    """``opened`` gives the line of a register to open, or the key of a register; ``news`` says that state changed."""

    opened = Signal(object)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.sheet: border.BorderSheet | None = None
        self._at = 0
        self.overview = BorderOverview()
        self.overview.chosen.connect(self.choose)
        self.marks = BorderMarks()
        self.marks.opened.connect(self.opened)
        self.marks.turned.connect(self._turn)
        self.marks.moved.connect(self._on_moved)
        self.gaps = gaps_table(context, lambda: self.sheet)
        self.gaps.row_opened.connect(self._open_beside)
        self.gaps.row_chosen.connect(self._show_gap)
        self._stack = FrontStack()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        self._scrolled = scrolled(self._drawn())
        self._stack.addWidget(self._scrolled)
        enter = Button(_("Mở sổ mốc"), "primary", "arrow-right", self._open_markers)
        steps = (
            (_("Nhập mốc của từng xã"), _("Sổ mốc: mỗi dòng một mốc, có xã, xóm, đồn phụ trách")),
            (_("Nhập tổ tự quản"), _("Ghi mốc phụ trách của tổ, ví dụ 668; 668/1; 669")),
        )
        sentence = _("Tuyến vẽ theo các dòng đã ghi; chưa có mốc nào nên chưa vẽ được.")
        self._stack.addWidget(EmptyState(_("Chưa có mốc nào trong sổ"), sentence, steps, (enter,)))
        self.setFocusProxy(self.marks)

    def _drawn(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, gap=12)
        whole = Panel(_("Toàn tuyến"), " ")
        self.whole_told = whole.caption
        self._whole_area = _sideways(self.overview)
        whole.body.addWidget(self._whole_area)
        column.addWidget(whole)
        one = Panel(" ", " ")
        self.unit_name, self.unit_told = one.title, one.caption
        one.head.addWidget(IconButton("chevron-left", _("Xã trước"), lambda: self._turn(-1)))
        one.head.addWidget(IconButton("chevron-right", _("Xã sau"), lambda: self._turn(1)))
        self._marks_area = _sideways(self.marks)
        one.body.addWidget(self._marks_area)
        foot = QHBoxLayout()
        theme.space(foot, gap=12)
        self.here = ElidedLabel("", "content")
        foot.addWidget(self.here, 1)
        foot.addWidget(label(_("← → mốc · F8 đoạn trống · Enter mở tổ · Ctrl + cuộn phóng to"), "caption", "faint"))
        one.body.addLayout(foot)
        column.addWidget(one)
        theme.fix(self.gaps, min_height=_LEAST_GAPS)
        listed = Panel(flush=True)
        listed.body.addWidget(self.gaps, 1)
        self.lacks = label("", "caption", "warn", wrap=True)
        column.addWidget(listed, 1)
        column.addWidget(self.lacks)
        return inside

    # --- state ---

    def show_line(self, period: Span) -> None:
        """Read the line as it stands at the end of a period."""
        self.sheet = border.sheet(self.context.workspace, period)
        has_marks = bool(self._stretches)
        self._stack.setCurrentIndex(0 if has_marks else 1)
        self.lacks.setText(" ".join(self.sheet.lacks))
        self.lacks.setVisible(bool(self.sheet.lacks))
        caption = [_("từ mốc nhỏ đến mốc lớn, dài ngắn theo số mốc")]
        if self.sheet.unplaced:
            caption.append(_("{count} tổ khác không ghi mốc").format(count=self.sheet.unplaced))
        self.whole_told.setText("; ".join(caption))
        self.gaps.set_rows(self.sheet.whole.gaps, same=lambda gap: (gap.stretch.unit_id, gap.words))
        if has_marks:
            self.choose(min(self._at, len(self._stretches) - 1), self.marks.at)
        self.news.emit()

    @property
    def _stretches(self) -> tuple[BorderStretch, ...]:
        return tuple(item for item in self.sheet.whole.stretches if item.marks) if self.sheet else ()

    def _unit(self, stretch: BorderStretch) -> str:
        return self.sheet.unit(stretch.unit_id) if self.sheet else ""

    def choose(self, place: int, at: int = 0) -> None:
        """Show one unit marker by marker."""
        if self.sheet is None or not 0 <= place < len(self._stretches):
            return
        self._at = place
        stretch = self._stretches[place]
        self.overview.show_sheet(self.sheet, place)
        _fit(self._whole_area)
        self.unit_name.setText(self._unit(stretch))
        self.unit_told.setText(told(stretch))
        self.marks.show_stretch(stretch, at, self.sheet.short_names)
        _fit(self._marks_area)

    def _turn(self, by: int) -> None:
        place = self._at + by
        if 0 <= place < len(self._stretches):
            self.choose(place, 0 if by > 0 else len(self._stretches[place].marks) - 1)

    def _on_moved(self, place: int) -> None:
        self.here.setText(words_at(self.marks))
        self._marks_area.ensureVisible(round(self.marks.x_of(place)), 0, theme.current().px(80), 0)

    def sentence(self) -> Iterator[Part | str]:
        """How many markers there are, how many are kept, how many stretches are not."""
        return iter(self._parts())

    def _parts(self) -> list[Part | str]:
        if self.sheet is None or not self._stretches:
            return [_("Chưa có mốc nào trong sổ nên chưa vẽ được đường biên.")]
        whole = self.sheet.whole
        first, last = min(whole.markers), max(whole.markers)
        told_ = _("{count} mốc, từ {first} đến {last}; ")
        kept = len(whole.markers) - len(whole.open_markers)
        parts: list[Part | str] = [told_.format(count=format_number(len(whole.markers)), first=first, last=last)]
        parts.append(Part(_("{count} mốc có tổ, dân tự quản").format(count=format_number(kept)), "accenttext"))
        if whole.gaps:
            open_ = _("{gaps} đoạn trống, {marks} mốc")
            words = open_.format(gaps=len(whole.gaps), marks=format_number(len(whole.open_markers)))
            parts += [_(", còn "), Part(words, "warn")]
        return [*parts, "."]

    def button(self) -> Button | None:
        """The next gap; without markers, their register."""
        if not self._stretches:
            return Button(_("Mở sổ mốc"), "primary", "arrow-right", self._open_markers)
        if self.sheet is None or not self.sheet.whole.gaps:
            return None
        return Button(_("Đoạn trống tiếp theo"), "primary", "chevron-right", self.next_gap)

    # --- acting ---

    def next_gap(self) -> None:
        """The cursor on the next stretch without a team, round the end of the line."""
        gaps = self.sheet.whole.gaps if self.sheet else ()
        if not gaps:
            return
        here = (self._at, self.marks.at)
        places = [(self._stretches.index(gap.stretch), gap.first) for gap in gaps]
        place, at = next((item for item in places if item > here), places[0])
        self.choose(place, at)
        self.marks.setFocus()
        self._scrolled.ensureWidgetVisible(self._marks_area)

    def _show_gap(self, gap: object) -> None:
        if isinstance(gap, BorderGap) and gap.stretch in self._stretches:
            self.choose(self._stretches.index(gap.stretch), gap.first)

    def _open_beside(self, gap: object) -> None:
        """Open the team next to a gap, so that its markers can be added there."""
        if isinstance(gap, BorderGap):
            listed = gap.marks[0].listed
            target = next(iter(gap.neighbours), None) or listed
            if target is not None:
                self.opened.emit(target)

    def _open_markers(self) -> None:
        registers = self.sheet.marker_registers if self.sheet else ()
        if registers:
            self.opened.emit(registers[0].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room to the side."""
        super().resizeEvent(event)
        for area in (self._whole_area, self._marks_area):
            _fit(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 goes from gap to gap."""
        if event.key() == Qt.Key.Key_F8:
            self.next_gap()
        else:
            super().keyPressEvent(event)


def _sideways(widget: QWidget) -> QScrollArea:
    """``widget`` in an area that scrolls to the sides only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setProperty("ground", "none")
    area.setWidget(widget)
    _fit(area)
    return area


def _fit(area: QScrollArea) -> None:
    """As high as its widget now needs, with room for the bar below where it is wider than there is room."""
    inside = area.widget()
    if inside is not None:
        is_wider = inside.minimumWidth() > area.width()
        area.setFixedHeight(inside.sizeHint().height() + theme.current().px(12 if is_wider else 0))
