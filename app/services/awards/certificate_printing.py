"""Printing certificates: who is ready, the PDF in the order of the list, who is refused and why, the register.

Nothing is printed on a blank without a decision and a proved name; a second print needs its reason. A print to look at
carries a water mark and is not registered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.db import certificates as db
from app.db import nominations as db_nominations
from app.db.types import DbConnection
from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.certificate_fit import FittedCertificate
from app.domain.awards.certificate_texts import CertificateFacts, lacks, texts
from app.domain.awards.certificates import CertificateLayout, CertificatePrint, PrinterOffset, size_words
from app.domain.awards.nominations import Nomination
from app.domain.awards.reasons import says_something
from app.errors import Refused
from app.i18n import _
from app.reports.awards import certificate_pdf
from app.reports.awards.certificate_pdf import CertificateMarks, CertificatePage
from app.services.awards import certificates
from app.services.awards.certificate_facts import CertificateSeason, obstacles
from app.services.workspace import Workspace
from app.text import clean, short_date


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One nomination as the list of certificates shows it; ``obstacles`` are empty when it is ready for its blank."""

    nomination_id: int
    name: str
    kind: NomineeKind
    unit: str
    award: str
    award_title: str
    golden_book_no: str
    layouts: tuple[CertificateLayout, ...]
    prints: tuple[CertificatePrint, ...]
    obstacles: tuple[str, ...] = ()
    is_decided: bool = False
    award_short: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether its first certificate can be printed now."""
        return not (self.obstacles or self.prints)


@dataclass(frozen=True, slots=True)
class CertificateOrder:
    """What to print: nominations in their order, on one layout or each on that of its award and kind.

    ``reason`` allows printing again what was printed; ``is_trial`` prints with a water mark, ``shows_blank`` the scan.
    """

    nomination_ids: tuple[int, ...]
    layout_id: int = 0
    offset: PrinterOffset | None = None
    is_trial: bool = False
    shows_blank: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RefusedCertificate:
    """One certificate that cannot be printed, with every reason."""

    nomination_id: int
    name: str
    unit: str
    award_title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedCertificates:
    """The PDF of what can be printed, its nominations and layouts page by page, and what cannot.

    ``parts`` are the same pages once more, for each blank of its own (size and who gives it) by its name: they lie in
    trays of their own. ``notes`` say what was ordered and is not there.
    """

    content: bytes
    pages: tuple[tuple[int, int], ...]
    refused: tuple[RefusedCertificate, ...]
    parts: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[str, ...] = ()


def rows(ws: Workspace, campaign_id: int) -> tuple[CertificateRow, ...]:
    """Every nomination that may still become a certificate, by unit, award and rank."""
    with ws.store.read() as connection:
        season = CertificateSeason.read(connection, ws, campaign_id)
        return tuple(_row(season, item) for item in season.season.nominations if item.holds_place)


def _row(season: CertificateSeason, item: Nomination) -> CertificateRow:
    return CertificateRow(
        item.id,
        item.snapshot.name,
        season.nominee(item).kind,
        item.snapshot.unit_name or season.season.unit_title(item.unit_id),
        item.award,
        season.season.title_of(item),
        item.golden_book_no,
        season.layouts_for(item),
        season.prints_of(item),
        tuple(_why_not(season, item)),
        item.decision_id is not None,
        season.season.short_title_of(item),
    )


def _why_not(season: CertificateSeason, item: Nomination) -> Iterator[str]:
    yield from obstacles(season, item)
    layout = next(iter(season.layouts_for(item)), None)
    if layout is None:
        yield _("chưa có mẫu phôi cho hình thức và đối tượng này")
    elif item.decision_id is not None:
        yield from _lacking(season, item, layout)


def _lacking(season: CertificateSeason, item: Nomination, layout: CertificateLayout) -> Iterator[str]:
    if missing := lacks(layout, season.facts(item)):
        yield _("thiếu {fields}").format(fields=", ".join(missing))


def prove_names(ws: Workspace, nomination_ids: Sequence[int], *, is_proved: bool = True) -> int:
    """Note that somebody signed the names on the proof list (or take it back); returns how many notes changed."""
    with ws.store.write(_("Duyệt tên trên bản in thử"), ws.actor) as connection:
        found = [item for one in nomination_ids if (item := db_nominations.find_nomination(connection, one))]
        changed = [replace(item, is_name_proved=is_proved) for item in found if item.is_name_proved != is_proved]
        for item in changed:
            db_nominations.save_nomination(connection, item)
        return len(changed)


def samples(ws: Workspace, campaign_id: int | None, layout: CertificateLayout) -> tuple[CertificateFacts, ...]:
    """Facts to try a layout with: nominations of its award and kind, the longest name first; else invented ones."""
    found: list[CertificateFacts] = []
    if campaign_id is not None:
        with ws.store.read() as connection:
            season = CertificateSeason.read(connection, ws, campaign_id)
            wanted = (item for item in season.season.nominations if item.award == layout.award)
            found = [season.facts(item) for item in wanted if season.nominee(item).kind is layout.kind]
    found.sort(key=lambda facts: -len(facts.name))
    return tuple(found) or (_invented(layout.kind),)


def _invented(kind: NomineeKind) -> CertificateFacts:
    """Nobody there is (số liệu minh họa), to see where lines stand before anybody is nominated."""
    is_team = kind is NomineeKind.COLLECTIVE
    return CertificateFacts(
        kind,
        _("Tập thể minh họa") if is_team else _("Nguyễn Văn Minh Họa"),
        award=_("Giấy khen"),
        authority=_("Chức vụ người quyết định"),
        sex="Nam",
        place=_("Chức vụ, xóm, xã minh họa"),
        achievement=_("Đã có thành tích xuất sắc (số liệu minh họa)"),
    )


def fitted(layout: CertificateLayout, said: CertificateFacts) -> FittedCertificate:
    """A certificate as it would be printed, its lines at their places."""
    return certificate_pdf.fitted(layout, texts(layout, said), _kept(said))


def drawn(layout: CertificateLayout, said: CertificateFacts) -> tuple[FittedCertificate, bytes]:
    """The same with the page of its lines as PDF, as an editor shows it."""
    made = fitted(layout, said)
    return made, certificate_pdf.render([CertificatePage(layout, made)])


def prepare(ws: Workspace, order: CertificateOrder) -> PreparedCertificates:
    """The PDF in memory and who is refused; nothing is registered. Raises ``Refused`` for an empty order."""
    with ws.store.read() as connection:
        return _prepared(connection, ws, order)


def record(ws: Workspace, prepared: PreparedCertificates, reason: str = "") -> int:
    """Enter prints in the register once they were sent to a printer; returns how many."""
    label = _("In {count} bằng, giấy khen").format(count=len(prepared.pages))
    with ws.store.write(label, ws.actor) as connection:
        printed = {item.nomination_id for item in db.prints(connection)}
        for nomination_id, layout_id in prepared.pages:
            again = clean(reason) if nomination_id in printed else ""
            db.add_print(connection, CertificatePrint(nomination_id, layout_id, ws.clock(), ws.actor, again))
    return len(prepared.pages)


def refuse_nothing(prepared: PreparedCertificates) -> PreparedCertificates:
    """The same, or ``Refused`` when it has not one page."""
    if prepared.pages:
        return prepared
    reasons = "; ".join(f"{item.name}: {', '.join(item.reasons)}" for item in prepared.refused[:3])
    sentence = _("Không in được bằng, giấy khen nào; chưa in gì. {reasons}.").format(reasons=reasons)
    raise Refused("no-certificate", sentence, _("Hãy xem danh sách chưa in được, hoặc in thử để kiểm tra."))


def _prepared(connection: DbConnection, ws: Workspace, order: CertificateOrder) -> PreparedCertificates:
    blanks: dict[str, list[CertificatePage]] = {}
    pages: list[CertificatePage] = []
    places: list[tuple[int, int]] = []
    refused: list[RefusedCertificate] = []
    scans: dict[int, bytes | None] = {}
    bare: dict[str, None] = {}
    for season, item in _wanted(connection, ws, order.nomination_ids):
        layout = _layout(connection, season, item, order)
        reasons = tuple(_reasons(season, item, order, layout))
        made = fitted(layout, season.facts(item)) if layout else None
        reasons += made.refusals if made else ()
        if layout is None or made is None or reasons:
            row = _row(season, item)
            refused.append(RefusedCertificate(item.id, row.name, row.unit, row.award_title, reasons))
            continue
        if order.shows_blank and layout.id not in scans:
            scans[layout.id] = certificates.background_of(connection, layout)
        if order.shows_blank and scans[layout.id] is None:
            bare[layout.name] = None
        pages.append(CertificatePage(layout, made, scans.get(layout.id)))
        places.append((item.id, layout.id))
        blanks.setdefault(_blank_name(season, item, layout), []).append(pages[-1])
    marks = _marks(order)
    parts = tuple((name, certificate_pdf.render(own, marks)) for name, own in blanks.items())
    whole = parts[0][1] if len(parts) == 1 else certificate_pdf.render(pages, marks) if pages else b""
    told = _("Mẫu phôi “{name}” chưa có ảnh quét: in không kèm ảnh phôi.")
    notes = tuple(told.format(name=name) for name in bare)
    return PreparedCertificates(whole, tuple(places), tuple(refused), parts, notes)


def _blank_name(season: CertificateSeason, item: Nomination, layout: CertificateLayout) -> str:
    """The blank a certificate is printed on: who gives it, and its size; every unit has blanks of its own."""
    told = season.season.short_title_of(item)
    size = size_words(layout.width_mm, layout.height_mm)
    return _("{award} - khổ {size}").format(award=told, size=size)


def _wanted(
    connection: DbConnection, ws: Workspace, nomination_ids: Iterable[int]
) -> Iterator[tuple[CertificateSeason, Nomination]]:
    """Nominations in the order they are asked for, each once, with their season read once."""
    seasons: dict[int, CertificateSeason] = {}
    ids = tuple(dict.fromkeys(nomination_ids))
    if not ids:
        raise Refused("no-certificate", _("Chưa chọn ai để in bằng, giấy khen; chưa in gì."))
    for nomination_id in ids:
        known = db_nominations.find_nomination(connection, nomination_id)
        if known is None:
            raise Refused("no-nomination", _("Không có đề nghị khen thưởng số {id}.").format(id=nomination_id))
        if known.campaign_id not in seasons:
            seasons[known.campaign_id] = CertificateSeason.read(connection, ws, known.campaign_id)
        yield seasons[known.campaign_id], known


def _layout(
    connection: DbConnection, season: CertificateSeason, item: Nomination, order: CertificateOrder
) -> CertificateLayout | None:
    if order.layout_id:
        return certificates.found(connection, order.layout_id)
    return next(iter(season.layouts_for(item)), None)


def _reasons(
    season: CertificateSeason, item: Nomination, order: CertificateOrder, layout: CertificateLayout | None
) -> Iterator[str]:
    if layout is None:
        yield _("chưa có mẫu phôi cho hình thức và đối tượng này")
    elif layout not in season.layouts_for(item):
        told = _("mẫu phôi “{name}” dành cho hình thức khác hoặc cho {kind}")
        yield told.format(name=layout.name, kind=_(NOMINEE_WORDS[layout.kind]))
    if order.is_trial:
        return
    yield from obstacles(season, item)
    if layout is not None:
        yield from _lacking(season, item, layout)
    former = season.prints_of(item)
    if former and not says_something(order.reason):
        told = _("đã in ngày {day}, muốn in lại phải ghi lý do")
        yield told.format(day=short_date(former[-1].printed_at.date()))


def _kept(said: CertificateFacts) -> Sequence[str]:
    """Words that no break should cut."""
    return (said.name, said.place_name, said.number, said.signer)


def _marks(order: CertificateOrder) -> CertificateMarks:
    offset = order.offset or PrinterOffset("")
    mark = _("IN THỬ") if order.is_trial else ""
    return CertificateMarks(_("Bằng khen, giấy khen"), offset.x_mm, offset.y_mm, mark)
