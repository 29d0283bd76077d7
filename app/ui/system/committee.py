"""Ban chỉ đạo: what papers need (letterhead, recipients, years) and who signs, with dates."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.committee import Committee, CommitteeLevel, OfficeHolder
from app.domain.page_setup import SIZE_WORDS, PageSetup, SizeSet
from app.i18n import _
from app.services import committee as committees
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.system import committee_change
from app.ui.tables import PLAIN, Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Panel, scrolled
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


def _fields() -> tuple[Field, ...]:
    levels = (
        (CommitteeLevel.COMMUNE.value, _("cấp xã")),
        (CommitteeLevel.DISTRICT.value, _("cấp huyện")),
        (CommitteeLevel.PROVINCE.value, _("cấp tỉnh")),
    )
    sizes = tuple((size.value, _(words)) for size, words in SIZE_WORDS.items())
    return (
        Field("name", _("Tên đầy đủ trong văn bản"), is_required=True),
        Field("level", _("Cấp"), FieldKind.CHOICE, levels),
        Field("parent_organ", _("Cơ quan chủ quản (dòng trên)")),
        Field("short_name", _("Cơ quan ban hành (dòng dưới)"), is_required=True),
        Field("symbol", _("Ký hiệu cơ quan trong số văn bản"), is_required=True),
        Field("place", _("Địa danh ghi trước ngày"), is_required=True),
        Field("report_year", _("Năm số liệu theo kế hoạch"), FieldKind.NUMBER, is_required=True),
        Field("event_year", _("Năm tổ chức Ngày hội"), FieldKind.NUMBER, is_required=True),
        Field("plan_number", _("Số kế hoạch")),
        Field("archive_line", _("Dòng “Lưu”"), is_required=True),
        Field("size_set", _("Bộ cỡ chữ của văn bản"), FieldKind.CHOICE, sizes),
        Field("top_mm", _("Lề trên (20–25 mm)"), FieldKind.NUMBER, is_required=True),
        Field("bottom_mm", _("Lề dưới (20–25 mm)"), FieldKind.NUMBER, is_required=True),
        Field("left_mm", _("Lề trái (30–35 mm)"), FieldKind.NUMBER, is_required=True),
        Field("right_mm", _("Lề phải (15–20 mm)"), FieldKind.NUMBER, is_required=True),
    )


class CommitteeTab(PageTab):
    """Form left, preview of the letterhead and signers right."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._committee: Committee | None = None
        self._is_changed = False
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        row.addWidget(self._make_form(), 3)
        beside = QWidget()
        right = QVBoxLayout(beside)
        theme.space(right, gap=16)
        right.addWidget(self._make_letterhead())
        right.addWidget(self._make_holders(), 1)
        row.addWidget(scrolled(beside), 4)

    def _make_form(self) -> Panel:
        panel = Panel(_("Thông tin in trên văn bản"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (0, 0, 8, 0), 4)
        self.form = Form(_fields())
        self.recipients = Form((Field("recipients", _("Nơi nhận, mỗi dòng một nơi"), FieldKind.LINES),))
        # The style sheet gives every field the height of one line; recipients have one line each.
        theme.fix(self.recipients, min_height=190)
        for form in (self.form, self.recipients):
            form.changed.connect(self._on_typed)
            column.addWidget(form)
        column.addStretch(1)
        panel.body.addWidget(scrolled(inner), 1)
        return panel

    def _make_letterhead(self) -> Panel:
        panel = Panel(_("Phần đầu và người ký nếu ban hành hôm nay"))
        self._organs = label("", "strong", wrap=True)
        self._number = label("", "content", "muted", wrap=True)
        self._signer = label("", wrap=True)
        self._history = label("", "caption", "muted", wrap=True)
        for words in (self._organs, self._number, self._signer, self._history):
            panel.body.addWidget(words)
        return panel

    def _make_holders(self) -> Panel:
        panel = Panel(_("Người ký qua các thời kỳ"), flush=True)
        columns = (
            Column[OfficeHolder](
                "name", _("Họ tên"), lambda row: row.full_name, width=150, least=120, is_stretched=True
            ),
            Column[OfficeHolder](
                "title",
                _("Chức vụ"),
                lambda row: row.committee_title,
                cell=lambda row: Cell(caption=row.agency_title or row.signing_form),
                width=170,
                least=120,
            ),
            Column[OfficeHolder]("from", _("Từ ngày"), lambda row: row.valid_from, width=92),
            Column[OfficeHolder]("to", _("Đến hết"), _last_day, width=92, cell=_until),
        )
        self.holders = TableModel(columns)
        self._table = Table(self.context, "holders", self.holders, row_height="row_two_lines")
        theme.fix(self._table, min_height=140)
        self._table.row_opened.connect(self._edit_holder)
        panel.body.addWidget(self._table, 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 12), 8)
        foot.addStretch(1)
        foot.addWidget(Button(_("Thôi giữ chức…"), "plain", clicked=self._end_office, small=True))
        foot.addWidget(Button(_("Thêm người ký…"), "plain", "plus", self.add_holder, small=True))
        panel.body.addLayout(foot)
        return panel

    # --- state ---

    def reload(self) -> None:
        """Show the profile; what is being typed is not thrown away."""
        ws = self.context.workspace
        found = committees.profile(ws)
        if not self._is_changed:
            self._committee = found
            self.form.set_values(
                name=found.name,
                level=found.level.value,
                parent_organ=found.parent_organ,
                short_name=found.short_name,
                symbol=found.symbol,
                place=found.place,
                report_year=str(found.report_year),
                event_year=str(found.event_year),
                plan_number=found.plan_number,
                archive_line=found.archive_line,
                size_set=found.page.size_set.value,
                top_mm=str(found.page.top_mm),
                bottom_mm=str(found.page.bottom_mm),
                left_mm=str(found.page.left_mm),
                right_mm=str(found.page.right_mm),
            )
            self.recipients.set_values(recipients=found.recipients)
        self._table.set_rows(committees.holders(ws), same=lambda row: row.id)
        letterhead = committees.letterhead(ws, ws.today)
        self._organs.setText("\n".join(letterhead.organs))
        self._number.setText(
            _("Số:      /BC-{symbol} · {place}").format(symbol=letterhead.symbol, place=letterhead.place)
        )
        past = committee_change.history(ws)
        self._history.setText("\n".join(past))
        self._history.setVisible(bool(past))
        signer = letterhead.signer
        lines = [*signer.signature_lines, signer.full_name] if signer else [_("Hôm nay chưa có ai giữ chức để ký.")]
        self._signer.setText("\n".join(lines))

    def sentence(self) -> tuple[Part | str, ...]:
        """Saved or not, and who signs."""
        if self._is_changed:
            return (Part(_("Có thay đổi chưa ghi."), "warn"),)
        return (_("Thông tin này được in trên mọi văn bản; đổi người ký không làm đổi văn bản đã ghi ngày trước đó."),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Bring back what is stored, or store; another committee from a day on."""
        save = Button(_("Ghi thông tin"), "primary", "check", self.save)
        save.lock("" if self._is_changed else _("Chưa có gì thay đổi"))
        if self._is_changed:
            return Button(_("Bỏ thay đổi"), "plain", "", self._forget), save
        return Button(_("Đổi cấp, tên từ một ngày…"), "plain", "history", self.change), save

    def change(self) -> None:
        """Another level, unit or name from a day on."""
        committee_change.ask_change(self, self.context)

    def _on_typed(self) -> None:
        if not self._is_changed:
            self._is_changed = True
            self.news.emit()

    def _forget(self) -> None:
        self._is_changed = False
        self.reload()
        self.news.emit()

    # --- changes ---

    def save(self) -> None:
        """Store the profile; a mistake stays beside its field."""
        values, lines = self.form.values(), self.recipients.values()
        if values is None or lines is None or self._committee is None:
            return
        recipients = lines["recipients"]
        texts = {key: str(value) for key, value in values.items()}
        changed = replace(
            self._committee,
            name=texts["name"],
            level=CommitteeLevel(texts["level"]),
            parent_organ=texts["parent_organ"],
            short_name=texts["short_name"],
            symbol=texts["symbol"],
            place=texts["place"],
            archive_line=texts["archive_line"],
            recipients=recipients if isinstance(recipients, tuple) else (),
            plan_number=texts["plan_number"],
            report_year=int(texts["report_year"]),
            event_year=int(texts["event_year"]),
            page=PageSetup(
                SizeSet(texts["size_set"]), *(int(texts[key]) for key in ("top_mm", "bottom_mm", "left_mm", "right_mm"))
            ),
        )
        # Clean first: the news of the write reloads this tab, and only an unchanged form takes what was stored.
        self._is_changed = False
        if not operations.write(self, lambda: committees.save(self.context.workspace, changed)):
            self._is_changed = True
        self.news.emit()

    def _holder_form(self, holder: OfficeHolder | None) -> Form:
        form = Form(
            (
                Field("full_name", _("Họ tên"), is_required=True),
                Field("committee_title", _("Chức vụ trong Ban chỉ đạo"), hint=_("Trưởng ban"), is_required=True),
                Field("agency_title", _("Chức vụ cơ quan"), hint=_("Chủ tịch UBND huyện")),
                Field("signing_form", _("Thể thức ký"), hint=_("KT. TRƯỞNG BAN")),
                Field("valid_from", _("Từ ngày"), FieldKind.DATE, is_required=True),
            )
        )
        if holder:
            form.set_values(
                full_name=holder.full_name,
                committee_title=holder.committee_title,
                agency_title=holder.agency_title,
                signing_form=holder.signing_form,
                valid_from=holder.valid_from,
            )
        return form

    def add_holder(self) -> None:
        """Appoint somebody."""
        self._ask_holder(None)

    def _edit_holder(self, row: object) -> None:
        if isinstance(row, OfficeHolder):
            self._ask_holder(row)

    def _ask_holder(self, holder: OfficeHolder | None) -> None:
        def act(values: dict[str, Value]) -> None:
            start = values.pop("valid_from")
            if isinstance(start, date):
                texts = {key: str(value) for key, value in values.items()}
                made = OfficeHolder(
                    id=holder.id if holder else 0,
                    valid_from=start,
                    valid_to=holder.valid_to if holder else None,
                    **texts,
                )
                committees.set_holder(self.context.workspace, made)

        title = _("Sửa người ký") if holder else _("Thêm người ký")
        ask_form(self.window(), title, "", title, self._holder_form(holder), act)

    def _end_office(self) -> None:
        holder = self._table.current_row()
        if not isinstance(holder, OfficeHolder):
            self.context.say(_("Chọn một người trong danh sách trước."))
            return
        form = Form((Field("on", _("Ngày đầu tiên không còn giữ chức"), FieldKind.DATE, is_required=True),))

        def act(values: dict[str, Value]) -> None:
            on = values["on"]
            if isinstance(on, date):
                committees.end_office(self.context.workspace, holder.id, on)

        title = _("{name} thôi giữ chức").format(name=holder.full_name)
        ask_form(self.window(), title, _("Văn bản ghi ngày trước đó vẫn giữ người ký này."), _("Ghi ngày"), form, act)


def _last_day(row: OfficeHolder) -> date | None:
    return row.valid_to - timedelta(days=1) if row.valid_to else None


def _until(row: OfficeHolder) -> Cell:
    return PLAIN if row.valid_to else Cell(tooltip=_("đang giữ chức"))
