"""How offices word the names of indicators: abbreviations spelled out, synonyms made one, filling words dropped."""

import re
from functools import lru_cache

from app.text import fold

#: folded phrase -> the words it stands for; longer phrases are replaced first
_PHRASES = {
    # abbreviations of reports and forms
    "antt": "an ninh trat tu", "ttatxh": "trat tu an toan xa hoi", "xnc": "xuat nhap canh",
    "bgqg": "bien gioi quoc gia", "bpvn": "bien phong", "bien phong viet nam": "bien phong",
    "dbmg": "duong bien moc", "bdbp": "bo doi bien phong", "bp": "bien phong", "bg": "bien gioi",
    "kvbg": "khu vuc bien gioi", "dttn": "duong thong tam nhin", "dtts": "dan toc thieu so", "tb": "trung binh",
    "ntm": "nong thon moi", "tnxh": "te nan xa hoi", "ncut": "nguoi co uy tin", "hvs": "hop ve sinh",
    "bcd": "ban chi dao", "pc": "phong chong", "dv": "dang vien", "d/ky": "dang ky", "dky": "dang ky", "cb": "can bo",
    "vhvn": "van hoa van nghe", "tdtt": "the duc the thao", "vk": "vu khi", "vln": "vat lieu no",
    "hgv": "hoa giai vien",
    "nvh": "nha van hoa", "dd": "di dong", "tu quan ve": "tu quan", "covid 19": "covid", "covid19": "covid",
    # wordings of one thing
    "moc quoc gioi": "moc", "moc gioi": "moc", "duong bien gioi": "duongbien", "duong bien": "duongbien",
    "to chuc so ket": "soket", "so ket": "soket", "van ban": "vanban",
    "nguoi dan toc": "nguoi dantoc", "nguoi dan": "nhan dan",
    "luot dan": "luot nhandan", "luot dan quan": "luot danquan", "tin dan": "tin nhandan",
    "tren bo": "tren dat lien", "xom bien gioi": "xom giapbien",
    "quan chung nhan dan": "nhan dan", "quan chung": "nhan dan", "cua dan": "nhan dan",
    "co dan": "nhan dan", "nhan khau": "khau", "ho dan": "ho", "ho gia dinh": "ho", "so luong": "so",
    "nguoi theo dao": "tin do ton giao", "theo dao": "tin do ton giao", "tri gia": "gia tri", "thu hoi": "giao nop",
    "trang dang vien": "chua co dang vien", "khong co dang vien": "chua co dang vien", "hoc tap": "quan triet",
    "tham hoi": "tham", "dan so": "khau", "gia dinh": "ho", "luc luong dan quan": "dan quan",
    "cua khau": "cuakhau", "khau hieu": "khauhieu", "nong thon": "nongthon",
    "uy tin trong dong bao dan toc thieu so": "uy tin", "uy tin trong dong bao dan toc": "uy tin",
    "xay dung moi": "moi", "xep loai": "~", "phan loai": "~", "loai": "~", "hoat dong": "~",
    "quan ly": "~", "bao ve": "~", "tham gia": "~", "to chuc": "tochuc", "tham du": "~",
    "du": "~", "thanh cong": "thanh",
    "phat tren": "phat", "truc chot": "chot", "sinh song": "~", "sat bien": "sat bien gioi",
    "giap bien gioi": "giap bien",  "cap phat": "phat", "dien luoi quoc gia": "dien luoi", "co dien": "dung dien",
    "dang duy tri": "duy tri", "cap xa": "xa", "tinh cap": "tinh", "quy ra tien": "quy tien",
    # words of two syllables that must not be taken apart
    "to chuc co so": "tochuccoso", "tu quan": "tuquan", "dang ky": "dangky", "dang vien": "dangvien",
    "nhan dan": "nhandan", "dan quan": "danquan", "dan toc": "dantoc", "can bo": "canbo", "du toan": "dutoan",
    "quyet toan": "quyettoan", "an toan": "antoan", "dai bieu": "daibieu", "doi tuong": "doituong", "co so": "",
    "kinh phi": "kinhphi", "bao cao vien": "baocaovien", "tuyen truyen vien": "tuyentruyenvien",
    "tuyen truyen": "tuyentruyen", "hoa giai vien": "hoagiaivien", "hoa giai": "hoagiai", "hoi nghi": "hoinghi",
    "ngay hoi": "ngayhoi", "ban chi dao": "banchidao", "lanh dao": "lanhdao", "chi dao": "chidao",
    "dinh canh": "dinhcanh",
    "dinh cu": "dinhcu", "giap bien": "giapbien", "bien gioi": "biengioi", "bien phong": "bienphong",
    "chinh sach": "chinhsach", "thanh vien": "thanhvien", "nguon tin": "nguontin", "vu khi": "vukhi",
    "tap the": "tapthe", "ca nhan": "canhan", "xa hoi hoa": "xahoihoa", "xa hoi": "xahoi", "can ngheo": "canngheo",
    "dau nguoi": "", "tren dau nguoi": "", "xong": "", "thon ban": "xom", "xom ban": "xom", "thon": "xom",
    "to dan pho": "xom", "quan su": "dan quan", "dan quan tu ve": "dan quan", "moi duoc": "moi",
}  # fmt: skip
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "so tong cac nhung da duoc do cua ve trong va voi tai o theo la tren tu cho den co lien quan thuc duy nhat "
        "noi chung nhu khi ben bang di gom cung toan",
    )
)
#: words of the head of a row that only say that it counts
_COUNTING = frozenset({"so", "tong", "cac", "chung", "toan"})
_PLAIN = re.compile(r"[^\w/]+")
_PATTERN = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True)) + r")(?!\w)"
)
#: A question is put to yes-or-no indicators by a last «không».
_QUESTION = re.compile(r"\bco\b(.*)\bkhong$")
_MARK_HINT = re.compile(r"\(x\)|\[x\]", re.IGNORECASE)
_PART_OF = re.compile(r"^\s*(?:[-+*–]|trong do\b)", re.IGNORECASE)
_LONGEST = 250


@lru_cache(maxsize=8192)
def _spelled(text: str) -> tuple[str, ...]:
    """All words in one spelling; phrases that say nothing of their own stand as "~"."""
    plain = _PLAIN.sub(" ", fold(_MARK_HINT.sub(" ", text[:_LONGEST]))).strip()
    plain = _QUESTION.sub(r"co\1", plain)
    for _ in range(3):
        plain = " ".join(_PATTERN.sub(lambda match: _PHRASES[match[0]], plain).replace("/", " ").split())
    return tuple(word.lstrip("0") if word.isdecimal() else word for word in plain.split())


@lru_cache(maxsize=8192)
def terms(text: str) -> frozenset[str]:
    """The words of a name that matter, in one spelling: order, accents, case, abbreviations and filling words gone."""
    return frozenset(ordered_terms(text))


def ordered_terms(text: str) -> tuple[str, ...]:
    """The same words in their order: the first one says what is counted."""
    return tuple(word for word in _spelled(text) if word and word != "~" and word not in _FILLERS)


def says_only(text: str, words: frozenset[str], name: str) -> bool:
    """Whether a text says nothing beside ``words`` and ``name`` but that it counts them all («Tổng số hộ»)."""
    return set(_spelled(text)) <= words | _COUNTING | set(_spelled(name))


def is_part(text: str) -> bool:
    """Whether a name says that it is part of the one above («Trong đó: …», «- …»)."""
    return _PART_OF.match(fold(text[:_LONGEST])) is not None or text.lstrip().startswith(("-", "+", "–"))


def asks_for_mark(text: str) -> bool:
    """Whether a column is filled with marks: its title says «(x)»."""
    return _MARK_HINT.search(text) is not None
