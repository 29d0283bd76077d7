"""Agencies in running words: where a name begins, where it ends, and which names are one agency.

A name begins with the word of a kind of organisation («Sở», «Công an», «UBND»), or with «các» before one; it ends
where the next one begins or where the sentence goes on with a verb.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.plans.reading.letters import is_capital, plain, trimmed

#: Words a name of an agency begins with, plain; the longer before the shorter.
_HEADS: Final = (
    "uy ban mat tran to quoc|uy ban nhan dan|hoi dong nhan dan|uy ban|ubnd|ub mttq|hdnd|mttq|"
    "mat tran to quoc|van phong|ban chi dao|ban chi huy|ban quan ly|ban dan toc|ban tuyen giao|"
    "ban to chuc|ban dan van|ban noi chinh|ban quan tri|ban thuong truc|ban|bo chi huy|bo tu lenh|bo|bch|"
    "btl|bcd|so|cong an|cuc|chi cuc|tong cuc|vu|hoi dong|hoi|lien doan|lien hiep|doan thanh nien|doan|don|"
    "hai doi|tram|dai|bao|toa an|toa soan|tand|vien|vksnd|tinh uy|thanh uy|huyen uy|thi uy|dang uy|chi bo|"
    "thuong truc|truong|phong|trung tam|tt|kho bac|bao hiem|ngan hang|hat|quan su|bien phong|lien minh|"
    "hiep hoi|to|doi|cong doan|thanh tra|kiem lam|hai quan|buu dien|vien thong|dien luc|benh vien|"
    "hop tac xa|cong ty|tong cong ty|cac|tung|moi|chinh quyen|cap uy|xa|phuong|thi tran|thon|xom|"
    "bo doi bien phong"
)
_HEAD: Final = re.compile(rf"(?<![^\W_])(?:{_HEADS})(?![^\W_])")
#: After «các» and the like: what the group is of.
_GROUP: Final = re.compile(
    r"(?:cac |tung |moi |nhung )?(?:so|ban|nganh|co quan|don vi|dia phuong|to chuc|doan the|phong|huyen|xa"
    r"|phuong|thi xa|thanh pho|thi tran|"
    r"thon|xom|don|truong|hoi|lien doan|cap|luc luong|doanh nghiep|chu the|to|doi|co so|dai|bao|nha truong"
    r"|thanh vien|doan (?:bien phong|kinh te|thanh nien))\b"
)
#: Heads of one syllable by their tones: "Đối với" is no «đội», "Báo cáo" no «báo».
_TONED: Final = {
    "so": "sở",
    "bo": "bộ",
    "ban": "ban",
    "hoi": "hội",
    "doan": "đoàn",
    "don": "đồn",
    "doi": "đội",
    "to": "tổ",
    "tram": "trạm",
    "dai": "đài",
    "bao": "báo",
    "cuc": "cục",
    "vu": "vụ",
    "vien": "viện",
    "truong": "trường",
    "phong": "phòng",
    "hat": "hạt",
}
_FIRST_WORD: Final = re.compile(r"[^\W_]+")
#: «báo cáo» is a paper, «tổ chức thực hiện» a heading.
_NO_PAPER: Final = re.compile(r"bao (?:cao|dam|dong|gom)(?![^\W_])|to chuc (?:thuc hien|trien khai)(?![^\W_])")
#: Offices written small: «gửi về phòng nội vụ huyện».
_SMALL: Final = re.compile(
    r"(?:phong|so|van phong|ban|to|trung tam) (?:noi vu|tu phap|tai chinh|van hoa|giao duc|lao dong|y te"
    r"|nong nghiep|dan toc|kinh te|tai nguyen|"
    r"hdnd|ubnd|dan van|tuyen giao|cong thuong|khoa hoc|ngoai vu)(?![^\W_])"
)
_GROUP_HEADS: Final = frozenset({"cac", "tung", "moi"})
_PLACES: Final = frozenset({"xa", "phuong", "thi tran", "thon", "xom"})
_ALSO_SMALL: Final = frozenset({"cong an", "ubnd"})
#: A name goes on over a comma with these: «các sở, ban, ngành», «UBND các huyện, thị xã, thành phố».
_GOES_ON: Final = re.compile(
    r"(?:va |hoac )?(?:(?:cac|co) )?(?:so|ban|nganh|hoi|doan the|to chuc|co quan|don vi|dia phuong|ca nhan"
    r"|doanh nghiep|huyen|thi xa|thanh pho|"
    r"xa|phuong|thi tran|thon|xom|ban|to dan pho|khu pho|ap|dac khu|luc luong|truong hoc|phong|khoi|cum"
    r"|lien quan|dong chi)(?![^\W_])"
)
#: Words with which a sentence goes on behind a name; only in small letters («Sở Tư pháp» holds no «từ»).
_STOP: Final = re.compile(
    r"(?<![^\W_])(?:chu tri|lam dau moi|dau moi|phoi hop|tham muu|"
    r"(?<!cac )(?<!, )to chuc(?! (?:chinh tri|thanh vien|doan the|xa hoi|hoi|lien quan|ct))|tang cuong"
    r"|day manh|trien khai|"
    r"xay dung|huong dan|chi dao(?! (?:de an|phong trao|chuong trinh|tinh|huyen|xa|cap|\d|pc|cong tac|xd|trung))|theo|"
    r"can cu|thuc hien|co trach nhiem|chu dong|tiep tuc|bao cao(?! vien)|gui|truoc|de|nghien cuu|dinh ky|thuong xuyen|"
    r"tong hop|kiem tra|don doc|dam bao|bao dam|bo tri|can doi|lua chon|van dong(?! quan chung)|phat dong"
    r"|ban hanh|duoc|se|"
    r"trong(?! diem)|thong qua|qua|nop|hoan thanh|cung|voi|khi|neu|la|nham|phai|tien hanh|ra soat|lap"
    r"|cung cap|long ghep|giup|chiu|"
    r"ho tro|tuyen truyen(?! (?:va|vien))|phan cong|tiep nhan|bien soan|duy tri|ky ket|hang nam|hang quy|hang thang|"
    r"moi nam|tham gia|tham dinh|phan bo|quan tam|khao sat|in an|phat hanh|trinh(?= (?:cap|ubnd|uy ban|hdnd"
    r"|bo))|xem xet|"
    r"dang tai|ap dung|khuyen khich|thanh lap|kien toan|quan triet|pho bien(?! (?:phap|giao|va))|ung dung"
    r"|tap huan|xu ly|"
    r"quan ly(?! (?:khu|du an|ct|cac|rung|duong|cua))|phat huy|gan|dua|nam|so ket|tong ket|doi voi"
    r"|tu(?! (?:quan|ve|nguyen))|"
    r"lam (?:tham|dau|nong|nhiem|co so|tot)|ngay|dung (?:thoi|han|quy|tien)|nhu|danh gia|giam sat|huy dong"
    r"|co ke hoach|dang ky|chuan bi|khen|gop phan|tren co so|giao nop|de nghi|de xuat|"
    r"truc tiep|ngoai ra|dong thoi|nang cao|cap nhat|mo (?:cac|lop|chuyen)|dau tu)(?![^\W_])"
)
#: Words of a name that is of many: only such a name goes on with the next kind of them.
_MANY: Final = re.compile(
    r"(?<![^\W_])(?:cac|tung|moi|nhung|\d+|co quan|don vi|so|ban|to chuc|(?:xa|huyen|thi xa|thi tran|phuong"
    r"|thanh pho)$)(?![^\W_])"
)
_BREAK: Final = re.compile(r"[;.:()\[\]|\n\x22]|,|(?<=\s)(?:va|hoac|va/hoac)(?=\s)|(?<=\s)[-+](?=\s)|/")
_LAST: Final = re.compile(r"[;.:()\[\]|\n\x22]")
_GENERIC_WORDS: Final = frozenset(
    [
        "cac",
        "co",
        "quan",
        "don",
        "vi",
        "dia",
        "phuong",
        "to",
        "chuc",
        "ca",
        "nhan",
        "doan",
        "the",
        "so",
        "ban",
        "nganh",
        "lien",
        "quan",
        "va",
        "hoac",
        "khac",
        "tinh",
        "huyen",
        "xa",
        "thuoc",
        "nganh",
        "chuyen",
        "mon",
        "chuc",
        "nang",
        "cap",
        "theo",
        "nhiem",
        "vu",
        "doanh",
        "nghiep",
        "tren",
        "dia",
        "ban",
        "trong",
        "hoi",
        "luc",
        "luong",
        "chinh",
        "quyen",
        "cac",
        "cap",
        "xa",
        "hoi",
        "ngoai",
    ]
)
_ALIASES: Final = (
    (r"\bubnd\b|\buy ban nd\b", "uy ban nhan dan"),
    (r"\bmttq\b", "mat tran to quoc"),
    (r"\bub\b", "uy ban"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bbch\b", "bo chi huy"),
    (r"\bbtl\b", "bo tu lenh"),
    (r"\bbcd\b", "ban chi dao"),
    (r"\bbdbp\b|\bbien phong\b", "bo doi bien phong"),
    (r"(?:\bbo doi )+(?=bo doi bien phong)", ""),
    (r"\bchqs\b|\bbch quan su\b", "chi huy quan su"),
    (r"\bca\b", "cong an"),
    (r"\bbpck\b|\bbp cua khau\b", "bo doi bien phong cua khau"),
    (r"\bdoan (?=bo doi bien phong)", "don "),
    (r"\btt ?& ?tt\b", "thong tin va truyen thong"),
    (r"\bgd ?& ?dt\b", "giao duc va dao tao"),
    (r"\bkh ?& ?cn\b", "khoa hoc va cong nghe"),
    (r"\bvhtt ?(?:& ?|va )?dl\b|\bvh, ?tt ?(?:& ?|va )dl\b", "van hoa the thao va du lich"),
    (r"\bld ?-? ?tb ?(?:& ?|va )?xh\b", "lao dong thuong binh va xa hoi"),
    (r"\bnn ?& ?ptnt\b", "nong nghiep va phat trien nong thon"),
    (r"\bpttt?h\b|\bpt ?- ?th\b|\bpt ?& ?th\b", "phat thanh va truyen hinh"),
    (r"\btnmt\b", "tai nguyen va moi truong"),
    (r"\btand\b", "toa an nhan dan"),
    (r"\bvksnd\b", "vien kiem sat nhan dan"),
    (r"\bvp\b", "van phong"),
    (r"\blhpn\b", "lien hiep phu nu"),
    (r"\bct ?- ?xh\b", "chinh tri xa hoi"),
    (r"\bhuyen uy\b|\btinh uy\b|\bthanh uy\b", lambda found: found[0].replace(" ", "")),
)
_ALIAS_FORMS: Final = tuple((re.compile(form), put) for form, put in _ALIASES)
_LIGHT: Final = frozenset({"tinh", "cac", "viet", "nam", "va", "cua"})
_LONGEST_NAME: Final = 170
_LONGEST_LIST: Final = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of an agency in a text; ``is_generic`` is nobody one could ask («các cơ quan, đơn vị liên quan»)."""

    name: str
    start: int
    end: int

    @property
    def is_generic(self) -> bool:
        """Whether the words name nobody of their own."""
        is_small = self.name[1:].islower()
        return is_small and all(word in _GENERIC_WORDS for word in re.findall(r"\w+", plain(self.name)))


def agency_key(name: str) -> str:
    """What is the same for all spellings of one agency: abbreviations written out, without «tỉnh», «các» and signs."""
    shown = plain(name)
    for form, put in _ALIAS_FORMS:
        shown = form.sub(put, shown)
    return " ".join(word for word in re.findall(r"\w+", shown) if word not in _LIGHT)


def agency_slug(name: str) -> str:
    """A key for files and commands: "so-tu-phap"."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(name)))[:60].strip("-") or "co-quan"


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each agency once, as first told."""
    seen: dict[str, Mention] = {}
    for item in mentions:
        seen.setdefault(agency_key(item.name), item)
    return tuple(seen.values())


def begins(text: str, start: int) -> bool:
    """Whether a name of an agency begins at ``start``: capital, or small before a capital («phòng Nội vụ»)."""
    shown = plain(text)
    found = _HEAD.match(shown, start)
    if found is None:
        return False
    head = found[0]
    if not _has_tones(text, start):
        return False
    if head in _GROUP_HEADS:
        return _GROUP.match(shown, start) is not None
    has_capital_after = is_capital(text[found.end() :].lstrip(" "))
    if head in _PLACES:
        return has_capital_after != is_capital(text[start:]) and not shown.startswith("hoi", found.end() + 1)
    return (
        is_capital(text[start:]) or has_capital_after or head in _ALSO_SMALL or _SMALL.match(shown, start) is not None
    )


def listed(text: str, start: int = 0, end: int | None = None, *, is_field: bool = False) -> tuple[Mention, ...]:
    """The agencies listed from ``start`` on, up to the first words that are none.

    ``is_field`` reads the value of a label: what stands between two semicolons is one then, whatever its words.
    """
    last = min(len(text), end if end is not None else len(text))
    found: list[Mention] = []
    at = _past_blanks(text, start, last)
    while at < last and len(found) < _LONGEST_LIST:
        if _goes_on_with_a_verb(text, at) or not (begins(text, at) or _generic_at(text, at)):
            if not is_field or not found:
                break
            semicolon = text.find(";", at, last)
            if semicolon < 0:
                break
            at = _past_blanks(text, semicolon + 1, last)
            continue
        stop = _name_end(text, at, last)
        first, close = trimmed(text, at, stop)
        found.append(Mention(text[first:close], first, close))
        at = _next_name(text, stop, last)
    return tuple(found)


def _past_blanks(text: str, at: int, last: int) -> int:
    while at < last and text[at] in " \t,;-–+":
        at += 1
    return at


def _goes_on_with_a_verb(text: str, at: int) -> bool:
    return text[at].islower() and _STOP.match(plain(text), at) is not None


def _generic_at(text: str, at: int) -> bool:
    return _GROUP.match(plain(text), at) is not None and _has_tones(text, at)


def _has_tones(text: str, at: int) -> bool:
    """Whether the first word is the head it looks like without tones."""
    word = _FIRST_WORD.match(text, at)
    head = plain(word[0]) if word is not None else ""
    return _TONED.get(head, "") in ("", word[0].lower() if word is not None else "") and not _NO_PAPER.match(
        plain(text), at
    )


def _next_name(text: str, at: int, last: int) -> int:
    """Where the next name of the list may begin: past brackets, signs and «và»; the end where the list is over."""
    at = _past_blanks(text, at, last)
    if at < last and text[at] in "([":
        close = text.find(")", at, last)
        if close < 0:
            return last
        at = _past_blanks(text, close + 1, last)
    found = re.compile(r"(?:va|hoac|cung|voi)\s+").match(plain(text), at)
    return found.end() if found is not None and found.end() <= last else at


def _name_end(text: str, start: int, last: int) -> int:
    """Where the name that begins at ``start`` ends."""
    shown = plain(text)
    limit = min(last, start + _LONGEST_NAME)
    head = _HEAD.match(shown, start)
    at = head.end() if head is not None else start
    stops = _STOP.finditer(shown, at, limit)
    limit = next((stop.start() for stop in stops if text[stop.start()].islower()), limit)
    while (found := _BREAK.search(shown, at, limit)) is not None:
        if _ends_at(text, found, start, limit):
            return found.start()
        at = found.end()
    return limit


def _ends_at(text: str, found: re.Match[str], start: int, limit: int) -> bool:
    """Whether the name ends at this sign or «và», or goes on behind it («Sở Văn hóa, Thể thao và Du lịch»)."""
    if _LAST.match(found[0]):
        return True
    shown = plain(text)
    rest = _past_blanks(text, found.end(), limit)
    if rest >= limit or begins(text, rest):
        return True
    if found[0] == "/" or is_capital(text[rest:]):
        return False
    if _GOES_ON.match(shown, rest) is None:
        return True
    return not _MANY.search(shown, start, found.start())


def mentions(text: str, start: int = 0) -> tuple[Mention, ...]:
    """Every name in a running text, wherever it stands."""
    found: list[Mention] = []
    at = start
    for head in _HEAD.finditer(plain(text), start):
        if head.start() >= at and head[0] not in _GROUP_HEADS and begins(text, head.start()):
            first, close = trimmed(text, head.start(), _name_end(text, head.start(), len(text)))
            found.append(Mention(text[first:close], first, close))
            at = max(close, head.end())
    return tuple(found)
