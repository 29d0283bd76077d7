"""Boxes of «Quy tắc»: a row of a matrix whole, with the sentence of the plan; a new matrix."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.event_changes import Consequence
from app.domain.tiers import RuleMatrix, TierRule
from app.errors import Refused
from app.i18n import _
from app.services import tier_rules
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.events.matrix_columns import read_people
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

#: Three columns of fields stand side by side, so that none is cut off on a low screen with large letters.
_COLUMNS, _WIDTH = 3, 840
_ALLOWS = ("allows_review", "allows_ceremony", "allows_festivities")
_SAME = (*_ALLOWS, "name", "limits_people", "report_to", "clause", "quote")


def _fields() -> tuple[Field, ...]:
    return (
        Field("level", _("Cấp độ (số; càng lớn càng chặt)"), FieldKind.NUMBER, is_required=True),
        Field("name", _("Tên gọi riêng"), hint=_("ví dụ báo động III; để trống: “cấp độ 3”")),
        Field("allows_review", _("Được tổ chức sơ kết"), FieldKind.CHECK),
        Field("allows_ceremony", _("Được tổ chức phần lễ"), FieldKind.CHECK),
        Field("allows_festivities", _("Được tổ chức phần hội"), FieldKind.CHECK),
        Field("limits_people", _("Hạn chế số người"), FieldKind.CHECK),
        Field("max_people", _("Số người nhiều nhất"), hint=_("để trống: theo địa phương")),
        Field("measures", _("Biện pháp, cách nhau bằng dấu phẩy"), hint=_("ví dụ 5K")),
        Field("report_to", _("Báo cáo bằng văn bản gửi"), hint=_("để trống: không phải báo cáo")),
        Field("clause", _("Căn cứ"), hint=_("ví dụ II.3"), is_required=True),
        Field("quote", _("Câu của kế hoạch")),
        Field("valid_from", _("Áp dụng từ ngày"), FieldKind.DATE, is_required=True),
    )


def ask_rule(page: QWidget, context: UiContext, matrix: RuleMatrix, rule: TierRule | None, day: date) -> Box:
    """Change a row from a day on, or add a level; what held before stays readable."""
    form = Form(_fields(), columns=_COLUMNS)
    form.set_values(valid_from=day, **dict.fromkeys(_ALLOWS, True))
    title = _("Thêm cấp độ vào “{name}”").format(name=matrix.name)
    if rule is not None:
        title = _("Sửa quy định: {level}").format(level=rule.words)
        form.set_values(**{name: getattr(rule, name) for name in _SAME})
        form.set_values(
            level=str(rule.level),
            max_people=str(rule.max_people or ""),
            measures=", ".join(rule.measures),
            valid_from=max(day, rule.valid_from),
        )
    text = _("Quy định cũ vẫn đọc được cho các ngày trước; sự kiện đã lập được xét lại ngay.")

    def act(values: dict[str, Value]) -> None:
        change_rule(context, matrix.key, _written(rule, values))

    return ask_form(page.window(), title, text, _("Ghi quy định"), form, act, width=_WIDTH)


def _written(rule: TierRule | None, values: dict[str, Value]) -> TierRule:
    first = values["valid_from"]
    try:
        count = read_people(str(values["max_people"]))
    except ValueError as error:
        raise Refused("bad-people", str(error), _("Chưa thay đổi gì.")) from error
    if not isinstance(first, date):
        raise TypeError(first)
    return TierRule(
        level=int(str(values["level"])),
        allows_review=bool(values["allows_review"]),
        allows_ceremony=bool(values["allows_ceremony"]),
        allows_festivities=bool(values["allows_festivities"]),
        clause=str(values["clause"]),
        valid_from=first,
        valid_to=rule.valid_to if rule is not None else None,
        limits_people=bool(values["limits_people"]) or count is not None,
        max_people=count,
        measures=tuple(item.strip() for item in str(values["measures"]).split(",") if item.strip()),
        report_to=str(values["report_to"]),
        name=str(values["name"]),
        quote=str(values["quote"]),
        note=rule.note if rule is not None else "",
    )


def change_rule(context: UiContext, key: str, rule: TierRule) -> None:
    """Let a row hold from its first day on, and say what follows for events."""
    changed = tier_rules.change_rule(context.workspace, key, rule)
    _say(context, changed.consequences)


def _say(context: UiContext, follows: tuple[Consequence, ...]) -> None:
    if follows:
        said = _("Đã đổi quy định; {count} sự kiện phải xem lại").format(count=len(follows))
        context.offer(said, _("Xem kế hoạch"), lambda: context.go("events", "plan"))


def ask_matrix(page: QWidget, context: UiContext, day: date, done: Callable[[str], None]) -> Box:
    """Begin a matrix about another danger (storm, another epidemic) with its first level."""
    fields = (Field("matrix", _("Tên bảng quy định"), hint=_("ví dụ Bão, áp thấp"), is_required=True), *_fields())
    form = Form(fields, columns=_COLUMNS)
    form.set_values(level="1", valid_from=day, **dict.fromkeys(_ALLOWS, True))

    def act(values: dict[str, Value]) -> None:
        made = RuleMatrix((_written(None, values),), "", str(values["matrix"]))
        done(tier_rules.save_matrix(context.workspace, made).key)

    text = _("Nhiều bảng có thể cùng có hiệu lực; khi đó phần nào cũng phải được mọi bảng cho phép.")
    return ask_form(page.window(), _("Thêm bảng quy định"), text, _("Thêm bảng"), form, act, width=_WIDTH)
