"""Name, paper, award and kind of a blank, and whether its measures were taken on a real one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.awards.catalogue import NOMINEE_WORDS, Confidence, NomineeKind
from app.domain.awards.certificates import CertificateLayout, paper_size
from app.domain.event_words import capital
from app.i18n import _
from app.services.awards import certificates
from app.ui.awards.certificate_lines import mm_words
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_layout(
    page: QWidget, context: UiContext, layout: CertificateLayout, done: Callable[[CertificateLayout], None]
) -> Box:
    """Ask for what the whole blank is and store it; ``done`` gets the layout as it is stored."""
    form = _form(context, layout)

    def act(values: dict[str, Value]) -> None:
        width, height = paper_size(str(values["size"]))
        wanted = replace(
            layout,
            name=str(values["name"]),
            width_mm=width,
            height_mm=height,
            award=str(values["award"]),
            kind=NomineeKind(str(values["kind"])),
            note=str(values["note"]),
            confidence=Confidence.READ if values["measured"] else Confidence.PRACTICE,
        )
        done(certificates.save(context.workspace, wanted))

    return ask_form(page.window(), _("Mẫu phôi"), "", _("Lưu"), form, act, width=640)


def _form(context: UiContext, layout: CertificateLayout) -> Form:
    ws = context.workspace
    campaign = season_of(ws, context.year)
    awards = dict(certificates.award_choices(ws, campaign.id)) if campaign else {}
    awards.setdefault(layout.award, layout.award)
    form = Form(
        (
            Field("name", _("Tên mẫu phôi"), is_required=True),
            Field("size", _("Khổ giấy: A4, A3 hoặc ngang x dọc, mm"), is_required=True),
            Field("award", _("Hình thức khen"), FieldKind.CHOICE, tuple(awards.items())),
            Field("kind", _("Đối tượng"), FieldKind.CHOICE, _kinds()),
            Field("note", _("Nguồn của số đo")),
            Field("measured", _("Đã đo trên phôi thật"), FieldKind.CHECK),
        ),
        columns=2,
    )
    form.set_values(
        name=layout.name,
        size=f"{mm_words(layout.width_mm)} x {mm_words(layout.height_mm)}",
        award=layout.award,
        kind=layout.kind.value,
        note=layout.note,
        measured=layout.confidence is not Confidence.PRACTICE,
    )
    return form


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, capital(_(words))) for kind, words in NOMINEE_WORDS.items())
