"""«Đã ban hành»: the reports that left, whether they still hold, in what they differ from today, how to mend them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.outdated import FigureChange, IssuedDifference, NewsKind, TextChange, UnitNews
from app.i18n import N_, _
from app.progress import Progress
from app.services import issuing, outdated, register, replacing, reviews
from app.services.register import IssuedDocument
from app.services.reviews import IssuedReview
from app.text import format_number, short_date
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.issue_box import Issue, ask_issue
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Panel, SidePanel, clear_layout
from app.ui.widgets.table import Table

_MOST = 60
_NEWS = {
    NewsKind.NEW: N_("{unit}: báo cáo năm {year} mới được duyệt (bản {after})"),
    NewsKind.AMENDED: N_("{unit}: báo cáo năm {year} đã đính chính, bản {before} thành bản {after}"),
    NewsKind.WITHDRAWN: N_("{unit}: báo cáo năm {year} không còn được duyệt (trước là bản {before})"),
}


class IssuedTab(QWidget):
    """Issued reports left, the difference to what counts today right."""

    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self._comparing = 0
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(
            EmptyState(
                _("Chưa ban hành báo cáo nào của năm này"),
                _("Khi ban hành, báo cáo lấy số, ghi ngày và được giữ nguyên từng byte, cả Word và PDF."),
                (
                    (_("Viết xong các mục"), _("F7 tới mục chưa xong")),
                    (_("Ban hành"), _("chọn ngày và số; chương trình nói điều gì chưa ổn")),
                    (_("Số liệu đổi về sau"), _("trang này nói đổi gì và lập báo cáo đính chính hay thay thế")),
                ),
            )
        )
        inner = QWidget()
        row = QHBoxLayout(inner)
        theme.space(row, gap=16)
        panel = Panel(flush=True)
        self.table = Table(context, "issued", TableModel(_columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(self._show)
        panel.body.addWidget(self.table, 1)
        row.addWidget(panel, 1)
        self.side = SidePanel(wide=True)
        self._replace = Button(_("Thay thế…"), "plain", clicked=self.replace, small=True)
        self._replace.setToolTip(_("Ban hành báo cáo mới thay báo cáo này, với số liệu đang được duyệt"))
        self._correct = Button(_("Đính chính…"), "plain", clicked=self.correct, small=True)
        self._correct.setToolTip(_("Ban hành báo cáo đính chính, chỉ nêu những số và lời đã đổi"))
        out = Button(_("Xuất…"), "plain", "upload", self.export, small=True)
        out.setToolTip(_("Ghi ra đúng tệp Word và PDF đã ban hành"))
        for button in (out, self._correct, self._replace):
            self.side.foot.addWidget(button)
        self.side.foot.addStretch(1)
        row.addWidget(self.side)
        self._stack.addWidget(inner)

    # --- state ---

    def reload(self) -> None:
        """Read the issued reports of the year again."""
        found = reviews.issued(self.context.workspace, self.context.year)
        self._stack.setCurrentIndex(1 if found else 0)
        self.table.set_rows(found, same=lambda row: row.document.id)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        else:
            self._show(self.table.current_row())
        self.news.emit()

    @property
    def chosen(self) -> IssuedReview | None:
        """The report that is shown."""
        row = self.table.current_row()
        return row if isinstance(row, IssuedReview) else None

    def _show(self, row: object) -> None:
        if not isinstance(row, IssuedReview):
            return
        clear_layout(self.side.content)
        self.side.heading.setText(_number(row.document))
        self.side.chip.show_state(*_state(row))
        for words in _chain(row):
            self.side.content.addWidget(label(words, "content", "muted", wrap=True))
        may_mend = row.replaced_by is None and row.is_stale
        for button in (self._replace, self._correct):
            button.setVisible(may_mend)
        if row.replaced_by is None:
            self._compare(row.document.id)

    def _compare(self, issued_id: int) -> None:
        """Tell what differs; counted on the worker, shown only while this report is chosen."""
        ws = self.context.workspace
        self._comparing += 1
        number = self._comparing

        def work(_progress: Progress) -> IssuedDifference:
            return outdated.difference(ws, issued_id)

        def done(found: IssuedDifference) -> None:
            if number == self._comparing:
                self._tell(found)

        operations.run(self, self.context, _("So báo cáo đã ban hành với số liệu hiện nay"), work, done=done)

    def _tell(self, found: IssuedDifference) -> None:
        column = self.side.content
        column.addWidget(rule())
        if found.is_empty and not found.units:
            column.addWidget(
                label(_("Mọi số và lời vẫn đúng như số liệu đang được duyệt."), "content", "good", wrap=True)
            )
        lines = list(self._lines(found))
        for title, text in lines[:_MOST]:
            column.addWidget(label(title, "strong", wrap=True))
            column.addWidget(label(text, "content", "muted", wrap=True))
        if len(lines) > _MOST:
            column.addWidget(label(_("và {count} chỗ nữa").format(count=len(lines) - _MOST), "caption", "muted"))
        column.addStretch(1)

    def _lines(self, found: IssuedDifference) -> Iterator[tuple[str, str]]:
        catalogue = self.context.workspace.presets.catalogue(self.context.year)
        for unit in found.units:
            yield _("Báo cáo của đơn vị"), _unit_line(unit)
        for change in found.figures:
            name = catalogue[change.code].name if change.code in catalogue else ""
            yield f"{change.code} {name}", _figure_line(change)
        for text in found.texts:
            yield _("Lời văn {place}").format(place=text.place), _text_line(text)

    # --- acting ---

    def replace(self) -> None:
        """Issue the report anew in the place of the chosen one."""
        ws, row = self.context.workspace, self.chosen
        if row is None:
            return
        issued_id, year = row.document.id, row.document.year
        self._ask(
            _("Ban hành báo cáo thay báo cáo số {number}?").format(number=_number(row.document)),
            _("Báo cáo mới mang số liệu đang được duyệt; báo cáo cũ vẫn giữ nguyên và được ghi là đã thay thế."),
            row.document.symbol,
            lambda day, number: issuing.readiness(ws, year, day, number, issued_id).warnings,
            lambda day, number: replacing.replace(ws, issued_id, day, number),
        )

    def correct(self) -> None:
        """Issue a «báo cáo đính chính» about the chosen one."""
        ws, row = self.context.workspace, self.chosen
        if row is None:
            return
        issued_id, symbol = row.document.id, row.document.symbol
        self._ask(
            _("Ban hành báo cáo đính chính báo cáo số {number}?").format(number=_number(row.document)),
            _("Chỉ những số và lời đã đổi được nêu, số cũ cạnh số mới, với lý do."),
            symbol,
            lambda day, number: register.warnings(ws, symbol, day, number),
            lambda day, number: replacing.correct(ws, issued_id, day, number),
        )

    def _ask(
        self,
        title: str,
        text: str,
        symbol: str,
        doubts: Callable[..., tuple[str, ...]],
        act: Callable[..., IssuedDocument],
    ) -> None:
        ws = self.context.workspace
        number = register.next_number(ws, symbol, ws.today.year)
        told = _("{text} Việc này không hoàn tác được.").format(text=text)
        wanted = Issue(title, told, _("Ban hành"), symbol, number, doubts, act)
        ask_issue(self.window(), self.context, wanted, lambda _made: self.reload())

    def export(self) -> None:
        """Write the chosen report byte for byte as it left."""
        row = self.chosen
        folder = dialogs.pick_folder(self.window(), self.context, _("Thư mục để xuất báo cáo đã ban hành"))
        if row is None or folder is None:
            return
        ws, issued_id = self.context.workspace, row.document.id
        operations.run(
            self,
            self.context,
            _("Xuất báo cáo đã ban hành"),
            lambda _progress: register.export_paper(ws, issued_id, folder),
            done=lambda made: self.context.offer(
                _("Đã xuất {names}").format(names=", ".join(path.name for path in made)),
                _("Mở thư mục"),
                lambda: dialogs.open_folder(folder),
            ),
        )


def _number(paper: IssuedDocument) -> str:
    return f"{paper.number:02}/{paper.symbol}"


def _state(row: IssuedReview) -> tuple[str, str]:
    if row.document.cancel_reason:
        return _("Đã hủy số"), "block"
    if row.replaced_by is not None:
        return _("Đã thay thế"), "plain"
    return (_("Số liệu đã đổi"), "soon") if row.is_stale else (_("Còn đúng"), "ok")


def _chain(row: IssuedReview) -> Iterator[str]:
    paper = row.document
    yield _("Ban hành ngày {day}, người ký {signer}.").format(
        day=short_date(paper.issued_on), signer=paper.signer or _("chưa ghi")
    )
    if row.replaces is not None:
        yield _("Thay báo cáo số {number}.").format(number=_number(row.replaces))
    for item in row.corrections:
        yield _("Đã đính chính bằng báo cáo số {number} ngày {day}.").format(
            number=_number(item), day=short_date(item.issued_on)
        )
    if row.replaced_by is not None:
        yield _("Được thay bằng báo cáo số {number} ngày {day}.").format(
            number=_number(row.replaced_by), day=short_date(row.replaced_by.issued_on)
        )


def _unit_line(news: UnitNews) -> str:
    text = _(_NEWS[news.kind]).format(
        unit=news.unit_name, year=news.year, before=news.version_before, after=news.version_after
    )
    return f"{text}: {news.reason}" if news.reason else text


def _figure_line(change: FigureChange) -> str:
    blank = _("chưa có số liệu")
    before = blank if change.before is None else format_number(change.before)
    after = blank if change.after is None else format_number(change.after)
    text = f"{before} → {after}"
    if change.part:
        text = f"{text} ({change.part})"
    if change.reported_before != change.reported_after:
        text = _("{text}; {before} → {after} đơn vị").format(
            text=text,
            before="{}/{}".format(*change.reported_before),
            after="{}/{}".format(*change.reported_after),
        )
    units = ", ".join(item.unit_name for item in change.units if item.unit_name)
    return f"{text}; {units}" if units else text


def _text_line(change: TextChange) -> str:
    whose = f"{change.unit_name}: " if change.unit_name else ""
    return f"{whose}{_short(change.before)} → {_short(change.after)}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:80]}…”" if len(words) > 80 else f"“{words}”"


def _columns() -> tuple[Column[IssuedReview], ...]:
    return (
        Column[IssuedReview](
            "number",
            _("Số, ký hiệu"),
            lambda row: _number(row.document),
            cell=lambda _row: Cell(is_strong=True),
            width=120,
        ),
        Column[IssuedReview]("issued_on", _("Ngày"), lambda row: row.document.issued_on, width=92),
        Column[IssuedReview](
            "subject",
            _("Trích yếu"),
            lambda row: row.document.subject,
            cell=lambda row: Cell(caption=row.document.signer, tooltip=row.document.subject),
            width=260,
            least=140,
            is_stretched=True,
        ),
        Column[IssuedReview](
            "state", _("Trạng thái"), lambda row: _state(row)[0], cell=lambda row: Cell(chip=_state(row)[1]), width=150
        ),
    )
