"""Tổng quan: what is the state, what is wrong, what comes next."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.overview import DeadlineRow, OpenCount, Overview, YearOnYear
from app.i18n import N_, _
from app.services.overview import overview
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.overview.progress import ProgressGrid
from app.ui.overview.tiers import TierPanel
from app.ui.overview.todos import TodoList
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part, label, rule
from app.ui.widgets.page import Page
from app.ui.widgets.panel import Panel, scrolled
from app.ui.widgets.tiles import Bar, BarPairs, StatTile
from app.ui.widgets.timeline import TimelineEntry, TimelineList
from app.ui.wording import day_month, day_of, days_left, due_kind, listed, weekday

_MOST_BARS = 5
#: Least width at 100 % for the four facts beside the deadlines.
_ROOM_BESIDE = 1080
#: From this growth in per cent on people say how many times as much it is.
_FROM_TIMES = 900


class OverviewPage(Page):
    """The first page."""

    help_lines = (
        N_("Dòng dưới tiêu đề nói tình trạng; bốn ô đầu bấm vào được để tới đúng nơi."),
        N_("Việc cần làm xếp theo hạn: ↑↓ chọn, Enter mở đúng chỗ phải làm."),
        N_("Khi các văn bản ghi hai ngày khác nhau, cả hai ngày được giữ lại; làm theo ngày sớm hơn."),
        N_("So với năm trước chỉ tính những đơn vị đã có số của cả hai năm."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Tổng quan"))
        self._content = QWidget()
        self._columns = QGridLayout(self._content)
        theme.space(self._columns, gap=16)
        left = QVBoxLayout()
        theme.space(left, gap=16)
        right = QVBoxLayout()
        theme.space(right, gap=16)
        self._facts = self._make_facts()
        left.addWidget(self._make_todos(), 1)
        self._below = QHBoxLayout()
        theme.space(self._below, gap=16)
        self._below.addWidget(self._make_progress(), 8)
        left.addLayout(self._below, 1)
        right.addWidget(self._make_deadlines())
        self.tiers = TierPanel(lambda unit_id: self.context.go("events", ("tiers", unit_id)))
        right.addWidget(self.tiers)
        right.addStretch(1)
        self._years_panel = self._make_years()
        self._right = right
        self._columns.addLayout(left, 1, 0)
        self._columns.setRowStretch(1, 1)
        self._is_wide: bool | None = None
        self._place_facts(is_wide=True)
        self._columns.setColumnStretch(0, 2)
        self._columns.setColumnStretch(1, 1)
        self._area = scrolled(self._content)
        self.body.addWidget(self._area, 1)
        self._empty = self._make_empty()
        self._empty_panel = Panel(flush=True)
        self._empty_panel.body.addWidget(self._empty)
        self.body.addWidget(self._empty_panel, 1)
        self._empty_panel.hide()

    def _place_facts(self, *, is_wide: bool) -> None:
        """The four facts stand over the tasks, or over both columns where they would have no room for their words.

        So do the bars of the years: beside the progress, or under the deadlines.
        """
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._columns.removeWidget(self._facts)
        self._columns.removeItem(self._right)
        for layout in (self._below, self._right):
            layout.removeWidget(self._years_panel)
        if is_wide:
            self._below.addWidget(self._years_panel, 7)
        else:
            self._right.insertWidget(self._right.count() - 1, self._years_panel)
        self._columns.addWidget(self._facts, 0, 0, 1, 1 if is_wide else 2)
        self._columns.addLayout(self._right, 0 if is_wide else 1, 1, 2 if is_wide else 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width places the facts anew."""
        super().resizeEvent(event)
        self._place_facts(is_wide=self.width() >= theme.current().px(_ROOM_BESIDE))

    # --- parts ---

    def _make_facts(self) -> Panel:
        panel = Panel(flush=True)
        row = QHBoxLayout()
        theme.space(row, gap=0)
        self.submitted = StatTile(_("Báo cáo xã"), lambda: self.context.go("submissions", "board"))
        self.errors = StatTile(_("Lỗi chặn"), lambda: self._open_first(self._overview.errors))
        self.questions = StatTile(_("Câu hỏi"), lambda: self._open_first(self._overview.questions))
        self.leaves = StatTile(_("Báo cáo sơ kết"), lambda: self.context.go("reviews"))
        for number, tile in enumerate((self.submitted, self.errors, self.questions, self.leaves)):
            if number:
                row.addWidget(rule(vertical=True))
            row.addWidget(tile, 1)
        self.submitted.segments.show()
        self.leaves.segments.show()
        panel.body.addLayout(row)
        return panel

    def _make_todos(self) -> Panel:
        panel = Panel(_("Việc cần làm"), _("xếp theo hạn"), flush=True)
        self.todos = TodoList()
        self.todos.asked.connect(self.context.go)
        area = scrolled(self.todos)
        theme.fix(area, min_height=150)
        panel.body.addWidget(area, 1)
        return panel

    def _make_progress(self) -> Panel:
        panel = Panel(_("Tiến độ từng đơn vị"))
        self.progress = ProgressGrid()
        self.progress.opened.connect(lambda submission: self.context.go("submissions", submission or "board"))
        area = scrolled(self.progress)
        theme.fix(area, min_height=110)
        panel.body.addWidget(area, 1)
        self._progress_panel = panel
        return panel

    def _make_deadlines(self) -> Panel:
        panel = Panel(_("Thời hạn"), " ")
        self.deadlines = TimelineList()
        self._no_deadline = label(_("Kế hoạch không ghi thời hạn nào."), "content", "muted", wrap=True)
        panel.body.addWidget(self.deadlines)
        panel.body.addWidget(self._no_deadline)
        self._deadline_panel = panel
        return panel

    def _make_years(self) -> Panel:
        panel = Panel(_("Năm nay so với năm trước"), " ")
        self.bars = BarPairs()
        self._no_bars = label("", "content", "muted", wrap=True)
        self._legend = label("", "caption", "muted")
        panel.body.addWidget(self.bars)
        panel.body.addWidget(self._no_bars, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addWidget(self._legend)
        panel.body.addStretch(1)
        return panel

    def _make_empty(self) -> EmptyState:
        pick = Button(_("Chọn báo cáo xã…"), "primary", "folder-open", lambda: self.context.go("submissions", "intake"))
        units = Button(_("Xem các đơn vị"), "plain", "map-pinned", lambda: self.context.go("units"))
        return EmptyState(
            _("Chưa có báo cáo nào của năm này"),
            _("Tình trạng, việc cần làm và số liệu so với năm trước sẽ hiện ở đây."),
            (
                (_("Kiểm tra đơn vị và người ký"), _("xã, đồn, Ban chỉ đạo đã điền theo kế hoạch")),
                (
                    _("Kéo cả thư mục báo cáo vào cửa sổ"),
                    _("từ USB hay từ máy, chương trình chỉ đọc, không sửa tệp gốc"),
                ),
                (_("Trả lời câu hỏi, sửa lỗi, duyệt"), _("số đã duyệt vào ngay bảng tổng hợp và báo cáo sơ kết")),
            ),
            (pick, units),
        )

    # --- state ---

    def reload(self) -> None:
        """Read the overview of the report year."""
        self._overview = overview(self.context.workspace, self.context.year)
        facts = self._overview
        is_empty = all(row.submission_id is None for row in facts.progress)
        self._area.setVisible(not is_empty)
        self._empty_panel.setVisible(is_empty)
        self._say_state(facts)
        self._show_actions(facts)
        self._show_facts(facts)
        self.todos.show_todos(facts.todos, facts.today)
        self.progress.show_rows(facts.progress)
        self._progress_panel.caption.setText(_("{count} đã duyệt").format(count=facts.accepted))
        self._show_deadlines(facts)
        self._show_years(facts)
        self.tiers.show_season(self.context.workspace)

    def _say_state(self, facts: Overview) -> None:
        parts: list[Part | str] = [_submitted_part(facts)]
        if facts.errors:
            parts += ["; ", Part(_("{count} báo cáo có lỗi chặn").format(count=len(facts.errors)), "block")]
        if facts.questions:
            parts += ["; ", Part(_("{count} câu hỏi chưa trả lời").format(count=facts.question_count), "ask")]
        if deadline := facts.next_deadline:
            due = deadline.due_on
            words = f"{day_of(due, facts.today)}, {days_left(due, facts.today)}"
            tone = {"past": "block", "soon": "warn"}.get(due_kind(due, facts.today), "text2")
            parts += [_("; hạn gần nhất "), Part(words, tone)]
        self.say(*parts, ".")

    def _show_actions(self, facts: Overview) -> None:
        bring = Button(_("Nhập báo cáo"), "plain", "download", lambda: self.context.go("submissions", "intake"))
        if not facts.progress or all(row.submission_id is None for row in facts.progress):
            self.set_actions(None, None)
        elif facts.errors:
            words = _("Xử lý {count} lỗi chặn").format(count=facts.error_count)
            self.set_actions(bring, Button(words, "primary", "arrow-right", lambda: self._open_first(facts.errors)))
        elif facts.questions:
            words = _("Trả lời {count} câu hỏi").format(count=facts.question_count)
            self.set_actions(bring, Button(words, "primary", "arrow-right", lambda: self._open_first(facts.questions)))
        elif facts.accepted < len(facts.progress):
            words = _("Theo dõi nộp")
            act = Button(words, "primary", "arrow-right", lambda: self.context.go("submissions", "board"))
            self.set_actions(bring, act)
        else:
            act = Button(_("Viết báo cáo sơ kết"), "primary", "arrow-right", lambda: self.context.go("reviews"))
            self.set_actions(bring, act)

    def _open_first(self, counts: tuple[OpenCount, ...]) -> None:
        self.context.go("submissions", counts[0].submission_id if counts else "board")

    def _show_facts(self, facts: Overview) -> None:
        missing = _("thiếu {names}").format(names=listed(facts.missing)) if facts.missing else _("đã đủ")
        self.submitted.show_fact(
            f"{facts.submitted}/{facts.expected}", _("{word} đã nộp").format(word=facts.commune_word), missing
        )
        self.submitted.segments.show_state(facts.submitted, facts.expected)
        for tile, counts, icon, words in (
            (self.errors, facts.errors, ("octagon-x", "block"), _("ở {count} báo cáo")),
            (self.questions, facts.questions, ("message-circle-question-mark", "ask"), _("ở {count} báo cáo")),
        ):
            total = sum(item.count for item in counts)
            below = listed([f"{item.unit_name} {item.count}" for item in counts]) or _("không còn")
            shown = words.format(count=len(counts)) if counts else ""
            tile.show_fact(str(total), shown, below, icon if counts else ("circle-check", "accenttext"))
        done = f"{facts.leaves_done}/{facts.leaves}"
        left = facts.leaves - facts.leaves_done
        below = _("còn {count} mục chưa xong").format(count=left) if left else _("đã đủ nội dung")
        self.leaves.show_fact(done, _("mục"), below)
        self.leaves.segments.show_state(facts.leaves_done, facts.leaves)

    def _show_deadlines(self, facts: Overview) -> None:
        self._deadline_panel.caption.setText(
            _("Kế hoạch {number}").format(number=facts.plan_number) if facts.plan_number else ""
        )
        ordered = sorted(facts.deadlines, key=lambda item: (item.is_met, item.due_on))
        self.deadlines.show_entries([_entry(item, facts) for item in ordered])
        self._no_deadline.setVisible(not facts.deadlines)
        self.deadlines.setVisible(bool(facts.deadlines))

    def _show_years(self, facts: Overview) -> None:
        known = [item for item in facts.year_on_year if item.value is not None or item.previous is not None]
        shown = sorted(known, key=_news)[:_MOST_BARS]
        self.bars.show_bars([bar_of(item) for item in shown])
        coverage = {f"{item.reported}/{item.expected}" for item in shown}
        words = ""
        if len(coverage) == 1:
            words = _("đổi nhiều nhất, {coverage} {word}").format(coverage=min(coverage), word=facts.commune_word)
        self._years_panel.caption.setText(words)
        self.bars.setVisible(bool(shown))
        self._no_bars.setVisible(not shown)
        self._no_bars.setText(why_no_bars(facts))
        self._legend.setVisible(bool(shown))
        self._legend.setText(
            _("Thanh đậm: {year}; thanh nhạt: {before}, cùng các đơn vị.").format(
                year=facts.year, before=facts.year - 1
            )
        )


def why_no_bars(facts: Overview) -> str:
    """Why nothing can be compared: nothing accepted this year, or no figures of the year before; what waits."""
    if not facts.accepted:
        return _("Chưa có báo cáo nào được duyệt của năm này.")
    words = _("Chưa có số liệu năm {before} đã duyệt để so sánh.")
    if facts.waiting_before:
        words = _("{count} báo cáo năm {before} đang chờ duyệt; duyệt xong thì so sánh được.")
    return words.format(before=facts.year - 1, count=facts.waiting_before)


def _news(item: YearOnYear) -> tuple[bool, Decimal]:
    """Largest change first; what cannot be compared last."""
    change = item.change_percent
    return (change is None, -abs(change or Decimal(0)))


def _submitted_part(facts: Overview) -> Part:
    words = _("{done}/{all} {word} đã nộp").format(done=facts.submitted, all=facts.expected, word=facts.commune_word)
    if facts.missing and facts.submitted:
        words += _(", thiếu {names}").format(names=listed(facts.missing, 2))
    if facts.stations_expected:
        words += _("; {done}/{all} đồn").format(done=facts.stations_submitted, all=facts.stations_expected)
    return Part(words, "text2" if facts.submitted else "warn")


def _entry(item: DeadlineRow, facts: Overview) -> TimelineEntry:
    working = min(item.dates, key=lambda stated: stated.due_on)
    others = sorted({stated.due_on for stated in item.dates} - {working.due_on})
    warning = ""
    if others:
        days = ", ".join(day_of(day, facts.today) for day in others)
        warning = _("Còn ghi {days}: theo ngày sớm").format(days=days)
    caption = " · ".join(part for part in (f"“{working.quote}”" if working.quote else "", working.clause) if part)
    chip = _("đã xong") if item.is_met else days_left(item.due_on, facts.today)
    kind = "ok" if item.is_met else due_kind(item.due_on, facts.today)
    is_near = item.due_on.year == facts.today.year
    below = weekday(item.due_on) if is_near else _("năm {year}").format(year=item.due_on.year)
    return TimelineEntry(day_month(item.due_on), below, item.title, caption, chip, kind, warning)


def bar_of(item: YearOnYear) -> Bar:
    """One indicator as bars with its value and change in words."""
    change = item.change_percent
    shown = f"{format_number(item.value)}" if item.value is not None else _("chưa có")
    percent = ""
    if change is not None and item.previous and item.value is not None and change >= _FROM_TIMES:
        percent = _("gấp {times} lần").format(times=format_number(item.value / item.previous, 0))
    elif change is not None:
        sign = "+" if change > 0 else ("−" if change < 0 else "")
        percent = f"{sign}{format_number(abs(change), 0)} %"
    return Bar(item.name, _float(item.value), _float(item.previous), shown, percent)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
