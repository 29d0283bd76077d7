"""Authority to sign «quyền hạn, chức vụ của người ký» (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7.a)."""

from enum import StrEnum


class SigningForm(StrEnum):
    """What stands before the title of who signs; HEAD signs under the own title."""

    HEAD = ""
    COLLECTIVE = "TM."
    DEPUTY = "KT."
    BY_ORDER = "TL."
    AUTHORISED = "TUQ."
    ACTING = "Q."


def authority(form: SigningForm, title: str, over: str = "", collective: str = "") -> tuple[str, ...]:
    """The lines above a signature, in capitals.

    ``title`` is the signer's own («Phó Trưởng ban»), ``over`` that of the one signed for («Trưởng ban»). ``collective``
    adds "TM. …" before a deputy's lines: TM. BAN CHỈ ĐẠO / KT. TRƯỞNG BAN / PHÓ TRƯỞNG BAN.
    """
    lines: tuple[str, ...]
    if form is SigningForm.ACTING:
        lines = (f"{form} {title}",)
    elif form is SigningForm.COLLECTIVE or form is SigningForm.HEAD:
        lines = (title,)
    else:
        lines = (f"{form} {over}", title)
    if collective:
        lines = (f"{SigningForm.COLLECTIVE} {collective}", *lines)
    return tuple(line.upper() for line in lines)
