"""Names of files by a rule: "{loai}_{so}_{don_vi}_{nam}" filled in and made fit for every Windows disk.

Windows refuses some signs, names of old devices, a dot or blank at the end; macOS hands names over decomposed. A name
made here is composed, has none of these and stays short enough for a folder before and an ending behind it.
"""

import difflib
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from app.errors import Refused
from app.i18n import N_, _
from app.text import clean, fold

#: What a rule may hold, and what each stands for.
NAME_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "loai": N_("loại văn bản: báo cáo sơ kết, phiếu yêu cầu bổ sung, tên mẫu…"),
        "so": N_("số và ký hiệu; trống khi chưa có số"),
        "don_vi": N_("đơn vị mà văn bản nói đến"),
        "ma": N_("mã của đơn vị"),
        "nam": N_("năm báo cáo"),
        "ngay": N_("ngày lập tệp, dạng 2022-03-15"),
        "trich_yeu": N_("trích yếu của văn bản"),
    }
)
DEFAULT_PATTERN: Final = "{loai}_{so}_{don_vi}_{nam}"
_FIELD = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"([-_ .]*)\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
#: Names of devices, refused by Windows whatever their ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³")})
#: Letters of a name without its ending, and bytes: some disks count these.
_LONGEST, _MOST_BYTES = 100, 200


def refuse_pattern(pattern: str) -> None:
    """Raise ``Refused`` with one sentence when a rule names what there is not, or nothing that tells files apart."""
    found = _FIELD.findall(pattern)
    for name in found:
        if name not in NAME_FIELDS:
            near = difflib.get_close_matches(fold(name).replace(" ", "_"), NAME_FIELDS, 1)
            known = ", ".join("{" + field + "}" for field in NAME_FIELDS)
            meant = _(" Có phải là {near}?").format(near="{" + near[0] + "}") if near else ""
            sentence = _("Quy tắc đặt tên không có “{name}”; dùng được: {known}.").format(name=name, known=known)
            raise Refused("bad-pattern", sentence + meant)
    if not found or _FIELD.sub("", pattern).count("{") or _FIELD.sub("", pattern).count("}"):
        sentence = _("Quy tắc đặt tên phải có ít nhất một phần như {example}, ngoặc mở và đóng đủ đôi.")
        raise Refused("bad-pattern", sentence.format(example=DEFAULT_PATTERN))


def file_name(pattern: str, fields: Mapping[str, str]) -> str:
    """The name without ending; a field that is empty takes the line or space before it along."""

    def filled(part: re.Match[str]) -> str:
        value = fields.get(part[2], "")
        return part[1] + value if value else ""

    return fit(_PART.sub(filled, pattern))


def fit(text: str, longest: int = _LONGEST) -> str:
    """``text`` as a name that every disk takes, of at most so many letters; never empty, no word cut that has a gap."""
    whole = _FORBIDDEN.sub("-", clean(_FORBIDDEN.sub("-", text)))
    name = whole[: min(longest, _LONGEST)]
    while len(name.encode()) > _MOST_BYTES:
        name = name[:-1]
    words, gap, _cut = name.rpartition(" ")
    if gap and len(name) < len(whole) and whole[len(name)] != " ":
        name = words.rstrip(" ,;:(–")
    name = name.strip(" ._-")
    if not name:
        return _("văn bản")
    return f"_{name}" if name.partition(".")[0].strip().casefold() in _DEVICES else name


def numbered(name: str, taken: Collection[str]) -> str:
    """``name`` or, when one of the ``taken`` is the same but for capitals, the first with a number that is free."""
    known = {item.casefold() for item in taken}
    number, wanted = 1, name
    while wanted.casefold() in known:
        number += 1
        wanted = f"{name} ({number})"
    return wanted
