"""The read file beside its row: what it is, how it was read, what is wrong or asked in which cell."""

from app.domain import findings_text
from app.domain.findings import Finding, Severity
from app.domain.indicators import Catalogue
from app.domain.registers import Register
from app.domain.submissions import ParsedReport, ReadResult, Verdict
from app.i18n import _
from app.ui.context import UiContext
from app.ui.submissions.words import ORDER, SEVERITY, encodings, place, verdict_chip
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Facts, SidePanel, clear_layout

_MOST = 40


class FilePanel(SidePanel):
    """One read file."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.show_result(None)

    def show_result(self, result: ReadResult | None) -> None:
        """Show another file; None empties the panel."""
        clear_layout(self.content)
        if result is None:
            self.heading.setText(_("Chọn một tệp"))
            self.chip.show_state("", "plain")
            return
        self.heading.setText(result.unit_name or result.file_name)
        self.chip.show_state(*verdict_chip(result))
        self.content.addWidget(label(result.file_name, "caption", "muted", wrap=True))
        if result.problem:
            tone = "muted" if result.verdict is Verdict.SAME else "block"
            self.content.addWidget(label(result.problem, "content", tone, wrap=True))
        if result.report is not None:
            self.content.addWidget(self._facts(result, result.report))
            catalogue = self._context.workspace.presets.catalogue(
                result.period.year if result.period else self._context.year
            )
            self._add_findings(result.findings, catalogue)
        self.content.addStretch(1)

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

    def _add_findings(self, findings: tuple[Finding, ...], catalogue: Catalogue) -> None:
        for severity in ORDER:
            group = [item for item in findings if item.severity is severity]
            if not group or severity is Severity.NOTE:
                continue
            word, _chip, tone, _icon = SEVERITY[severity]
            self.content.addWidget(rule())
            self.content.addWidget(label(f"{_(word)} · {len(group)}", "strong", tone))
            for item in group[:_MOST]:
                self.content.addWidget(label(findings_text.sentence(item, catalogue), wrap=True))
                self.content.addWidget(label(place(item.where), "caption", "faint"))
            if len(group) > _MOST:
                rest = _("và {count} điều nữa; tiếp nhận rồi xem đủ ở Duyệt").format(count=len(group) - _MOST)
                self.content.addWidget(label(rest, "caption", "muted"))
