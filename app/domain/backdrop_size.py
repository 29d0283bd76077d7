"""Sizes of a ma-két, from a sheet of A4 to a banner: typed as "A4", "4000x2500", "4 x 2,5 m"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.errors import Refused
from app.i18n import _
from app.text import clean

#: Sheets by their name, on their side; ISO 216.
SHEETS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (297, 210), "A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}
)
#: A page of a PDF has at most 14,400 points; below the other end no letter of a real text can be read.
LONGEST_MM, SHORTEST_MM = 5080.0, 100.0
_SIDE = r"(\d{1,6}(?:[.,]\d{1,3})?) ?(mm|cm|m)?"
_TYPED = re.compile(f"{_SIDE} ?[x×*] ?{_SIDE}", re.I | re.ASCII)
#: Nobody means so few millimetres.
_METRES_BELOW = 20
_SCALES = (2, 4, 5, 10, 20)
_UNITS = {"mm": 1.0, "cm": 10.0, "m": 1000.0}


@dataclass(frozen=True, slots=True)
class BackdropSize:
    """Width and height in millimetres; ``name`` is that of a sheet."""

    width_mm: float
    height_mm: float
    name: str = ""

    @property
    def words(self) -> str:
        """The size as file names and screens say it: "A4", "4000 × 2500 mm"."""
        return self.name or f"{_plain(self.width_mm)} × {_plain(self.height_mm)} mm"

    @property
    def margin_mm(self) -> float:
        """The edge that stays free of letters: for grippers of printers, hems and eyelets."""
        return max(8.0, 0.05 * min(self.width_mm, self.height_mm))


def read_size(text: str) -> BackdropSize:
    """The size that was typed; millimetres unless a unit says otherwise, and metres where only those make sense.

    Raises ``Refused`` in one sentence for anything that is no size or cannot be printed as one page.
    """
    wanted = clean(text)
    if wanted.upper() in SHEETS:
        return BackdropSize(*SHEETS[wanted.upper()], wanted.upper())
    found = _TYPED.fullmatch(wanted)
    if found is None:
        sentence = _("Khổ ma-két “{text}” không đúng; ghi ví dụ A4, 4000x2500 (mm) hoặc 4 x 2,5 m.")
        raise Refused("bad-size", sentence.format(text=wanted))
    width, height = (float(found[number].replace(",", ".")) for number in (1, 3))
    default = found[4] or found[2] or ("m" if max(width, height) < _METRES_BELOW else "mm")
    width *= _UNITS[(found[2] or default).lower()]
    height *= _UNITS[(found[4] or default).lower()]
    return checked(BackdropSize(width, height))


def checked(size: BackdropSize) -> BackdropSize:
    """``size`` if one page of a PDF can be as large and a ma-két as small; else ``Refused``."""
    if max(size.width_mm, size.height_mm) > LONGEST_MM:
        sentence = _("Khổ {size} quá lớn: một trang PDF dài nhất {most} mm; chưa lập tệp nào.")
        raise Refused("big-backdrop", sentence.format(size=size.words, most=_plain(LONGEST_MM)), _smaller(size))
    if min(size.width_mm, size.height_mm) < SHORTEST_MM:
        sentence = _("Khổ {size} quá nhỏ: mỗi chiều của ma-két từ {least} mm trở lên; chưa lập tệp nào.")
        raise Refused("small-backdrop", sentence.format(size=size.words, least=_plain(SHORTEST_MM)))
    return size


def _smaller(size: BackdropSize) -> str:
    """The same shape at a scale that fits: letters are outlines, so print shops enlarge them without loss."""
    for scale in _SCALES:
        smaller = BackdropSize(size.width_mm / scale, size.height_mm / scale)
        if max(smaller.width_mm, smaller.height_mm) <= LONGEST_MM:
            advice = _("Hãy đặt khổ {small} rồi nhờ nơi in phóng to {scale} lần; chữ vẫn sắc nét.")
            return advice.format(small=smaller.words, scale=scale)
    return _("Hãy xem lại khổ đã ghi; đơn vị mặc định là mm.")


def _plain(millimetres: float) -> str:
    return f"{round(millimetres, 1):.10g}".replace(".", ",")
