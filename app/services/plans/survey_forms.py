"""Forms of a survey typed one by one: added, changed, taken out; each is looked at with its questions."""

from dataclasses import replace

from app.db import plan_surveys as db
from app.domain.plans.survey_forms import form_faults, known_group
from app.domain.plans.surveys import SurveyForm
from app.errors import Refused
from app.i18n import _
from app.services.plans.survey_import import refuse_too_many
from app.services.plans.surveys import open_
from app.services.workspace import Workspace


def save(ws: Workspace, form: SurveyForm) -> SurveyForm:
    """Store one form; a new one without number gets the next. Raises ``Refused`` with what is wrong."""
    words = _("Sửa phiếu khảo sát số {number}") if form.id else _("Nhập một phiếu khảo sát")
    with ws.store.write(words.format(number=form.number), ws.actor) as connection:
        survey = open_(connection, form.survey_id)
        known = db.forms(connection, survey.id)
        others = [item for item in known if item.id != form.id]
        if form.id and len(others) == len(known):
            raise Refused("no-form", _("Phiếu này vừa được bỏ ở nơi khác; chưa lưu gì."))
        number = form.number or max((item.number for item in known), default=0) + 1
        tidy = replace(form, number=number, respondents=known_group(survey, form.respondents) or form.respondents)
        for fault in form_faults(survey, tidy):
            raise Refused("bad-form", _("{fault} Chưa lưu gì.").format(fault=fault))
        if number in {item.number for item in others}:
            raise Refused("form-there", _("Phiếu số {number} đã nhập rồi; chưa lưu gì.").format(number=number))
        refuse_too_many(survey, [*others, tidy])
        return replace(tidy, id=db.save_form(connection, tidy))


def remove(ws: Workspace, survey_id: int, number: int) -> None:
    """Take out the form of a number; raises ``Refused`` where there is none."""
    with ws.store.write(_("Bỏ phiếu khảo sát số {number}").format(number=number), ws.actor) as connection:
        open_(connection, survey_id)
        form = next((item for item in db.forms(connection, survey_id) if item.number == number), None)
        if form is None:
            raise Refused("no-form", _("Không có phiếu số {number}; chưa đổi gì.").format(number=number))
        db.remove_form(connection, form.id)
