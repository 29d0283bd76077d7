"""In whose name a paper is signed «TM., Q., KT., TL., TUQ.» (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7.a)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.committee import OfficeHolder, holders_on, signer_on
from app.i18n import N_

#: The title over a paper that nobody in office signs yet.
HEAD_TITLE = "Trưởng ban"
COLLECTIVE = "Ban chỉ đạo"


class SigningForm(StrEnum):
    """What stands before the title of who signs; OWN is as the appointment says."""

    OWN = ""
    COLLECTIVE = "TM."
    ACTING = "Q."
    DEPUTY = "KT."
    BY_ORDER = "TL."
    AUTHORISED = "TUQ."


FORM_WORDS: Mapping[SigningForm, str] = {
    SigningForm.OWN: N_("theo chức danh đã ghi"),
    SigningForm.COLLECTIVE: N_("TM. – thay mặt Ban chỉ đạo"),
    SigningForm.ACTING: N_("Q. – quyền cấp trưởng"),
    SigningForm.DEPUTY: N_("KT. – ký thay cấp trưởng"),
    SigningForm.BY_ORDER: N_("TL. – thừa lệnh"),
    SigningForm.AUTHORISED: N_("TUQ. – thừa ủy quyền"),
}


_FOR_ANOTHER = frozenset({SigningForm.DEPUTY, SigningForm.BY_ORDER, SigningForm.AUTHORISED})


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs a paper of a day: lines over the signature, position in the agency over the name, the name."""

    authority: tuple[str, ...]
    full_name: str = ""
    agency_title: str = ""


def signer_of(
    holders: Iterable[OfficeHolder],
    day: date,
    holder_id: int = 0,
    form: SigningForm = SigningForm.OWN,
    *,
    has_seal: bool = True,
) -> Signer:
    """Who signs a paper dated ``day``: the named one if in office that day, else the head, else the deputy.

    Where nobody is in office the head's title stands without a name. A committee that uses the seal of its agency
    prints the position in the agency too (Phụ lục I, II.7.b).
    """
    present = holders_on(holders, day)
    holder = _chosen(present, day, holder_id)
    if holder is None:
        return Signer((HEAD_TITLE.upper(),))
    lines = _authority(holder, form, head_title(present, day))
    agency = holder.agency_title.upper() if has_seal else ""
    return Signer(tuple(line.upper() for line in lines), holder.full_name, agency)


def may_sign(holders: Iterable[OfficeHolder], day: date, holder_id: int) -> bool:
    """Whether somebody holds an office on ``day``; 0 asks whether anybody does."""
    present = holders_on(holders, day)
    return any(item.id == holder_id for item in present) if holder_id else bool(present)


def signs_for_self(holders: Iterable[OfficeHolder], day: date, holder_id: int, form: SigningForm) -> bool:
    """Whether the head would sign in the head's own place, by the head's own order or authorisation: nobody may."""
    holder = _chosen(holders_on(holders, day), day, holder_id)
    return form in _FOR_ANOTHER and holder is not None and not holder.signing_form


def _chosen(present: tuple[OfficeHolder, ...], day: date, holder_id: int) -> OfficeHolder | None:
    return next((item for item in present if item.id == holder_id), None) or signer_on(present, day)


def head_title(holders: Iterable[OfficeHolder], day: date) -> str:
    """The title of the head on ``day``, in whose place deputies sign."""
    heads = [item for item in holders_on(holders, day) if not item.signing_form]
    return heads[0].committee_title if heads else HEAD_TITLE


def _authority(holder: OfficeHolder, form: SigningForm, head: str) -> tuple[str, ...]:
    title = holder.committee_title
    if form is SigningForm.OWN:
        return replace(holder, agency_title="").signature_lines
    if form is SigningForm.COLLECTIVE:
        deputy = (f"{SigningForm.DEPUTY} {head}",) if holder.signing_form.upper().startswith(SigningForm.DEPUTY) else ()
        return (f"{form} {COLLECTIVE}", *deputy, title)
    if form is SigningForm.ACTING:
        return (f"{form} {head}",)
    return (f"{form} {head}", title)
