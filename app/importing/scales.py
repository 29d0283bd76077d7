"""Units of measure that mean the same kind of thing by another power of ten: read as they stand they would be wrong."""

import re

from app.text import clean, fold

_FAMILIES = (
    frozenset({"dong", "nghin dong", "ngan dong", "1000 dong", "1.000 dong", "1000d", "1.000d", "trieu dong", "ty dong",
               "trieu", "ty", "tr.dong", "tr dong", "trd"}),
    frozenset({"km", "m", "met", "hm"}),
    frozenset({"m2", "ha", "km2", "hec ta"}),
    frozenset({"gam", "kg", "tan", "ta", "yen", "g"}),
)  # fmt: skip
_SAME = ({"nghin dong", "ngan dong", "1000 dong", "1.000 dong", "1000d", "1.000d"}, {"m", "met"}, {"gam", "g"},
         {"trieu dong", "trieu", "tr.dong", "tr dong", "trd"}, {"ty dong", "ty"}, {"ha", "hec ta"})  # fmt: skip
_THOUSANDS = re.compile(r"\b(nghin|ngan|trieu|ty) dong\b|\b1\.?000 ?(dong|d)\b|\btr\.? ?dong\b|[(]trieu[)]")


def is_other_scale(written: str, proper: str) -> bool:
    """Whether a unit as written measures the same in another size («m» for «km», «triệu đồng» for «đồng»)."""
    own, wanted = fold(clean(written)).strip(" ()."), fold(proper)
    if own == wanted or any(own in same and wanted in same for same in _SAME):
        return False
    return any(own in family and wanted in family for family in _FAMILIES)


def money_scale(text: str) -> bool:
    """Whether a title or a line says that money is written in thousands or millions of đồng."""
    return _THOUSANDS.search(fold(text)) is not None
