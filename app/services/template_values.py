"""What the tags of a user's template stand for on a day: the office, the review, one paper, or one unit's letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.committee import OfficeHolder
from app.domain.figures import Consolidation
from app.domain.paper_content import PaperContent
from app.domain.papers import KIND_TITLES, PaperKind, symbol_of
from app.errors import Refused
from app.i18n import _
from app.reports import review as review_paper
from app.reports import review_body
from app.reports.letterhead import basis_lines
from app.reports.model import LegalBasis, text_of
from app.reports.review import IssuingOrgan, ReviewContent
from app.reports.template_tags import PURPOSES, Tag, of_list
from app.services import consolidation, organs, paper_start, papers, review_content, scope, template_unit
from app.services.template_figures import tag_name, total_tags, unit_list
from app.services.workspace import Workspace
from app.text import admin_date, padded_count, short_date

_BLANK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a template: its purpose and year; the unit it is about, the paper, number and day once known."""

    purpose: str
    year: int
    unit_id: int | None = None
    paper_id: int | None = None
    number: int | None = None
    issued_on: date | None = None


def tags(ws: Workspace, filling: Filling) -> dict[str, Tag]:
    """Every tag of the purpose, filled in; what is not known yet is blank. Raises ``Refused`` for no such purpose."""
    if filling.purpose not in PURPOSES:
        sentence = _("Không có mục đích “{purpose}” cho mẫu; dùng được: {known}.")
        known = ", ".join(PURPOSES)
        raise Refused("bad-purpose", sentence.format(purpose=filling.purpose, known=known))
    is_unit = filling.purpose == "unit"
    content = review_content.current(ws, filling.year, filling.unit_id if is_unit else None)
    with ws.store.read() as connection:
        expected = scope.of_year(connection, filling.year, filling.unit_id if is_unit else None)
        organ, signer = organs.committee_and_signer(connection, filling.issued_on or ws.today)
        drafted_by = paper_start.drafting_unit(scope.committee_of(connection))
        area = consolidation.expected_of(connection, filling.year, None)
        whole = consolidation.consolidate(connection, ws, filling.year, area)
    written = papers.content(ws, filling.paper_id) if filling.paper_id is not None else None
    catalogue, totals = content.catalogue, content.consolidation
    return {
        **_of_office(organ, signer),
        **_of_number(filling, _symbol(filling, organ.symbol, written, drafted_by), ws.today),
        **_of_year(content),
        **_of_coverage(whole),
        **(_of_review(content) if filling.purpose == "review" else {}),
        **(_of_paper(written) if filling.purpose == "paper" else {}),
        **(template_unit.tags(ws, filling.year, filling.unit_id) if is_unit else {}),
        "cac_xa": unit_list(_("các xã của địa bàn"), expected.communes, catalogue, totals),
        "cac_don": unit_list(_("các đồn Biên phòng"), expected.stations, catalogue, totals),
        **total_tags(catalogue, totals),
    }


def _symbol(filling: Filling, organ_symbol: str, written: PaperContent | None, drafted_by: str) -> str:
    """The symbol of the paper that a template becomes; one for a unit is a letter of the committee."""
    if filling.purpose == "review":
        return symbol_of(PaperKind.REPORT, organ_symbol)
    if written is not None:
        return symbol_of(written.kind, organ_symbol, written.drafted_by)
    return symbol_of(PaperKind.LETTER, organ_symbol, drafted_by)


def _of_office(organ: IssuingOrgan, signer: OfficeHolder | None) -> dict[str, Tag]:
    return {
        "co_quan_cap_tren": Tag(organ.parent, _("cơ quan cấp trên")),
        "co_quan": Tag(organ.short_name, _("tên cơ quan ở đầu văn bản")),
        "ban_chi_dao": Tag(organ.full_name, _("tên đầy đủ của Ban chỉ đạo")),
        "dia_danh": Tag(organ.place, _("địa danh")),
        "noi_nhan": _lines(_("các dòng nơi nhận"), organ.recipients),
        "quyen_han": Tag(signer.signing_form if signer else "", _("dòng TM., KT.… trên chức vụ người ký")),
        "chuc_vu": Tag(signer.committee_title if signer else "", _("chức vụ người ký trong Ban chỉ đạo")),
        "chuc_vu_co_quan": Tag(signer.agency_title if signer else "", _("chức vụ người ký ở cơ quan")),
        "nguoi_ky": Tag(signer.full_name if signer else "", _("họ tên người ký")),
    }


def _of_number(filling: Filling, symbol: str, today: date) -> dict[str, Tag]:
    number = _BLANK * 6 if filling.number is None else padded_count(filling.number).replace(".", "")
    day = filling.issued_on
    blank = f"ngày{_BLANK * 6}tháng{_BLANK * 6}năm {today.year}"
    return {
        "so": Tag(number, _("số văn bản; để trống khi chưa ban hành")),
        "ky_hieu": Tag(symbol, _("ký hiệu văn bản")),
        "so_hieu": Tag(f"{number}/{symbol}", _("số và ký hiệu")),
        "ngay_ban_hanh": Tag(admin_date(day) if day else blank, _("ngày … tháng … năm … ban hành")),
        "ngay_ngan": Tag(short_date(day) if day else "", _("ngày ban hành viết bằng số")),
    }


def _of_year(content: ReviewContent) -> dict[str, Tag]:
    return {
        "phong_trao": Tag(content.movement, _("tên phong trào")),
        "dia_ban": Tag(content.scope_name, _("địa bàn của số liệu")),
        "nam": Tag(str(content.year), _("năm báo cáo")),
        "nam_truoc": Tag(str(content.year - 1), _("năm trước năm báo cáo")),
        "nam_sau": Tag(str(content.year + 1), _("năm sau năm báo cáo")),
        "can_cu": _bases(content.legal_bases),
    }


def _of_coverage(totals: Consolidation) -> dict[str, Tag]:
    """How many have reported; a letter to one unit tells it of the committee's whole area."""
    reported, missing = totals.submitted_of(totals.expected_communes)
    return {
        "so_xa": Tag(padded_count(len(totals.expected_communes)), _("số xã phải báo cáo")),
        "so_xa_da_bao_cao": Tag(padded_count(reported), _("số xã đã có báo cáo được duyệt")),
        "xa_chua_bao_cao": Tag(", ".join(missing), _("tên các xã chưa có báo cáo được duyệt")),
        "so_don": Tag(padded_count(len(totals.expected_stations)), _("số đồn phải báo cáo")),
    }


def _of_review(content: ReviewContent) -> dict[str, Tag]:
    """The subject, and every leaf of the outline with its sentences of figures and what was written."""
    context = review_paper.phrase_context(content)
    found = {"trich_yeu": Tag(review_paper.subject(content), _("trích yếu"))}
    for leaf in content.outline.leaves():
        figures = " ".join(text_of(runs) for runs in review_body.leaf_sentences(leaf, context))
        written = review_body.written_paragraphs(content.texts.get(leaf.code, ""), context)
        text = "\n".join(text_of(runs) for runs in written)
        fields = {
            "tieu_de": Tag(leaf.heading, _("tiêu đề của mục")),
            "so_lieu": Tag(figures, _("câu số liệu do chương trình lập")),
            "noi_dung": Tag(text, _("phần cán bộ viết")),
        }
        whole = "\n".join(piece for piece in (figures, text) if piece)
        found[f"muc_{tag_name(leaf.code)}"] = Tag(whole, f"{leaf.code} {leaf.heading}", fields)
    return found


def _of_paper(written: PaperContent | None) -> dict[str, Tag]:
    """What was typed for one paper; all blank while no paper is chosen."""
    content = written or PaperContent(PaperKind.REPORT)
    title = KIND_TITLES.get(content.kind, "") if written else ""
    found = {
        "ten_loai": Tag(title, _("tên loại văn bản")),
        "trich_yeu": Tag(content.subject, _("trích yếu")),
        "kinh_gui": Tag("; ".join(content.addressees), _("nơi kính gửi")),
        "noi_dung": _lines(_("các đoạn nội dung"), content.body.splitlines()),
    }
    if written is not None:
        found["can_cu"] = _bases(written.bases)
        found["noi_nhan"] = _lines(_("các dòng nơi nhận"), written.recipients)
    return found


def _bases(lines: tuple[str, ...]) -> Tag:
    return _lines(_("các căn cứ ban hành"), basis_lines(LegalBasis(lines)))


def _lines(meaning: str, texts: Iterable[str]) -> Tag:
    row = Tag(fields={"dong": Tag(meaning=_("chữ của dòng"))})
    return of_list(meaning, row, tuple(Tag(fields={"dong": Tag(text)}) for text in texts))
