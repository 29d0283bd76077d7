"""«Báo cáo sơ kết»: the report of the year, leaf by leaf, and the table of totals behind it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar

from app.domain.figures import Consolidation
from app.i18n import _
from app.services import reviews
from app.services.overview import word_of_communes
from app.ui import dialogs, exporting, theme
from app.ui.context import UiContext
from app.ui.reviews.figures_tab import FiguresTab
from app.ui.reviews.issue_boxes import ask_many, ask_review_issue, many_button
from app.ui.reviews.issued_tab import IssuedTab
from app.ui.reviews.report_tab import ReportTab
from app.ui.widgets import tabs
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.page import Page

REPORT, FIGURES, ISSUED = range(3)


class ReviewsPage(Page):
    """Report, totals, issued reports. Targets: ``"figures"``, ``"issued"``, or an indicator code for its sources."""

    quiet_tables = frozenset({"review_text"})
    tables = frozenset(
        {"submission", "figure", "review_text", "issued_document", "committee", "office_holder", "unit", "event"}
    )

    def __init__(self, context: UiContext) -> None:
        self.help_lines = (
            _("Mỗi mục của đề cương có câu lập từ số liệu đã duyệt và phần viết thêm; F7 tới mục chưa xong."),
            _("Nhấn vào một số để xem ai báo cáo, ở tệp, trang và ô nào; nhấn tiếp để mở đúng ô đó."),
            _("Trong bảng: Enter xem nguồn, Enter nữa vào danh sách nguồn, Enter lần ba mở ô."),
            _("Số thiếu đơn vị được ghi rõ, ví dụ (7/8 xã); chưa có số liệu không bao giờ in thành 0."),
            _("Chữ gõ vào được lưu ngay, không cần bấm gì; Ctrl+Enter đánh dấu mục đã xong rồi sang mục sau."),
            _("Alt+1, 2, 3 đổi trang con; Ctrl+E hay F9 xuất báo cáo ra Word và PDF cùng tên."),
        )
        super().__init__(context, _("Báo cáo sơ kết"))
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setUsesScrollButtons(False)
        for word in (_("Báo cáo"), _("Số liệu tổng hợp"), _("Đã ban hành")):
            self.tab_bar.addTab(word)
        row = QHBoxLayout()
        theme.space(row, gap=4)
        row.addWidget(self.tab_bar)
        row.addStretch(1)
        row.addWidget(many_button(self.export_many))
        self.body.addLayout(row)
        tabs.number_keys(self, self.tab_bar)
        self.report = ReportTab(context)
        self.figures = FiguresTab(context)
        self.issued = IssuedTab(context)
        self.issued.news.connect(self._say_news)
        self._stack = QStackedWidget()
        for tab in (self.report, self.figures):
            self._stack.addWidget(tab)
            tab.opened.connect(self._open_cell)
            tab.news.connect(self._say_news)
        self._stack.addWidget(self.issued)
        self.body.addWidget(self._stack, 1)
        self.tab_bar.currentChanged.connect(self._turn)
        self._stale = {REPORT, FIGURES, ISSUED}
        self._commune_word = ""
        self.setFocusProxy(self.report.editor.text)

    # --- coming and going ---

    def reload(self) -> None:
        """Read again what is shown; the other tab waits until it is turned to."""
        self._stale = {REPORT, FIGURES, ISSUED}
        self._commune_word = word_of_communes(self.context.workspace, self.context.year)
        self._read_shown()

    def _read_shown(self) -> None:
        number = self.tab_bar.currentIndex()
        if number in self._stale:
            self._stale.discard(number)
            (self.report, self.figures, self.issued)[number].reload()
        self._say_news()

    def _turn(self, number: int) -> None:
        self.report.flush()
        self._stack.setCurrentIndex(number)
        self.setFocusProxy((self.report.editor.text, self.figures.table.view, self.issued.table.view)[number])
        if not self.tab_bar.hasFocus():
            self.setFocus()
        self._read_shown()

    def open_target(self, target: object) -> None:
        """Show the totals, or the sources of one indicator."""
        if target == "issued":
            self.tab_bar.setCurrentIndex(ISSUED)
        elif isinstance(target, str) and target:
            self.tab_bar.setCurrentIndex(FIGURES)
            if target != "figures":
                self.figures.show_code(target)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.report.flush()

    def _open_cell(self, place: object) -> None:
        self.report.flush()
        self.context.go("events" if isinstance(place, int) else "submissions", place)

    # --- head ---

    def _say_news(self) -> None:
        self.set_title(_("Báo cáo sơ kết năm {year}").format(year=self.context.year))
        self.say(*self._sentence())
        self._label_tabs()
        if self.tab_bar.currentIndex() == REPORT and self._open_leaves():
            primary = Button(_("Viết tiếp mục chưa xong"), "plain", "arrow-right", self.report.next_open)
        else:
            primary = Button(_("Ban hành…"), "plain", "file-text", self.issue)
        self.set_actions(primary, Button(_("Xuất Word và PDF"), "primary", "upload", self.export))

    def _totals(self) -> Consolidation:
        """The totals read last, by whichever tab."""
        return self.report.totals if self.report.totals.cells else self.figures.totals

    def _label_tabs(self) -> None:
        done = len(self.report.states) - self._open_leaves()
        totals = self._totals()
        communes = totals.expected_communes
        here, _missing = totals.submitted_of(communes)
        counts = (
            f"{done}/{len(self.report.states)}" if self.report.states else "",
            f"{here}/{len(communes)}" if communes else "",
        )
        for number, (word, count) in enumerate(zip((_("Báo cáo"), _("Số liệu tổng hợp")), counts, strict=True)):
            self.tab_bar.setTabText(number, f"{word}  {count}" if count else word)

    def _open_leaves(self) -> int:
        return sum(1 for state in self.report.states if not state.is_done)

    def _sentence(self) -> list[Part | str]:
        parts: list[Part | str] = []
        states = self.report.states
        if states:
            done = len(states) - self._open_leaves()
            parts.append(_("{done}/{total} mục xong").format(done=done, total=len(states)))
            lacking = sum(1 for s in states if any(p.is_missing for pieces in s.sentences for p in pieces))
            if lacking:
                parts += ["; ", Part(_("{count} mục thiếu số liệu").format(count=lacking), "warn")]
        if communes := self._totals().expected_communes:
            count, missing = self._totals().submitted_of(communes)
            parts.append(
                _("; số liệu của {count}/{of} {word}").format(count=count, of=len(communes), word=self._commune_word)
            )
            if missing:
                parts += [", ", Part(_("thiếu {names}").format(names=", ".join(missing)), "warn")]
        issued = reviews.issued(self.context.workspace, self.context.year)
        standing = [item for item in issued if not (item.replaced_by or item.document.cancel_reason)]
        if standing and standing[0].is_stale:
            number = f"{standing[0].document.number:02}/{standing[0].document.symbol}"
            words = _("số liệu đã thay đổi sau khi ban hành số {number}")
            parts += ["; ", Part(words.format(number=number), "warn")]
        return [*parts, "."] if parts else [_("Chỉ số liệu của báo cáo đã duyệt vào tổng hợp.")]

    # --- acting ---

    def export(self) -> None:
        """Write Word and PDF side by side under one name."""
        self.report.flush()
        name = _("Bao cao so ket {year}.docx").format(year=self.context.year)
        title = _("Xuất báo cáo ra Word và PDF")
        kinds = (_("Word (*.docx)"), _("Word, kèm phụ lục nguồn của số liệu (*.docx)"))
        picked = dialogs.pick_target(self.window(), self.context, title, name, kinds)
        if picked is None:
            return
        paths = _side_by_side(picked[0])
        dialogs.ask_replace(self.window(), paths, lambda: self._write(paths, with_sources=picked[1] == 1))

    def _write(self, paths: Sequence[Path], *, with_sources: bool) -> None:
        ws, year = self.context.workspace, self.context.year
        exporting.run(
            self,
            self.context,
            _("Xuất báo cáo"),
            lambda progress: reviews.export(ws, year, paths, progress, with_sources=with_sources),
        )

    def export_many(self) -> None:
        """Write many papers at once; the report of the whole area is ticked."""
        self.report.flush()
        ask_many(self, self.context)

    def issue(self) -> None:
        """Ask for number and day, say what looks wrong, then freeze the report: it cannot be undone."""
        self.report.flush()
        left = self._open_leaves()
        unfinished = _("Còn {count} mục chưa xong. ").format(count=left) if left else ""
        ask_review_issue(self, self.context, unfinished, lambda: self.open_target("issued"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 goes to the next open leaf, Ctrl+E exports, Ctrl+Shift+E many papers."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_F7:
            self.tab_bar.setCurrentIndex(REPORT)
            self.report.next_open()
        elif is_control and event.key() == Qt.Key.Key_E:
            self.export_many() if is_shift else self.export()
        else:
            super().keyPressEvent(event)


def _side_by_side(chosen: Path) -> tuple[Path, Path]:
    """The Word and the PDF file of one name; only an ending of a paper is taken off, so "Báo cáo 20.1.2022" stays."""
    is_paper = chosen.suffix.lower() in (".docx", ".pdf")
    name = chosen.stem if is_paper else chosen.name
    return chosen.with_name(f"{name}.docx"), chosen.with_name(f"{name}.pdf")
