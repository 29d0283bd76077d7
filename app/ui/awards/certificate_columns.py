"""The list of certificates in words: who, number in the golden book, whether it may be printed, how often it was."""

from collections.abc import Callable

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.event_words import capital
from app.i18n import N_, _
from app.services.awards.certificate_printing import CertificateRow
from app.text import name_key, short_date, sort_key
from app.ui.tables import Cell, Column, TableModel

#: Filters by their words.
FILTERS: dict[str, Callable[[CertificateRow], bool] | None] = {
    N_("Tất cả"): None,
    N_("Sẵn sàng in"): lambda row: row.is_ready,
    N_("Chưa in được"): lambda row: bool(row.obstacles),
    N_("Đã in"): lambda row: bool(row.prints),
}


def certificates_model(set_number: Callable[[CertificateRow, str], None]) -> TableModel[CertificateRow]:
    """One row for each nomination that may become a certificate; the number of the golden book can be typed."""
    return TableModel(
        (
            Column(
                "name", _("Người, tập thể"), lambda row: row.name, cell=_who, sort=_sort, width=220, least=150,
                is_stretched=True,
            ),
            Column(
                "award", _("Hình thức khen"), lambda row: row.award_short, width=150, least=110,
                cell=lambda row: Cell(tooltip=row.award_title), drop=1,
            ),
            Column(
                "number", _("Sổ vàng"), lambda row: row.golden_book_no, edit=set_number, width=84,
                tooltip=_("số sổ vàng; F2 ghi số"),
            ),
            Column("state", _("Trạng thái"), _state, cell=_state_cell, width=150, least=120),
            Column(
                "why", _("Còn vướng"), _why, width=210, least=120, drop=2,
                cell=lambda row: Cell(tooltip="\n".join(capital(item) for item in row.obstacles)),
            ),
        )
    )  # fmt: skip


def _sort(row: CertificateRow) -> object:
    return name_key(row.name) if row.kind is NomineeKind.INDIVIDUAL else sort_key(row.name)


def _who(row: CertificateRow) -> Cell:
    caption = " · ".join((capital(_(NOMINEE_WORDS[row.kind])), row.unit))
    return Cell(caption=caption, tooltip=f"{row.name}\n{caption}")


def _state(row: CertificateRow) -> str:
    if row.obstacles:
        return _("Chưa in được")
    return _("Đã in {count} lần").format(count=len(row.prints)) if row.prints else _("Sẵn sàng in")


def _why(row: CertificateRow) -> str:
    """What is to be done before it can be printed; of several the first, and how many more."""
    if not row.obstacles:
        return ""
    more = _(" (+{count})").format(count=len(row.obstacles) - 1) if len(row.obstacles) > 1 else ""
    return f"{capital(row.obstacles[0])}{more}"


def _state_cell(row: CertificateRow) -> Cell:
    if row.obstacles:
        told = "; ".join(row.obstacles)
        return Cell(chip="warn", tooltip=capital(told))
    if row.prints:
        last = row.prints[-1]
        told = " · ".join(part for part in (short_date(last.printed_at.date()), last.printed_by, last.reason) if part)
        return Cell(chip="past", tooltip=told)
    return Cell(chip="ok")
