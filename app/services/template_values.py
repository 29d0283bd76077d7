"""What the tags of a user's template stand for on a day: the office, the review, one paper, or one unit's letter."""

from dataclasses import dataclass
from datetime import date

from app.domain.figures import Consolidation
from app.errors import Refused
from app.i18n import _
from app.reports import review as review_paper
from app.reports import review_body
from app.reports.model import text_of
from app.reports.review import ReviewContent
from app.reports.template_tags import PURPOSES, Tag
from app.services import consolidation, organs, paper_start, papers, review_content, scope, template_unit
from app.services.template_figures import tag_name, total_tags, unit_list
from app.services.template_office import bases_tag, of_office, of_paper, symbol_for
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
        **of_office(organ, signer),
        **_of_number(filling, symbol_for(filling.purpose, organ.symbol, written, drafted_by), ws.today),
        **_of_year(content),
        **_of_coverage(whole),
        **(_of_review(content) if filling.purpose == "review" else {}),
        **(of_paper(written) if filling.purpose == "paper" else {}),
        **(template_unit.tags(ws, filling.year, filling.unit_id) if is_unit else {}),
        "cac_xa": unit_list(_("các xã của địa bàn"), expected.communes, catalogue, totals),
        "cac_don": unit_list(_("các đồn Biên phòng"), expected.stations, catalogue, totals),
        **total_tags(catalogue, totals),
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
        "can_cu": bases_tag(content.legal_bases),
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
