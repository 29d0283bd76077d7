"""What changed in a row of the catalogue of awards, field by field, as the history tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum

from app.domain.awards.catalogue import NOMINEE_WORDS, AwardContent, NomineeKind
from app.domain.event_differences import EventDifference
from app.i18n import N_, _
from app.text import format_number

#: What each field of a row is called.
FIELD_WORDS: Mapping[str, str] = {
    "name": N_("tên"),
    "bases": N_("căn cứ"),
    "decision_bases": N_("căn cứ thêm của quyết định"),
    "military_bases": N_("căn cứ thêm phía Quân đội"),
    "report_form": N_("mẫu báo cáo thành tích"),
    "household_is_own": N_("hộ gia đình là đối tượng riêng"),
    "rounding": N_("làm tròn lên"),
    "pays_highest_only": N_("chỉ chi mức cao nhất"),
    "title": N_("tên in"),
    "organ": N_("cơ quan"),
    "level": N_("cấp"),
    "signer_title": N_("chức vụ người ký"),
    "through": N_("nơi nhận hồ sơ"),
    "pays_from": N_("nguồn tiền"),
    "form": N_("loại"),
    "authority": N_("thẩm quyền"),
    "form_name": N_("tên trong báo cáo của xã"),
    "kinds": N_("đối tượng"),
    "kind": N_("đối tượng"),
    "is_own_level": N_("cấp mình"),
    "copies": N_("số bộ"),
    "award": N_("hình thức khen thưởng"),
    "awards": N_("hình thức khen thưởng"),
    "value": N_("hệ số"),
    "amount": N_("mức lương cơ sở"),
    "decree": N_("văn bản"),
    "is_required": N_("bắt buộc"),
    "text": N_("nội dung"),
    "source": N_("dữ liệu chứng minh"),
}


def rule_changes(before: AwardContent | None, after: AwardContent | None) -> Iterator[EventDifference]:
    """Every field that reads otherwise; of a row that is new or gone all that say something."""
    of = after or before
    if of is None:
        return
    for field in fields(of):
        old, new = (_words(getattr(content, field.name, "")) for content in (before, after))
        if old != new and field.name != "key":
            yield EventDifference(_(FIELD_WORDS[field.name]), old, new)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, int | Decimal):
        return format_number(value)
    if isinstance(value, tuple):
        return "; ".join(map(_words, value))
    if isinstance(value, NomineeKind):
        return _(NOMINEE_WORDS[value])
    return value.value if isinstance(value, StrEnum) else str(value)
