"""Two nominees that look alike, field by field, so that a person can say whether they are one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.db import nominations as db
from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.nominations import NOMINATION_WORDS, NominationState, Nominee
from app.domain.awards.nominee_names import group_name, head_words, person_key, plain
from app.domain.awards.sameness import year_of
from app.errors import Refused
from app.i18n import N_, _
from app.services.awards import award_history
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import clean, short_date


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of both; ``agrees`` is ``None`` where one of them says nothing."""

    label: str
    first: str
    second: str
    agrees: bool | None


def side_by_side(ws: Workspace, campaign_id: int, first_id: int, second_id: int) -> tuple[ComparedField, ...]:
    """What both are, where they live, who proposes them for what, what they were given; empty fields left out.

    Raises ``Refused`` when one of them does not exist.
    """
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        known = {item.id: item for item in db.nominees(connection)}
    for key in (first_id, second_id):
        if key not in known:
            raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=key))
    both = known[first_id], known[second_id]
    fields = [_field(_(label), both, say, key) for label, say, key in _FIELDS]
    fields.insert(1, _texts(_("Thuộc đơn vị"), *(season.unit_title(item.unit_id) for item in both)))
    fields.insert(3, _births(both))
    fields.append(_texts(_("Đang được đề nghị"), *(_proposed(season, item.id) for item in both)))
    fields.append(_texts(_("Thành tích"), *(_achievements(season, item.id) for item in both)))
    fields.append(_texts(_("Đã được khen"), *(_given(ws, item.id) for item in both)))
    return tuple(field for field in fields if field.first or field.second)


_Say = Callable[[Nominee], str]


def _name_key(nominee: Nominee) -> object:
    if nominee.kind is NomineeKind.COLLECTIVE:
        return group_name(nominee.name)
    return person_key(nominee.name) if nominee.kind is NomineeKind.INDIVIDUAL else head_words(nominee.name)


def _birth(nominee: Nominee) -> str:
    return short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")


def _births(both: tuple[Nominee, Nominee]) -> ComparedField:
    """Days where both are known, else years: "1978" does not disagree with 14/05/1978."""
    shown = _texts(_("Ngày sinh"), *(_birth(item) for item in both))
    if shown.agrees is None or all(item.born_on for item in both):
        return shown
    return replace(shown, agrees=year_of(both[0]) == year_of(both[1]))


#: Label, what is shown, what is compared (``None`` = the shown text without tones and case).
_FIELDS: tuple[tuple[str, _Say, Callable[[Nominee], object] | None], ...] = (
    (N_("Tên"), lambda item: item.name, _name_key),
    (N_("Loại"), lambda item: _(NOMINEE_WORDS[item.kind]), None),
    (N_("Giới tính"), lambda item: item.sex, None),
    (N_("Dân tộc"), lambda item: item.ethnicity, None),
    (N_("Số định danh"), lambda item: item.id_number, None),
    (N_("Chức vụ"), lambda item: item.position, None),
    (N_("Nơi ở"), lambda item: item.place, None),
    (N_("Người đứng đầu"), lambda item: item.leader, lambda item: person_key(item.leader)),
    (N_("Số thành viên"), lambda item: str(item.member_count or ""), None),
)


def _field(
    label: str, both: tuple[Nominee, Nominee], say: _Say, key: Callable[[Nominee], object] | None
) -> ComparedField:
    shown = _texts(label, *(say(item) for item in both))
    if shown.agrees is None or key is None:
        return shown
    return replace(shown, agrees=key(both[0]) == key(both[1]))


def _texts(label: str, first: str, second: str) -> ComparedField:
    has_both = bool(clean(first)) and bool(clean(second))
    return ComparedField(label, first, second, plain(first) == plain(second) if has_both else None)


def _proposed(season: Season, nominee_id: int) -> str:
    return "; ".join(
        _("{award}, {unit}, {state}").format(
            award=season.title_of(item),
            unit=season.unit_title(item.unit_id),
            state=_(NOMINATION_WORDS[item.state]),
        )
        for item in season.nominations
        if item.nominee_id == nominee_id
    )


def _achievements(season: Season, nominee_id: int) -> str:
    ended = (NominationState.WITHDRAWN, NominationState.REPLACED)
    some = [item for item in season.nominations if item.nominee_id == nominee_id and item.state not in ended]
    return "; ".join(dict.fromkeys(clean(item.achievement) for item in some if clean(item.achievement)))


def _given(ws: Workspace, nominee_id: int) -> str:
    lines = award_history.history(ws, nominee_id)
    return "; ".join(f"{line.title} ({line.year}) {line.decision}".strip() for line in lines)
