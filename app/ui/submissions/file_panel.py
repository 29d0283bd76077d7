"""One file beside its row: what it is, how it was read, what is wrong or asked, why it is not taken."""

from collections.abc import Callable, Sequence

from app.domain import findings_text
from app.domain.findings import Finding, Severity
from app.domain.registers import Register
from app.domain.submissions import ParsedReport, ReadResult, Verdict
from app.i18n import _
from app.ui.context import UiContext
from app.ui.submissions.file_rows import FileRow
from app.ui.submissions.file_words import file_chip, rival_names
from app.ui.submissions.words import ORDER, SEVERITY, encodings, place, verdict_caption
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Facts, SidePanel, clear_layout

#: How many places of one kind of finding are named before the rest is only counted.
_PLACES = 6


class FilePanel(SidePanel):
    """One file; ``look`` opens its workbook, ``choose`` takes it instead of its rivals."""

    def __init__(self, context: UiContext, look: Callable[[], None], choose: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._shown: FileRow | None = None
        self._choose = Button(_("Lấy tệp này"), "plain", "check", choose, small=True)
        self._look = Button(_("Xem tệp"), "plain", "file-text", look, small=True)
        self._look.setToolTip(_("Xem từng trang của tệp cạnh các phát hiện (Enter)"))
        self.foot.addWidget(self._choose)
        self.foot.addStretch(1)
        self.foot.addWidget(self._look)
        self.show_row(None, {})

    def show_row(self, row: FileRow | None, names: dict[str, str]) -> None:
        """Show another file; None empties the panel. ``names`` are the names of all files by their paths."""
        if row is not None and row == self._shown:
            return
        self._shown = row
        clear_layout(self.content)
        result = row.result if row else None
        self._look.setVisible(result is not None and bool(result.content))
        self._choose.setVisible(row is not None and bool(row.rivals) and not row.is_ticked)
        if row is None:
            self.heading.setText(_("Chọn một tệp"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(row.unit_name or row.name)
        self.chip.show_state(*file_chip(row))
        self.content.addWidget(label(row.name, "caption", "muted", wrap=True))
        if row.rivals or row.copy_of:
            self._add_others(row, names)
        if result is not None:
            self._add_result(result)
        self.content.addStretch(1)

    def _add_others(self, row: FileRow, names: dict[str, str]) -> None:
        if row.copy_of:
            said = _("Từng byte giống tệp {name}; chỉ cần tiếp nhận một lần.").format(name=row.copy_of)
            self.content.addWidget(label(said, "content", "muted", wrap=True))
            return
        others = rival_names(row, names)
        said = _("Cùng là báo cáo của {unit} cho một kỳ: tệp này và {others}. Đánh dấu tệp cần lấy.")
        self.content.addWidget(label(said.format(unit=row.unit_name, others=others), "content", "warn", wrap=True))

    def _add_result(self, result: ReadResult) -> None:
        if result.problem:
            tone = "muted" if result.verdict in (Verdict.SAME, Verdict.OLDER, Verdict.SKIPPED) else "block"
            self.content.addWidget(label(result.problem, "content", tone, wrap=True))
        if result.verdict in (Verdict.NEWER, Verdict.AFTER_ACCEPTANCE):
            self.content.addWidget(label(verdict_caption(result), "content", "muted", wrap=True))
        if result.report is not None:
            self.content.addWidget(self._facts(result, result.report))
            self._add_findings(result.findings)

    def _facts(self, result: ReadResult, report: ParsedReport) -> Facts:
        facts = Facts()
        if result.period:
            facts.add(_("Kỳ"), f"{result.period.start:%d/%m/%Y} – {result.period.end:%d/%m/%Y}")
        facts.add(_("Kiểu chữ"), encodings(report.encodings))
        facts.add(_("Số văn bản"), report.header.document_number or _("không ghi"))
        facts.add(_("Xóm"), str(len(report.hamlets)))
        lists = {kind: sum(1 for row in report.rows if row.register is kind) for kind in Register}
        facts.add(
            _("Danh sách"),
            _("{teams} tổ, ban; {markers} mốc; {incidents} vụ việc; {events} sự kiện").format(
                teams=lists[Register.TEAMS],
                markers=lists[Register.MARKERS],
                incidents=lists[Register.INCIDENTS],
                events=lists[Register.EVENTS],
            ),
        )
        if report.ignored_sheets:
            facts.add(_("Trang bỏ qua"), ", ".join(report.ignored_sheets), "warn")
        return facts

    def _add_findings(self, findings: Sequence[Finding]) -> None:
        for severity in ORDER:
            group = [item for item in findings if item.severity is severity]
            if not group or severity is Severity.NOTE:
                continue
            tone, _icon = SEVERITY[severity]
            self.content.addWidget(rule())
            self.content.addWidget(label(f"{findings_text.severity_word(severity)} · {len(group)}", "strong", tone))
            for code in dict.fromkeys(item.code for item in group):
                self._add_kind([item for item in group if item.code == code])

    def _add_kind(self, items: Sequence[Finding]) -> None:
        """One kind: alone its sentence, several as their title with a count; then where."""
        if len(items) == 1:
            year = (
                self._shown.result.period.year
                if self._shown and self._shown.result and self._shown.result.period
                else 0
            )
            catalogue = self._context.workspace.presets.catalogue(year or self._context.year)
            said = findings_text.sentence(items[0], catalogue)
        else:
            said = f"{findings_text.title(items[0].code)} · {len(items)}"
        self.content.addWidget(label(said, wrap=True))
        places = [place(item.where) for item in items if item.where.sheet]
        named = "; ".join(places[:_PLACES])
        if len(places) > _PLACES:
            named = _("{places} và {count} chỗ nữa").format(places=named, count=len(places) - _PLACES)
        if named:
            self.content.addWidget(label(named, "caption", "faint", wrap=True))
