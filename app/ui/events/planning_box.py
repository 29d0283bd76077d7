"""Plan of one click: what would be planned for every place, with its day, tier and why; then all of it at once."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.event_planning import Proposal, Prospect
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services import committee, event_kinds, event_planning
from app.text import clean
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_values import parse_day
from app.ui.events.planning_choices import PlanningChoices
from app.ui.events.planning_columns import Line, planning_columns, planning_model
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, Sentence, label
from app.ui.widgets.table import Table

#: What is done with the events that were planned: their papers are printed.
Printing = Callable[[Sequence[int]], object]


def ask_planning(
    page: QWidget, context: UiContext, units: Collection[int] = (), print_all: Printing | None = None
) -> "PlanningBox":
    """Open the box; ``units`` narrow it to some places, ``print_all`` is offered once events are planned."""
    made = PlanningBox(page, context, units, print_all)
    made.open()
    made.choices.enter()
    made.propose()
    return made


class PlanningBox(Box):
    """Kinds, places and days above, proposals below; Space leaves a proposal out, F2 gives it another day."""

    def __init__(self, page: QWidget, context: UiContext, units: Collection[int], print_all: Printing | None) -> None:
        text = _(
            "Ngày được rải trong thời gian của kế hoạch, theo cấp độ của từng nơi; nơi đã có sự kiện được giữ nguyên."
        )
        super().__init__(page.window(), Look("calendar-days", "text2"), _("Lập kế hoạch cả mùa"), text)
        self._page, self.context, self._print_all = page, context, print_all
        self._season = committee.profile(context.workspace).event_year
        self._names = UnitNames(context.workspace, event_planning.day_in_season(context.workspace))
        self.lines: tuple[Line, ...] = ()
        self._touched: dict[tuple[str, int], Line] = {}
        self.planned: tuple[int, ...] = ()
        self.spread(1160)
        kinds = event_kinds.kinds(context.workspace, with_retired=False)
        self.choices = PlanningChoices(kinds, self._names, units, self._season)
        self.choices.changed.connect(self.propose)
        self.body.addWidget(self.choices)
        self.sentence = Sentence()
        self.body.addWidget(self.sentence)
        self.table = Table(
            context,
            "planning",
            planning_model(),
            by_cell=True,
            row_height="row_dense",
            is_sortable=False,
        )
        self.table.setProperty("framed", "true")
        self.table.view.installEventFilter(self)
        # On a low screen the choices above and the buttons below take their share first.
        theme.fix(self.table, min_height=170 if self.is_tight else 300)
        self.body.addWidget(self.table, 1)
        hint = _("Dấu cách: bỏ ra hoặc lấy lại. Gõ ngày khác vào cột Ngày: cấp độ của ngày đó được xét lại ngay.")
        self.body.addWidget(label(hint, "caption", "faint", wrap=True))
        self.quiet = self.add_quiet(_("Thôi"))
        self.undo = Button(_("Hoàn tác"), "plain", "undo-2", self._undo)
        self.undo.hide()
        self._buttons.addWidget(self.undo)
        self.verb = self.add_attempt(_("Lập kế hoạch"), self.attempt)
        self.verb.lock(_("Đang xếp ngày…"))

    # --- proposals ---

    def propose(self) -> None:
        """Work out the proposals for what is chosen; they come when the worker is done."""
        window = self.choices.span()
        if window is None:
            return
        ws, (first, last) = self.context.workspace, window
        kinds, units = self.choices.chosen_kinds(), self.choices.units.ids() or None
        self.verb.lock(_("Đang xếp ngày…"))
        if not kinds:
            self._show((), _("Chọn ít nhất một loại sự kiện."))
            return

        def work(_progress: Progress) -> tuple[Proposal, ...]:
            return event_planning.propose(ws, kinds, units, first, last)

        operations.run(self, self.context, _("Xếp ngày các sự kiện"), work, done=self._show, failed=self._failed)

    def _failed(self, problem: Problem) -> bool:
        self._show((), str(problem))
        return True

    def _show(self, proposals: Sequence[Proposal], sentence: str = "") -> None:
        self._touched |= {line.key: line for line in self.lines if line.is_touched}
        self.lines = tuple(self._line(item) for item in proposals)
        self.table.model.set_columns(planning_columns(self._names.name, self._on_day, self.lines), self.lines)
        self.table.fit()
        self._look(sentence)

    def _line(self, proposal: Proposal) -> Line:
        """A line with what somebody typed for its place before the choices above changed."""
        made = Line(proposal)
        before = self._touched.get(made.key)
        if before is None or not proposal.is_new:
            return made
        made.is_wanted, made.has_own_day = before.is_wanted, before.has_own_day
        if before.has_own_day:
            made.proposal = event_planning.on_day(self.context.workspace, proposal, before.proposal.day)
        return made

    def _look(self, sentence: str = "", wrong: str = "") -> None:
        """Say how many of what there will be, on the button too, and what was typed wrong."""
        wanted = [line.proposal for line in self.lines if line.is_wanted]
        counts = Counter(item.prospect for item in wanted)
        counts[Prospect.EXISTS] = sum(1 for line in self.lines if line.proposal.prospect is Prospect.EXISTS)
        told = [
            (Prospect.WHOLE, _("{count} tổ chức đủ các phần"), "accenttext"),
            (Prospect.PARTLY, _("{count} chỉ tổ chức một phần"), "warn"),
            (Prospect.FORBIDDEN, _("{count} không được tổ chức, thay bằng báo cáo"), "block"),
            (Prospect.EXISTS, _("{count} đã có"), "text2"),
        ]
        parts: list[Part] = []
        for prospect, words, tone in told:
            if counts[prospect]:
                parts += [Part("; ")] if parts else []
                parts.append(Part(words.format(count=counts[prospect]), tone))
        undated = sum(1 for item in wanted if item.day is None)
        if undated:
            parts += [Part("; "), Part(_("{count} chưa xếp được ngày").format(count=undated), "warn")]
        outside = sum(1 for item in wanted if item.is_outside)
        if outside:
            parts += [Part("; "), Part(_("{count} ngoài thời gian của kế hoạch").format(count=outside), "warn")]
        if wrong:
            parts += [Part(". "), Part(wrong.rstrip("."), "block")]
        self.sentence.set_parts([*parts, Part(".")] if parts else [Part(sentence, "block" if sentence else "text2")])
        self.verb.setText(_("Lập {count} sự kiện").format(count=len(wanted)))
        self.verb.lock("" if wanted else sentence or _("Không còn nơi nào cần lập"))

    # --- the table ---

    def _on_day(self, line: Line, text: str) -> None:
        try:
            if not line.proposal.is_new:
                raise ValueError(_("Nơi này đã có sự kiện; mở sự kiện để đổi ngày."))
            day = parse_day(text, self._season)
        except ValueError as error:
            self._look(wrong=f"“{clean(text)}”: {error}")
            raise
        line.proposal = event_planning.on_day(self.context.workspace, line.proposal, day)
        line.is_wanted = line.has_own_day = True
        self.table.view.viewport().update()
        self._look()

    def toggle(self) -> None:
        """Leave the selected proposals out, or take them back."""
        lines = [line for line in dict.fromkeys(self.table.selected_rows()) if line.proposal.is_new]
        is_wanted = not all(line.is_wanted for line in lines)
        for line in lines:
            line.is_wanted = is_wanted
        self.table.view.viewport().update()
        self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space in the table toggles, it does not type."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.table.view and is_key and event.key() == Qt.Key.Key_Space:  # type: ignore[attr-defined]  # a key
            self.toggle()
            return True
        return super().eventFilter(watched, event)

    # --- acting ---

    def reject(self) -> None:
        """Close; days and places somebody typed or left out are asked about first, for they are kept nowhere."""
        if self.planned or not self.is_touched:
            super().reject()
            return
        told = _("Đã sửa {count} dòng; đóng bây giờ thì các sửa đổi ấy mất.")
        count = sum(line.is_touched for line in self.lines)
        dialogs.ask(self, _("Bỏ những gì đã sửa?"), told.format(count=count), _("Bỏ và đóng"), super().reject)

    @property
    def is_touched(self) -> bool:
        """Whether somebody gave a proposal another day, or left one out."""
        return any(line.is_touched for line in self.lines)

    def attempt(self) -> bool:
        """Plan what is wanted; then offer to print, or close."""
        if self.planned:
            self._print()
            return True
        wanted = [line.proposal for line in self.lines if line.is_wanted]
        self.planned = event_planning.plan(self.context.workspace, wanted)
        if self._print_all is None:
            return True
        told = _("Đã lập {count} sự kiện, mỗi sự kiện có đủ chương trình, thành phần theo mẫu.")
        self.sentence.set_parts([Part(told.format(count=len(self.planned)), "accenttext")])
        self.undo.show()
        for widget in (self.table, self.choices):
            widget.setEnabled(False)
        self.verb.setText(_("In tất cả giấy tờ…"))
        self.quiet.setText(_("Đóng"))
        self.verb.setFocus()
        return False

    def _undo(self) -> None:
        super().reject()
        self.context.undo_asked.emit()

    def _print(self) -> None:
        if self._print_all is not None:
            self._print_all(self.planned)
