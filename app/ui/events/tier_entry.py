"""Entering a level: for which places, from which day, by which paper, with what follows from it before it is stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.tier_faults import NOTHING_NEW
from app.domain.tier_history import STANDING_WORDS, Standing, TierEntry
from app.domain.tiers import RuleMatrix
from app.errors import Problem
from app.i18n import _
from app.services import tiers
from app.services.tiers import Preview
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_units import UnitPicker
from app.ui.events.tier_follows import Follows
from app.ui.events.words import short_permission
from app.ui.forms import Field, FieldKind, Form, parse_date
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import SidePanel, clear_layout, scrolled

_PAUSE_MS = 250
#: From which height (at 100 %) on the preview has room for several lines.
_HIGH = 460
#: From which width (at 100 %) on the levels stand beside the form.
_WIDE = 620


class LevelChoice(QWidget):
    """Levels of one matrix on a day as full-width answers; a digit chooses that level."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=2)
        self._group = QButtonGroup(self)
        self._answers: dict[int, tuple[Standing, int | None]] = {}
        self.setAccessibleName(_("Cấp độ"))

    def show_levels(self, matrix: RuleMatrix, day: date) -> None:
        """Show the levels in force on a day; the chosen one stays when it is among them."""
        kept = self.chosen()
        clear_layout(self._column)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._answers = dict(enumerate(_answers(matrix, day)))
        for number, answer in self._answers.items():
            words, more = _answer_words(matrix, day, answer)
            button = QRadioButton(words)
            button.setToolTip(more)
            button.setAccessibleDescription(more)
            self._group.addButton(button, number)
            row = QHBoxLayout()
            theme.space(row, gap=8)
            row.addWidget(button)
            beside = ElidedLabel(more, "caption", "muted")
            beside.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(beside, 1)
            self._column.addLayout(row)
            button.setChecked(answer == kept)
            button.toggled.connect(lambda is_on: self._changed() if is_on else None)

    def chosen(self) -> tuple[Standing, int | None] | None:
        """What was chosen, if anything."""
        return self._answers.get(self._group.checkedId())

    def enter(self) -> None:
        """Take the keyboard, at the chosen answer or the first."""
        button = self._group.checkedButton() or self._group.button(0)
        if button is not None:
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses that level."""
        if event.text().isdecimal():
            self.choose(Standing.LEVEL, int(event.text()))
        else:
            super().keyPressEvent(event)

    def choose(self, standing: Standing, level: int | None) -> None:
        """Choose an answer."""
        for number, answer in self._answers.items():
            if answer == (standing, level):
                self._group.button(number).setChecked(True)


def _answers(matrix: RuleMatrix, day: date) -> Iterator[tuple[Standing, int | None]]:
    for level in sorted({item.level for item in matrix.rules}):
        if matrix.rule(level, day) is not None:
            yield Standing.LEVEL, level
    yield Standing.NONE, None
    yield Standing.INHERIT, None


def _answer_words(matrix: RuleMatrix, day: date, answer: tuple[Standing, int | None]) -> tuple[str, str]:
    found = matrix.rule(answer[1], day)
    if found is not None:
        return found.words[:1].upper() + found.words[1:], short_permission(found)
    words = _(STANDING_WORDS[answer[0]])
    more = {
        Standing.NONE: _("kể cả khi xã, huyện có cấp độ"),
        Standing.INHERIT: _("hết cấp độ riêng"),
    }
    return words[:1].upper() + words[1:], more[answer[0]]


class TierEntryPanel(SidePanel):
    """Places, level, day and paper; below them what that changes; the button says for how many places."""

    def __init__(self, context: UiContext, closed: Callable[[], None]) -> None:
        super().__init__(closed, wide=True)
        self.context, self._close = context, closed
        self._matrix = RuleMatrix()
        self.preview = Preview(())
        self.heading.setText(_("Ghi cấp độ"))
        self._names: UnitNames | None = None
        self.units = UnitPicker(_("Nơi"), lambda text: self._names.search(text) if self._names else ())
        self.units.changed.connect(self._later)
        self.level = LevelChoice(self._later)
        self.form = Form(
            (
                Field("from_day", _("Áp dụng từ ngày"), FieldKind.DATE, is_required=True),
                Field("document", _("Số, ký hiệu văn bản"), hint=_("ví dụ 15/TB-UBND")),
                Field("document_on", _("Ngày văn bản"), FieldKind.DATE),
                Field("authority", _("Cơ quan công bố"), hint=_("ví dụ UBND huyện")),
            ),
            columns=2,
        )
        self.form.changed.connect(self._on_form)
        self.follows = Follows()
        self._grid = QGridLayout()
        theme.space(self._grid, gap=8)
        self._grid.setHorizontalSpacing(theme.current().px(24))
        self._place(is_wide=False)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._pin_preview()
        self.verb = Button(_("Ghi cấp độ"), "primary", "check", self.record, small=True)
        self.foot.addWidget(self.verb)
        self.foot.addWidget(Button(_("Thôi"), "quiet", clicked=closed, small=True))
        self.foot.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_ahead)

    def _pin_preview(self) -> None:
        """What would change stays in sight above the button, however long the form is."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, (16, 4, 8, 8), 6)
        self._ahead_title = label(_("Sẽ thay đổi"), "strong")
        column.addWidget(self._ahead_title)
        self._ahead = scrolled(self.follows)
        column.addWidget(self._ahead)
        self.body.insertWidget(self.body.count() - 1, rule())
        self.body.insertWidget(self.body.count() - 1, holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the form needs it more than the preview."""
        super().resizeEvent(event)
        look = theme.current()
        is_wide = self.width() >= look.px(_WIDE)
        if is_wide != self._is_wide:
            self._place(is_wide=is_wide)
        self._ahead.setFixedHeight(look.px(64 if self.height() >= look.px(_HIGH) else 44))

    def _place(self, *, is_wide: bool) -> None:
        """Places, levels, day and paper under each other, or the levels beside the rest."""
        self._is_wide = is_wide
        # Where it is wide it stands alone in its page, whose head names it.
        self.show_head(is_shown=not is_wide)
        for widget in (self.units, self.level, self.form):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.units, 0, 0)
        self._grid.addWidget(self.form, 1 if is_wide else 2, 0)
        if is_wide:
            self._grid.addWidget(self.level, 0, 1, 2, 1)
        else:
            self._grid.addWidget(self.level, 1, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)

    def begin(self, matrix: RuleMatrix, units: Sequence[int], day: date) -> None:
        """Enter a level for some places; paper and authority of the last entry stay to be used again."""
        self._matrix = matrix
        self.chip.show_state(matrix.name, "plain")
        self._names = UnitNames(self.context.workspace, day)
        self.units.show_units(self._names.named(units))
        self.form.set_values(from_day=day)
        self.level.show_levels(matrix, day)
        self.look_ahead()

    def suggest(self, level: int) -> None:
        """Choose a level that was suggested; nothing is stored by it."""
        self.level.choose(Standing.LEVEL, level)

    def enter(self) -> None:
        """Take the keyboard: at the places while there are none, else at the levels."""
        self.level.enter() if self.units.ids() else self.units.field.setFocus()

    def entries(self) -> tuple[TierEntry, ...] | None:
        """What would be entered; ``None`` while a date cannot be read or something is not chosen."""
        chosen, dates = self.level.chosen(), {}
        for key in ("from_day", "document_on"):
            text = self.form.text_of(key)
            try:
                dates[key] = parse_date(text) if text.strip() else None
            except ValueError:
                return None
        start = dates["from_day"]
        if chosen is None or start is None or not self.units.ids():
            return None
        made = TierEntry(
            0,
            self._matrix.key,
            chosen[0],
            start,
            chosen[1],
            self.form.text_of("document"),
            dates["document_on"],
            self.form.text_of("authority"),
        )
        return tuple(replace(made, unit_id=unit_id) for unit_id in self.units.ids())

    def _on_form(self) -> None:
        try:
            day = parse_date(self.form.text_of("from_day"))
        except ValueError:
            day = None
        if day is not None:
            self.level.show_levels(self._matrix, day)
        self._later()

    def _later(self) -> None:
        self._pause.start()

    def look_ahead(self) -> None:
        """Show what the entries would change, before they are stored."""
        self._pause.stop()
        if not self.context.is_open:
            return
        entries = self.entries()
        count = len(self.units.ids())
        self.verb.setText(_("Ghi cấp độ {count} nơi").format(count=count) if count > 1 else _("Ghi cấp độ"))
        if entries is None:
            self.preview = Preview(())
            self.follows.say(_("Chọn nơi, cấp độ và ngày để xem trước."))
            self.verb.lock(_("Chưa đủ nơi, cấp độ hoặc ngày"))
            return
        try:
            self.preview = tiers.preview(self.context.workspace, entries)
        except Problem as problem:
            self.follows.say(problem.sentence, "block")
            self.verb.lock(problem.sentence)
            return
        count = len(self.preview.consequences)
        told = _("Sẽ thay đổi: {count} sự kiện").format(count=count) if count else _("Sẽ thay đổi")
        self._ahead_title.setText(told)
        self.follows.show_preview(self.preview)
        wrong = [item for line in self.preview.lines for item in line.faults if not item.is_hint]
        real = [item for item in wrong if item.code != NOTHING_NEW]
        self.verb.lock((real or wrong)[0].sentence if real or not self.preview.entries else "")

    def record(self) -> None:
        """Store the entries with what follows from them, in one step."""
        entries, ws = self.entries(), self.context.workspace
        if entries is not None:
            operations.write(self, lambda: tiers.record(ws, entries), done=lambda _recorded: self._close())
