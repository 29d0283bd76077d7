"""What may be doubtful in the name of a line: several people, a rank or a birth beside it, letters that were lost."""

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.intake import SPLIT, IntakeChoice
from app.domain.awards.intake_paragraphs import name_ends
from app.domain.awards.intake_table import CellDoubt, ListCell
from app.domain.awards.intake_words import SaidName, kind_in_words, may_be_group, read_name
from app.domain.awards.nominee_names import person_words, plain
from app.i18n import _
from app.importing.legacy_fonts import TCVN3, VNI, converted, foreign_words, lost_words
from app.text import clean

#: The code of a question, its sentence, and what may be answered.
Doubt = tuple[str, str, tuple[IntakeChoice, ...]]
_QUOTED = 60


def quoted(text: str) -> str:
    """A text in quotation marks, shortened."""
    shown = clean(text.replace("\n", " / "))
    return f"“{shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + '…'}”"


def name_doubt(cell: ListCell, said: SaidName) -> Doubt | None:
    """What has to be asked about a name; ``None`` for one that is certain."""
    where = {"cell": cell.place, "text": quoted(cell.text)}
    as_typed = IntakeChoice(said.name, _("Lấy nguyên: {name}").format(name=said.name))
    if cell.doubt is CellDoubt.OPEN_END:
        told = _("{cell} ghi {text}: tên đến đâu là hết?")
        ends = dict.fromkeys(read_name(end).name for end in name_ends(cell.text))
        return "name-end", told.format(**where), (*map(_alone, ends), as_typed)
    if cell.doubt is CellDoubt.PARTLY_STRUCK:
        told = _("Ô {cell} ghi {text}, trong đó có chữ bị gạch ngang; tên còn lại là gì?")
        return "name-struck", told.format(**where), (*map(_alone, said.parts), as_typed)
    if said.parts:
        split = IntakeChoice(SPLIT, _("Tách thành {count} dòng").format(count=len(said.parts)))
        told = _("Ô {cell} ghi {text}: có thể là nhiều người, hoặc tên kèm chức vụ.")
        whole = () if said.bare else (as_typed,)
        return "name-several", told.format(**where), (*map(_alone, said.parts), split, *whole)
    if said.whole:
        told = _("Ô {cell} ghi {text}: “Ông” là cách xưng hô hay là họ?")
        family = IntakeChoice(said.whole, _("Là họ: {name}").format(name=said.whole))
        return "name-salutation", told.format(**where), (as_typed, family)
    return _extra_doubt(said, where, as_typed) or _letters_doubt(cell, said) or _short_doubt(said, where, as_typed)


def _short_doubt(said: SaidName, where: dict[str, str], as_typed: IntakeChoice) -> Doubt | None:
    """One word is hardly anybody's whole name: the rest may stand in another cell."""
    if len(said.name.split(" ")) > 1:
        return None
    return "name-short", _("Ô {cell} chỉ ghi {text}, tên một chữ; đã đủ họ tên chưa?").format(**where), (as_typed,)


def _alone(name: str) -> IntakeChoice:
    return IntakeChoice(name, _("Chỉ lấy: {name}").format(name=name))


def _extra_doubt(said: SaidName, where: dict[str, str], as_typed: IntakeChoice) -> Doubt | None:
    """A rank, an office, a remark; a birth or a number is no part of a name, so that it is not offered as one."""
    bare = _bare_name(said.bare or said.name)
    if bare == said.name:
        return None
    told = _("Ô {cell} ghi {text}: tên kèm cấp bậc, chức vụ hoặc lời ghi thêm?")
    names = dict.fromkeys(name for name in (bare, said.bare) if name)
    whole = () if said.bare else (as_typed,)
    return "name-extra", told.format(**where), (*map(_alone, names), *whole)


def _letters_doubt(cell: ListCell, said: SaidName) -> Doubt | None:
    """Letters that may not be those that were typed: lost, of an old encoding, or none at all."""
    where = {"cell": cell.place, "text": quoted(cell.text)}
    as_typed = IntakeChoice(said.name, _("Lấy nguyên: {name}").format(name=said.name))
    if lost_words(cell.text)[0] or "\ufffd" in cell.text:
        return "name-lost", _("Ô {cell} ghi {text}: có chữ đã mất dấu thành dấu hỏi.").format(**where), (as_typed,)
    if foreign_words(cell.text)[0] and not cell.is_converted:
        names = dict.fromkeys(read_name(converted(cell.text, encoding)).name for encoding in (TCVN3, VNI))
        others = tuple(IntakeChoice(name, _("Đọc là: {name}").format(name=name)) for name in names)
        told = _("Ô {cell} ghi {text}: chữ có thể gõ bằng bảng mã cũ (TCVN3, VNI).")
        return "name-letters", told.format(**where), (*others, as_typed)
    if not any(ch.isalpha() for ch in said.name):
        return "name-none", _("Ô {cell} ghi {text}, không phải tên.").format(**where), (as_typed,)
    return None


def _bare_name(name: str) -> str:
    """A person's name without the rank, office or remark beside it; as it is for a collective or household."""
    if may_be_group(name) or kind_in_words(name) in (NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD):
        return name
    words, wanted = name.split(" "), list(person_words(name))
    for start in range(len(words) - len(wanted) + 1):
        part = words[start : start + len(wanted)]
        if wanted and [plain(word) for word in part] == wanted:
            return " ".join(part).strip(" ,;()[]")
    return name
