"""What the titles of a list of names mean, in every wording: written out, shortened or split over two cells."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.i18n import N_
from app.text import clean, fold


class IntakeColumn(StrEnum):
    """What a column of a list of names says."""

    ORDER = "order"
    SALUTATION = "salutation"
    NAME = "name"
    NAME_END = "name_end"
    KIND = "kind"
    SEX = "sex"
    BORN = "born"
    BORN_MAN = "born_man"
    BORN_WOMAN = "born_woman"
    ETHNICITY = "ethnicity"
    ID_NUMBER = "id_number"
    POSITION = "position"
    PLACE = "place"
    UNIT = "unit"
    PROPOSER = "proposer"
    AWARD = "award"
    EARLIER = "earlier"
    DIFFERENT = "different"
    ACHIEVEMENT = "achievement"
    PRIORITY = "priority"
    LEADER = "leader"
    MEMBERS = "members"
    PAPERS = "papers"
    NOTE = "note"


COLUMN_WORDS: Final[Mapping[IntakeColumn, str]] = MappingProxyType(
    {
        IntakeColumn.ORDER: N_("số thứ tự"),
        IntakeColumn.SALUTATION: N_("Ông/Bà"),
        IntakeColumn.NAME: N_("họ tên, tên tập thể, hộ"),
        IntakeColumn.NAME_END: N_("phần sau của họ tên (ghép vào tên)"),
        IntakeColumn.KIND: N_("đối tượng (tập thể, cá nhân, hộ)"),
        IntakeColumn.SEX: N_("giới tính"),
        IntakeColumn.BORN: N_("ngày, năm sinh"),
        IntakeColumn.BORN_MAN: N_("năm sinh (nam)"),
        IntakeColumn.BORN_WOMAN: N_("năm sinh (nữ)"),
        IntakeColumn.ETHNICITY: N_("dân tộc"),
        IntakeColumn.ID_NUMBER: N_("số định danh, CCCD"),
        IntakeColumn.POSITION: N_("chức vụ"),
        IntakeColumn.PLACE: N_("xóm, nơi công tác"),
        IntakeColumn.UNIT: N_("xã, đồn"),
        IntakeColumn.PROPOSER: N_("đơn vị đề nghị"),
        IntakeColumn.AWARD: N_("hình thức đề nghị"),
        IntakeColumn.EARLIER: N_("đã được khen"),
        IntakeColumn.DIFFERENT: N_("thành tích khác lần khen trước"),
        IntakeColumn.ACHIEVEMENT: N_("thành tích"),
        IntakeColumn.PRIORITY: N_("thứ tự ưu tiên"),
        IntakeColumn.LEADER: N_("người đứng đầu"),
        IntakeColumn.MEMBERS: N_("số thành viên"),
        IntakeColumn.PAPERS: N_("giấy tờ kèm theo (chỉ để xem)"),
        IntakeColumn.NOTE: N_("ghi chú"),
    }
)
_BORN: Final = r"(?:ngay|thang|nam|ngay thang nam|ngay thang|ngay nam|thang nam) sinh"
#: Patterns of titles, the narrower meaning first.
_TITLES: Final = (
    (IntakeColumn.ORDER, r"s? ?tt|so tt|so thu tu|thu tu|no"),
    (IntakeColumn.PRIORITY, r".*uu tien.*"),
    (IntakeColumn.PAPERS, r"to trinh|bien ban|bao cao thanh tich|co bao cao.*|thay the.*"),
    (IntakeColumn.NOTE, r".*ghi chu.*"),
    (IntakeColumn.BORN_MAN, rf"nam|(?:{_BORN} )nam"),
    (IntakeColumn.BORN_WOMAN, rf"nu|(?:{_BORN} )nu"),
    (IntakeColumn.SEX, r"gioi(?: tinh)?|nam ?/? ?nu|phai"),
    (IntakeColumn.BORN, rf".*\b{_BORN}\b.*|sinh(?: ngay| nam)?|ngs|ns|n ?t ?n ?s"),
    (IntakeColumn.SALUTATION, r"ong ?/? ?ba|ong hoac ba|danh xung|xung ho"),
    (IntakeColumn.ID_NUMBER, r".*(?:\bcccd\b|\bcmnd\b|\bcmt\b|can cuoc|dinh danh|chung minh).*"),
    (IntakeColumn.ETHNICITY, r"(?:thanh phan )?dan toc"),
    (IntakeColumn.LEADER, r".*(?:dung dau|to truong|nguoi dai dien|chu ho|truong ban).*"),
    (IntakeColumn.MEMBERS, r".*(?:so (?:luong )?(?:thanh vien|nguoi|tv)|quan so).*"),
    (IntakeColumn.PROPOSER, r".*(?:don vi|co quan|xa|noi) (?:de nghi|trinh|lap|gui)\b.*"),
    (IntakeColumn.EARLIER, r".*(?:da duoc (?:khen|tang)|da khen|khen thuong da|hinh thuc da|danh hieu da).*"),
    (IntakeColumn.DIFFERENT, r"thanh tich khac.*"),
    (IntakeColumn.NAME, r".*(?:\bho (?:va |, )?ten\b|\bten (?:tap the|ca nhan|ho|don vi|nguoi)\b|ho dem).*|ten"),
    (IntakeColumn.ACHIEVEMENT, r".*(?:thanh tich|ly do khen|noi dung khen).*"),
    (IntakeColumn.AWARD, r".*(?:hinh thuc|danh hieu|muc khen|cap khen|de nghi khen|de nghi tang|khen thuong).*"),
    (IntakeColumn.NAME, r"(?:(?:cac )?(?:ca nhan|tap the|ho(?: gia dinh)?)(?:,? |$))+(?:de nghi.*|duoc .*)?"),
    (IntakeColumn.KIND, r"doi tuong.*|loai(?: hinh| doi tuong)?|phan loai"),
    (IntakeColumn.POSITION, r".*(?:chuc vu|chuc danh|nghe nghiep|cong viec|cap bac).*"),
    (IntakeColumn.UNIT, r"(?:ten )?(?:xa|phuong|xa phuong|xa phuong thi tran|xa thi tran|dia ban|xa don)"),
    (
        IntakeColumn.PLACE,
        r".*(?:\bxom\b|\bthon\b|to dan pho|cu tru|thuong tru|dia chi|noi o|que quan|don vi|co quan|noi cong tac).*",
    ),
)
_PATTERNS: Final = tuple((column, re.compile(pattern)) for column, pattern in _TITLES)
#: Titles that mean the unit that proposes as well as the hamlet or the place of work: what stands below them decides.
EITHER: Final = re.compile(r"(?:ten )?(?:co quan |dia phuong )?don vi(?: dia phuong)?")
#: Titles that cannot but stand over names; the others give way to them.
SURE_NAME: Final = re.compile(r".*\b(?:ho (?:va )?ten|ho dem|ten (?:tap the|ca nhan|ho|nguoi))\b.*")
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS: Final = re.compile(r"[^\w/]+|_")
#: What people shorten in titles, where a cell is narrow.
_SHORT: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\bdvct\b", "don vi cong tac"),
        (r"\bdvdn\b", "don vi de nghi"),
        (r"\bhtkt\b", "hinh thuc khen thuong"),
        (r"\bh ?/? ?thuc\b", "hinh thuc"),
        (r"\bh ?/? ?ten\b", "ho ten"),
        (r"\bn(?:g|gay)?(?: ?/? ?th?(?: ?/? ?n)?)? ?/? ?sinh\b", "nam sinh"),
        (r"\bd(?: |/)?v(?:i)?\b", "don vi"),
        (r"\bcq\b", "co quan"),
        (r"\b(?:c/?t(?:ac)?)\b", "cong tac"),
        (r"\bdn\b", "de nghi"),
        (r"\bkt\b", "khen thuong"),
        (r"\b(?:c ?/? ?vu|cv)\b", "chuc vu"),
        (r"\bc ?/? ?bac\b", "cap bac"),
        (r"\bt ?/? ?tich\b", "thanh tich"),
        (r"\bd ?/? ?toc\b", "dan toc"),
        (r"\b(?:g ?/? ?tinh|gt)\b", "gioi tinh"),
        (r"\b(?:g ?/? ?chu|gc)\b", "ghi chu"),
        (r"\bd/c(?:hi)?\b", "dia chi"),
        (r"\bhktt\b", "thuong tru"),
        (r"\btdp\b", "to dan pho"),
        (r"\bcmtnd\b", "cmnd"),
    )
)
#: The first and the following cell of a name that stands in two or three: «Họ đệm» | «Tên».
_FIRST_PART: Final = re.compile(r"ho|ho va|ho (?:va |, )?(?:ten )?(?:va )?(?:chu )?(?:dem|lot)")
_NEXT_PART: Final = re.compile(r"ten(?: goi| chinh)?|(?:ten |chu )?(?:dem|lot)|(?:ten |chu )?dem va ten")
_LONGEST: Final = 120


def meaning(title: str) -> IntakeColumn | None:
    """What a title says its column holds, shortened words too; brackets and signs count for nothing."""
    if len(title) > _LONGEST:
        return None
    for words in dict.fromkeys((bare(title), _long(fold(title)))):
        found = next((column for column, pattern in _PATTERNS if words and pattern.fullmatch(words)), None)
        if found is not None:
            return found
    return None


def bare(title: str) -> str:
    """The folded words of a title without what stands in brackets, each written out."""
    return _long(_BRACKETS.sub(" ", fold(title)))


def is_first_part(title: str) -> bool:
    """Whether a title stands over the family name, with or without what follows it («Họ», «Họ và đệm»)."""
    return _FIRST_PART.fullmatch(_long(fold(title))) is not None


def is_next_part(title: str) -> bool:
    """Whether a title may stand over the rest of a name («Tên», «Tên đệm»)."""
    return _NEXT_PART.fullmatch(_long(fold(title))) is not None


def _long(folded: str) -> str:
    words = clean(_SIGNS.sub(" ", folded).strip(" /"))
    for short, long in _SHORT:
        words = short.sub(long, words)
    return words
