"""The committee «Ban chỉ đạo» of this data file: profile, office-holders, who signs on a day."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.db import committee as committees
from app.db import units
from app.db.types import DbConnection
from app.domain.committee import LEVEL_KINDS, Committee, CommitteeLevel, OfficeHolder, signer_on
from app.domain.page_setup import PageSetup
from app.errors import Refused
from app.i18n import _
from app.reports import nd30
from app.services import checking
from app.services.unit_checks import check_range, overlap
from app.text import clean, short_date

if TYPE_CHECKING:
    from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a paper of one day carries: organ names in capitals, symbol, place, recipients, signer (may be missing)."""

    organs: tuple[str, ...]
    symbol: str
    place: str
    recipients: tuple[str, ...]
    signer: OfficeHolder | None


def profile(ws: "Workspace", on: date | None = None) -> Committee:
    """The committee as it is now, or was on a day; refused before set-up."""
    with ws.store.read() as connection:
        return _loaded(connection, on)


def _loaded(connection: DbConnection, on: date | None = None) -> Committee:
    found = committees.load(connection, on)
    if found is None:
        raise Refused(
            "no-committee",
            _("Tệp dữ liệu chưa có Ban chỉ đạo."),
            _("Hãy bắt đầu từ một kế hoạch ở trang Hệ thống."),
        )
    return found


def letterhead(ws: "Workspace", on: date) -> Letterhead:
    """Names, place, recipients and signer for a paper dated ``on``: an old date gets the old signer."""
    with ws.store.read() as connection:
        committee = _loaded(connection, on)
        return Letterhead(
            organs=committee.letterhead,
            symbol=committee.symbol,
            place=committee.place,
            recipients=committee.all_recipients,
            signer=signer_on(committees.all_holders(connection), on),
        )


def save(ws: "Workspace", committee: Committee) -> None:
    """Change the committee's profile; every mistake is refused with the field it is in."""
    tidy = _tidy(committee)
    with ws.store.write(_("Sửa thông tin Ban chỉ đạo"), ws.actor) as connection:
        check(connection, tidy)
        former = committees.load(connection)
        committees.save(connection, tidy)
        if former is not None and former.plan_preset != tidy.plan_preset:
            # Quotas, tiers and the season of events are those of the plan.
            checking.check_received(connection, ws)


def _tidy(committee: Committee) -> Committee:
    return replace(
        committee,
        name=clean(committee.name),
        parent_organ=clean(committee.parent_organ),
        short_name=clean(committee.short_name),
        symbol=clean(committee.symbol),
        place=clean(committee.place),
        archive_line=clean(committee.archive_line).rstrip(".;"),
        recipients=tuple(line for text in committee.recipients if (line := clean(text).strip("-; ."))),
        document=clean(committee.document),
    )


def past(ws: "Workspace") -> tuple[Committee, ...]:
    """The committee as it was over time, the first one first; the last one holds now."""
    with ws.store.read() as connection:
        return committees.committees(connection)


def change(ws: "Workspace", following: Committee) -> None:
    """Another level, unit or name from ``following.valid_from`` on; reports and papers of days before stay.

    Raises ``Refused`` for a day ahead, a day not after the last change, or a unit that was not there then.
    """
    tidy = _tidy(following)
    day = short_date(tidy.valid_from)
    with ws.store.write(_("Ban chỉ đạo từ ngày {day}: {name}").format(day=day, name=tidy.name), ws.actor) as connection:
        now = _loaded(connection)
        if tidy.valid_from > ws.today:
            told = _("Ngày {day} chưa đến; chưa có gì thay đổi.")
            raise Refused("future-day", told.format(day=day), _("Hãy ghi thay đổi từ chính ngày đó."))
        if tidy.valid_from <= now.valid_from:
            told = _("Ban chỉ đạo đã có thay đổi từ ngày {last}; chưa có gì thay đổi.")
            advice = _("Hãy chọn ngày sau ngày đó, hoặc hoàn tác thay đổi đó trước.")
            raise Refused("change-in-the-past", told.format(last=short_date(now.valid_from)), advice)
        check(connection, tidy)
        unit = units.unit_of(connection, tidy.unit_id)
        if not unit.is_valid_on(tidy.valid_from):
            told = _("Ngày {day} không có {unit}; chưa có gì thay đổi.")
            raise Refused("not-alive", told.format(day=day, unit=unit.title), _("Hãy chọn đơn vị còn hiệu lực."))
        committees.save(connection, tidy)
        # Who owes reports, and what they are checked against, is another area now.
        checking.check_received(connection, ws)


def check(connection: DbConnection, committee: Committee) -> None:
    """Required fields, years in order, and a unit of the committee's level."""
    required = (
        (committee.name, _("tên Ban chỉ đạo")),
        (committee.short_name, _("tên cơ quan ban hành ở phần đầu văn bản")),
        (committee.symbol, _("ký hiệu văn bản")),
        (committee.place, _("địa danh")),
        (committee.archive_line, _("dòng “Lưu”")),
    )
    if missing := [label for text, label in required if not clean(text)]:
        raise Refused("missing-field", _("Còn thiếu {fields}; chưa có gì thay đổi.").format(fields=", ".join(missing)))
    if any(character in committee.symbol for character in " /"):
        raise Refused("bad-symbol", _("Ký hiệu văn bản không chứa dấu cách hay dấu “/”, ví dụ “BCĐ”."))
    if not 2000 <= committee.report_year <= committee.event_year <= 2100:
        raise Refused(
            "bad-years",
            _("Năm báo cáo {report} và năm tổ chức {event} không hợp lệ; chưa có gì thay đổi.").format(
                report=committee.report_year, event=committee.event_year
            ),
            _("Năm tổ chức bằng hoặc sau năm báo cáo."),
        )
    _check_margins(committee.page)
    unit = units.find_unit(connection, committee.unit_id)
    if unit is None or unit.kind not in LEVEL_KINDS[committee.level]:
        level = {
            CommitteeLevel.COMMUNE: _("xã"),
            CommitteeLevel.DISTRICT: _("huyện"),
            CommitteeLevel.PROVINCE: _("tỉnh"),
        }[committee.level]
        raise Refused(
            "wrong-level",
            _("Ban chỉ đạo cấp {level} phải gắn với một đơn vị cấp {level}; chưa có gì thay đổi.").format(level=level),
        )


def _check_margins(page: PageSetup) -> None:
    """Margins within what Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4 allows."""
    sides = (
        (_("lề trên"), page.top_mm, nd30.TOP_MM),
        (_("lề dưới"), page.bottom_mm, nd30.BOTTOM_MM),
        (_("lề trái"), page.left_mm, nd30.LEFT_MM),
        (_("lề phải"), page.right_mm, nd30.RIGHT_MM),
    )
    for side, value, (low, high) in sides:
        if not low <= value <= high:
            raise Refused(
                "bad-margins",
                _("Nghị định 30/2020/NĐ-CP quy định {side} từ {low} đến {high} mm; chưa có gì thay đổi.").format(
                    side=side, low=low, high=high
                ),
            )


def holders(ws: "Workspace") -> tuple[OfficeHolder, ...]:
    """Everybody who ever signed for the committee, oldest first."""
    with ws.store.read() as connection:
        return committees.all_holders(connection)


def signer(ws: "Workspace", on: date) -> OfficeHolder | None:
    """Who signs a paper of ``on``; ``None`` when nobody was in office."""
    with ws.store.read() as connection:
        return signer_on(committees.all_holders(connection), on)


def set_holder(ws: "Workspace", holder: OfficeHolder) -> int:
    """Appoint somebody (``id`` 0) or correct an appointment; a head in office is not doubled. Returns the id."""
    tidy = replace(
        holder,
        full_name=clean(holder.full_name),
        committee_title=clean(holder.committee_title),
        agency_title=clean(holder.agency_title),
        signing_form=clean(holder.signing_form),
    )
    with ws.store.write(_("Ghi người ký {name}").format(name=tidy.full_name), ws.actor) as connection:
        check_holder(connection, tidy)
        return committees.set_holder(connection, tidy)


def check_holder(connection: DbConnection, holder: OfficeHolder) -> None:
    """A name, a title, a range, and no second person under the same title on one day."""
    if not holder.full_name or not holder.committee_title:
        raise Refused("missing-field", _("Người ký cần có họ tên và chức vụ trong Ban chỉ đạo; chưa có gì thay đổi."))
    check_range(holder.valid_from, holder.valid_to)
    is_head = not holder.signing_form
    for other in committees.all_holders(connection):
        is_rival = other.id != holder.id and not other.signing_form
        same_title = other.committee_title.casefold() == holder.committee_title.casefold()
        ranges = (holder.valid_from, holder.valid_to), (other.valid_from, other.valid_to)
        if is_head and is_rival and same_title and overlap(*ranges):
            raise Refused(
                "office-taken",
                _("{other} đang giữ chức {title} từ ngày {day}; chưa có gì thay đổi.").format(
                    other=other.full_name, title=other.committee_title, day=short_date(other.valid_from)
                ),
                _("Hãy ghi ngày thôi giữ chức của người này trước."),
            )


def end_office(ws: "Workspace", holder_id: int, on: date) -> None:
    """Somebody leaves office: ``on`` is the first day without; papers dated before keep this signer."""
    with ws.store.write(_("Thôi giữ chức"), ws.actor) as connection:
        holder = next((item for item in committees.all_holders(connection) if item.id == holder_id), None)
        if holder is None:
            raise LookupError(holder_id)
        check_range(holder.valid_from, on)
        committees.set_holder(connection, replace(holder, valid_to=on))


def remove_holder(ws: "Workspace", holder_id: int) -> None:
    """Take out a person entered by mistake."""
    with ws.store.write(_("Bỏ người ký"), ws.actor) as connection:
        committees.remove_holder(connection, holder_id)
