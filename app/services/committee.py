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


def profile(ws: "Workspace") -> Committee:
    """The committee; refused before set-up."""
    with ws.store.read() as connection:
        return _loaded(connection)


def _loaded(connection: DbConnection) -> Committee:
    found = committees.load(connection)
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
        committee = _loaded(connection)
        return Letterhead(
            organs=committee.letterhead,
            symbol=committee.symbol,
            place=committee.place,
            recipients=committee.all_recipients,
            signer=signer_on(committees.all_holders(connection), on),
        )


def save(ws: "Workspace", committee: Committee) -> None:
    """Change the committee's profile; every mistake is refused with the field it is in."""
    tidy = replace(
        committee,
        name=clean(committee.name),
        parent_organ=clean(committee.parent_organ),
        short_name=clean(committee.short_name),
        symbol=clean(committee.symbol),
        place=clean(committee.place),
        archive_line=clean(committee.archive_line).rstrip(".;"),
        recipients=tuple(line for text in committee.recipients if (line := clean(text).strip("-; ."))),
    )
    with ws.store.write(_("Sửa thông tin Ban chỉ đạo"), ws.actor) as connection:
        check(connection, tidy)
        former = committees.load(connection)
        committees.save(connection, tidy)
        if former is not None and former.plan_preset != tidy.plan_preset:
            # Quotas, tiers and the season of events are those of the plan.
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
