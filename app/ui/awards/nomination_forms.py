"""What is typed about a nominee and a nomination, as two forms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.nominations import Nomination, Nominee
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards.choices import Choices
from app.text import clean
from app.ui.forms import Field, FieldKind, Form, Value, parse_date

_T = TypeVar("_T")
_TEXTS = ("name", "ethnicity", "id_number", "position", "place", "leader", "note")


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Collective, person, household."""
    return tuple((kind.value, capital(_(words))) for kind, words in NOMINEE_WORDS.items())


def unit_choices(choices: Choices) -> tuple[tuple[str, str], ...]:
    """Units that propose."""
    return tuple((str(unit.id), capital(unit.title)) for unit in choices.units)


def award_choices(choices: Choices, kind: NomineeKind | None = None) -> tuple[tuple[str, str], ...]:
    """Awards in force, of one kind where it is known."""
    return tuple((item.key, item.title) for item in choices.awards if kind is None or kind in item.kinds)


def nominee_form(choices: Choices, kind: NomineeKind) -> Form:
    """The fields that fit a kind: a person has a birth, a collective its people."""
    is_person = kind is NomineeKind.INDIVIDUAL
    person = (
        Field("sex", _("Giới tính"), FieldKind.CHOICE, (("", _("chưa rõ")), ("nam", _("nam")), ("nữ", _("nữ")))),
        Field("born", _("Ngày sinh, hoặc năm sinh"), hint=_("ví dụ 14/05/1978 hoặc 1978")),
        Field("ethnicity", _("Dân tộc")),
        Field("id_number", _("Số định danh (chỉ khi mẫu của tỉnh cần)")),
    )
    group = (
        Field("leader", _("Người đứng đầu, chủ hộ")),
        Field("member_count", _("Số thành viên")),
        Field("women_percent", _("Tỷ lệ nữ (%)")),
    )
    return Form(
        (
            Field("name", _("Tên đầy đủ, đúng như sẽ in"), is_required=True),
            Field("unit", _("Thuộc đơn vị"), FieldKind.CHOICE, unit_choices(choices), is_required=True),
            Field("position", _("Chức vụ")),
            Field("place", _("Xóm, cơ quan, nơi ở")),
            *(person if is_person else group),
            Field("note", _("Ghi chú")),
            Field("is_direct_worker", _("Trực tiếp lao động, chiến đấu, công tác ở cơ sở"), FieldKind.CHECK),
            *((Field("is_deceased", _("Đã mất"), FieldKind.CHECK),) if is_person else ()),
        ),
        columns=2,
    )


def show_nominee(form: Form, nominee: Nominee) -> None:
    """Fill the form."""
    keys = {field.key for field in form.fields}
    born: Value = nominee.born_on or (str(nominee.birth_year) if nominee.birth_year else "")
    values: dict[str, Value] = {name: getattr(nominee, name) for name in (*_TEXTS, "sex")}
    values |= {
        "unit": str(nominee.unit_id),
        "born": born,
        "member_count": "" if nominee.member_count is None else str(nominee.member_count),
        "women_percent": "" if nominee.women_percent is None else str(nominee.women_percent),
        "is_direct_worker": bool(nominee.is_direct_worker),
        "is_deceased": nominee.is_deceased,
    }
    form.set_values(**{key: value for key, value in values.items() if key in keys})


def written_nominee(form: Form, nominee: Nominee) -> Nominee:
    """``nominee`` with what stands in the form; ``ValueError`` with one sentence, shown below the field it is about."""
    values = {field.key: form.text_of(field.key) for field in form.fields}
    texts: dict[str, Any] = {name: clean(values[name]) for name in (*_TEXTS, "sex") if name in values}
    made = replace(nominee, **texts)
    made = replace(made, unit_id=int(values["unit"] or nominee.unit_id))
    # A box nobody ticked says nothing: it is not known, which is not the same as "no".
    ticked = form.is_checked("is_direct_worker") or (None if nominee.is_direct_worker is None else False)
    made = replace(made, is_direct_worker=ticked)
    if "is_deceased" in values:
        born_on, year = _checked(form, "born", read_birth)
        return replace(made, is_deceased=form.is_checked("is_deceased"), born_on=born_on, birth_year=year)
    return replace(
        made,
        member_count=_checked(form, "member_count", _count),
        women_percent=_checked(form, "women_percent", _count),
    )


def _checked(form: Form, key: str, read: Callable[[str], _T]) -> _T:
    try:
        found = read(form.text_of(key))
    except ValueError as error:
        form.show_error(key, str(error))
        raise
    form.show_error(key, "")
    return found


def read_birth(text: str) -> tuple[date | None, int | None]:
    """A day of birth with its year, or only a year; ``ValueError`` with one sentence for anything else."""
    words = clean(text)
    if not words:
        return None, None
    if words.isdigit() and len(words) == 4:
        return None, int(words)
    day = parse_date(words)
    return day, day.year


def _count(text: str) -> int | None:
    words = clean(text)
    if not words:
        return None
    if not words.isdigit():
        raise ValueError(_("Ghi một số"))
    return int(words)


# --- the nomination --------------------------------------------------------------------------------------------------


def nomination_form() -> Form:
    """What one says of the nomination itself; its award, state and place are changed by steps."""
    return Form(
        (
            Field("achievement", _("Tóm tắt thành tích, in trong danh sách và quyết định"), FieldKind.LINES),
            Field("difference", _("Nếu là thành tích khác với lần khen kia: khác ở điểm nào"), FieldKind.LINES),
            Field("is_posthumous", _("Truy tặng"), FieldKind.CHECK),
            Field("is_name_proved", _("Tên và hình thức đã được ký rà, được in bằng"), FieldKind.CHECK),
        )
    )


def show_nomination(form: Form, item: Nomination) -> None:
    """Fill the form."""
    form.set_values(
        achievement=(item.achievement,) if item.achievement else (),
        difference=(item.difference,) if item.difference else (),
        is_posthumous=item.is_posthumous,
        is_name_proved=item.is_name_proved,
    )


def written_nomination(form: Form, item: Nomination) -> Nomination:
    """``item`` with what stands in the form."""
    difference = clean(form.text_of("difference"))
    return replace(
        item,
        achievement=clean(form.text_of("achievement")),
        difference=difference,
        # A flag without its explanation stays as it was until somebody types one, or takes one away.
        is_different_achievement=bool(difference) if difference != item.difference else item.is_different_achievement,
        is_posthumous=form.is_checked("is_posthumous"),
        is_name_proved=form.is_checked("is_name_proved"),
    )
