"""What is typed for one paper, by kind: head, text, meeting or invitation, signature and recipients."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.committee import OfficeHolder
from app.domain.paper_content import (
    MAY_HAVE_ADDRESSEES,
    PaperContent,
    PaperFault,
    Urgency,
)
from app.domain.papers import PaperKind
from app.domain.signing import FORM_WORDS, SigningForm
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.forms import Field, FieldKind, Form
from app.ui.papers.moments import parse_moment, shown_moment
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, set_tone
from app.ui.widgets.panel import clear_layout

_MEETING = ("start", "end", "place", "attendants", "chair", "chair_title", "secretary", "secretary_title")
_INVITATION = ("invited", "event", "chair", "at", "place")
_MOMENTS = frozenset({"start", "end", "at"})
_LINES_HEIGHT = 92
_LISTS = frozenset({"addressees", "bases", "recipients", "attendants", "invited"})


class PaperForm(QWidget):
    """Fields of one kind of paper; ``changed`` after every keystroke, ``set_asked`` wants a set of recipients."""

    changed = Signal()
    set_asked = Signal()
    annexes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._content = PaperContent(PaperKind.PLAN)
        self._forms: dict[str, Form] = {}
        self._faults: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        theme.space(self._column, (16, 0, 16, 12), 8)
        self.body = QPlainTextEdit()
        self._annexes = label("", "content", "muted", wrap=True)

    # --- showing ---

    def show_content(self, content: PaperContent, holders: Iterable[OfficeHolder]) -> None:
        """Show a paper; what was typed before is gone."""
        self._content = content
        self._forms.clear()
        self._faults.clear()
        clear_layout(self._column)
        self._add(_head_fields(content.kind), content)
        if content.kind is PaperKind.MINUTES:
            self._add(_meeting_fields(), content.meeting, "meeting")
        if content.kind is PaperKind.INVITATION:
            self._add(_invitation_fields(), content.invitation, "invitation")
        self._add_body()
        self._add_annexes()
        if content.kind is not PaperKind.MINUTES:
            self._add(_signing_fields(holders), content, "signing")
        self._add_recipients()
        self._column.addStretch(1)

    def _add(self, fields: tuple[Field, ...], values: object, name: str = "head") -> None:
        form = Form(fields)
        form.set_values(**{field.key: _shown(getattr(values, field.key)) for field in fields})
        form.changed.connect(self.changed)
        for lines in form.findChildren(QPlainTextEdit):
            # The text of the paper gets the room.
            theme.fix(lines, height=_LINES_HEIGHT)
        self._forms[name] = form
        self._column.addWidget(form)
        if name in ("meeting", "invitation"):
            self._column.addWidget(self._fault_line(name))

    def _add_body(self) -> None:
        is_invitation = self._content.kind is PaperKind.INVITATION
        title = _("Ghi chú thêm trong giấy mời") if is_invitation else _("Nội dung")
        self._column.addWidget(label(title, "caption", "muted"))
        self.body = QPlainTextEdit()
        self.body.setAcceptDrops(False)
        self.body.setAccessibleName(title)
        self.body.setTabChangesFocus(False)
        theme.fix(self.body, min_height=_LINES_HEIGHT if is_invitation else 300)
        self.body.setPlainText(self._content.body)
        self.body.textChanged.connect(self.changed)
        self._column.addWidget(self.body)
        hint = _(
            "Mỗi dòng một đoạn. Đầu dòng “I.”, “1.”, “a)”, “-”, “Điều 1.” được hiểu là mục; "
            "dòng có dấu Tab là hàng của bảng; thêm “\\” trước số nếu không phải mục."
        )
        self._column.addWidget(label(hint, "caption", "faint", wrap=True))
        self._column.addWidget(self._fault_line("body"))

    def _add_annexes(self) -> None:
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(label(_("Phụ lục"), "caption", "muted"))
        self._annexes = label("", "content", "muted", wrap=True)
        row.addWidget(self._annexes, 1)
        row.addWidget(Button(_("Phụ lục…"), "ghost", "paperclip", self.annexes_asked.emit, small=True))
        self._column.addLayout(row)
        self._column.addWidget(self._fault_line("annexes"))
        self._tell_annexes()

    def _tell_annexes(self) -> None:
        names = [item.title or _("chưa có tên") for item in self._content.annexes]
        self._annexes.setText("; ".join(names) or _("không có"))

    def _add_recipients(self) -> None:
        self._add((Field("recipients", _("Nơi nhận, mỗi dòng một nơi"), FieldKind.LINES),), self._content, "recipients")
        row = QHBoxLayout()
        theme.space(row, gap=8)
        note = _("“Như trên” và dòng “Lưu” được thêm khi in.")
        row.addWidget(label(note, "caption", "faint", wrap=True), 1)
        row.addWidget(Button(_("Bộ nơi nhận…"), "ghost", "users", self.set_asked.emit, small=True))
        self._column.addLayout(row)

    def _fault_line(self, name: str) -> QLabel:
        made = label("", "caption", "block", wrap=True)
        made.hide()
        self._faults[name] = made
        return made

    # --- reading ---

    def content(self) -> PaperContent:
        """What is typed now; a moment that cannot be read keeps its former value and says so."""
        typed = {name: self._typed(form) for name, form in self._forms.items()}
        changed: dict[str, Any] = {**typed["head"], **typed["recipients"], **typed.get("signing", {})}
        if "signing_form" in changed:
            changed["signing_form"] = SigningForm(changed["signing_form"])
            changed["signer_id"] = int(changed["signer_id"] or 0)
        if "urgency" in changed:
            changed["urgency"] = Urgency(changed["urgency"])
        if "meeting" in typed:
            changed["meeting"] = replace(self._content.meeting, **self._timed(typed["meeting"], "meeting"))
        if "invitation" in typed:
            changed["invitation"] = replace(self._content.invitation, **self._timed(typed["invitation"], "invitation"))
        self._content = replace(self._content, body=self.body.toPlainText(), **changed)
        return self._content

    def _typed(self, form: Form) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field in form.fields:
            text = form.text_of(field.key)
            if field.kind is FieldKind.CHECK:
                found[field.key] = form.is_checked(field.key)
            elif field.kind is FieldKind.LINES:
                found[field.key] = tuple(line.strip() for line in text.splitlines() if line.strip())
            else:
                found[field.key] = text
        return found

    def _timed(self, typed: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Texts of moments become moments."""
        found = dict(typed)
        for key in _MOMENTS & found.keys():
            sentence = ""
            try:
                found[key] = parse_moment(found[key])
            except ValueError as wrong:
                sentence = str(wrong)
                del found[key]
            self._forms[name].show_error(key, sentence)
        return found

    def set_annexes(self, content: PaperContent) -> None:
        """Take over the annexes of ``content``."""
        self._content = replace(self._content, annexes=content.annexes)
        self._tell_annexes()
        self.changed.emit()

    def set_lines(self, addressees: tuple[str, ...], recipients: tuple[str, ...]) -> None:
        """Fill in a set of recipients; what it leaves open stays."""
        if addressees and self._content.kind in MAY_HAVE_ADDRESSEES:
            self._forms["head"].set_values(addressees=addressees)
        if recipients:
            self._forms["recipients"].set_values(recipients=recipients)
        self.changed.emit()

    def show_faults(self, faults: Iterable[PaperFault]) -> None:
        """Say under each field what it lacks: red keeps the paper from being issued, amber does not."""
        found = tuple(faults)
        for name, line in self._faults.items():
            mine = [fault for fault in found if fault.field == name]
            line.setText("\n".join(fault.sentence for fault in mine))
            line.setVisible(bool(mine))
            set_tone(line, "block" if any(not fault.is_hint for fault in mine) else "warn")
        for form in self._forms.values():
            for field in form.fields:
                if field.key not in _MOMENTS:
                    form.show_error(field.key, " ".join(item.sentence for item in found if item.field == field.key))

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._forms["head"].focus("subject")


def _shown(value: object) -> Any:
    if isinstance(value, (tuple, bool, str)):
        return value
    if isinstance(value, int):
        return str(value)
    return shown_moment(value) if value is not None else ""  # type: ignore[arg-type]  # what is left are moments


def _head_fields(kind: PaperKind) -> tuple[Field, ...]:
    fields = [Field("subject", _("Trích yếu, không có “Về việc”"))]
    if kind in MAY_HAVE_ADDRESSEES:
        fields.append(Field("addressees", _("Kính gửi, mỗi dòng một nơi"), FieldKind.LINES))
    if kind is PaperKind.DECISION:
        fields.append(Field("issuer", _("Thẩm quyền ban hành"), hint=_("ví dụ TRƯỞNG BAN CHỈ ĐẠO HUYỆN HÀ QUẢNG")))
    if kind not in (PaperKind.LETTER, PaperKind.MINUTES, PaperKind.INVITATION):
        fields.append(Field("bases", _("Căn cứ, mỗi dòng một căn cứ"), FieldKind.LINES))
    if kind is PaperKind.DECISION:
        fields.append(Field("proposer", _("Theo đề nghị của")))
    if kind is PaperKind.LETTER:
        fields.append(Field("drafted_by", _("Đơn vị soạn thảo, ghi trong ký hiệu"), hint="VP"))
    return tuple(fields)


def _meeting_fields() -> tuple[Field, ...]:
    words = {
        "start": _("Bắt đầu"),
        "end": _("Kết thúc"),
        "place": _("Địa điểm"),
        "attendants": _("Thành phần tham dự, mỗi dòng một người hoặc cơ quan"),
        "chair": _("Chủ trì (chủ tọa)"),
        "chair_title": _("Chức vụ của chủ trì"),
        "secretary": _("Thư ký (người ghi biên bản)"),
        "secretary_title": _("Chức vụ của thư ký"),
    }
    return tuple(_plain_field(key, words[key]) for key in _MEETING)


def _invitation_fields() -> tuple[Field, ...]:
    words = {
        "invited": _("Kính mời, mỗi dòng một người: mỗi người một giấy mời"),
        "event": _("Tới dự"),
        "chair": _("Chủ trì"),
        "at": _("Thời gian"),
        "place": _("Địa điểm"),
    }
    return tuple(_plain_field(key, words[key]) for key in _INVITATION)


def _plain_field(key: str, title: str) -> Field:
    if key in _LISTS:
        return Field(key, title, FieldKind.LINES)
    return Field(key, title, hint="08:00 20/01/2022" if key in _MOMENTS else "")


def _signing_fields(holders: Iterable[OfficeHolder]) -> tuple[Field, ...]:
    people = [("0", _("người giữ chức vụ ký vào ngày ban hành"))]
    people += [(str(item.id), f"{item.full_name}, {item.committee_title}, {_since(item)}") for item in holders]
    marks = [(mark.value, mark.value or _("không")) for mark in Urgency]
    return (
        Field("signer_id", _("Người ký"), FieldKind.CHOICE, tuple(people)),
        Field(
            "signing_form",
            _("Hình thức ký"),
            FieldKind.CHOICE,
            tuple((form.value, _(words)) for form, words in FORM_WORDS.items()),
        ),
        Field("urgency", _("Mức độ khẩn"), FieldKind.CHOICE, tuple(marks)),
        Field("has_seal", _("Ghi cả chức vụ trong cơ quan (dùng dấu cơ quan)"), FieldKind.CHECK),
    )


def _since(holder: OfficeHolder) -> str:
    return _("từ {day}").format(day=short_date(holder.valid_from))
