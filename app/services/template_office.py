"""Tags of the office and of one paper: letterhead, who signs, symbol, what was typed."""

from collections.abc import Iterable

from app.domain.committee import OfficeHolder
from app.domain.paper_content import PaperContent
from app.domain.papers import KIND_TITLES, PaperKind, symbol_of
from app.i18n import _
from app.reports.letterhead import basis_lines
from app.reports.model import LegalBasis
from app.reports.review import IssuingOrgan
from app.reports.template_tags import Tag, of_list


def symbol_for(purpose: str, organ_symbol: str, written: PaperContent | None, drafted_by: str) -> str:
    """The symbol of the paper that a template becomes; one for a unit is a letter of the committee."""
    if purpose == "review":
        return symbol_of(PaperKind.REPORT, organ_symbol)
    if written is not None:
        return symbol_of(written.kind, organ_symbol, written.drafted_by)
    return symbol_of(PaperKind.LETTER, organ_symbol, drafted_by)


def of_office(organ: IssuingOrgan, signer: OfficeHolder | None) -> dict[str, Tag]:
    """Letterhead, recipients and who signs."""
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


def of_paper(written: PaperContent | None) -> dict[str, Tag]:
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
        found["can_cu"] = bases_tag(written.bases)
        found["noi_nhan"] = _lines(_("các dòng nơi nhận"), written.recipients)
    return found


def bases_tag(lines: tuple[str, ...]) -> Tag:
    """Legal bases, each closed as papers close them."""
    return _lines(_("các căn cứ ban hành"), basis_lines(LegalBasis(lines)))


def _lines(meaning: str, texts: Iterable[str]) -> Tag:
    row = Tag(fields={"dong": Tag(meaning=_("chữ của dòng"))})
    return of_list(meaning, row, tuple(Tag(fields={"dong": Tag(text)}) for text in texts))
