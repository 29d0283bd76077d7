"""What is done with a template: named when it is taken in, filled in, written out to be changed in Word."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import batch, papers, templates
from app.services.batch import BatchItem
from app.services.templates import PURPOSES, Filling, PaperTemplate
from app.ui import batch_box, exporting
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_name(page: QWidget, file_name: str, offered: Mapping[str, str], take_in: Callable[[str, str], object]) -> None:
    """Ask for name and purpose of a new template; ``offered`` are those to begin with."""
    choices = tuple((key, _(words)) for key, words in PURPOSES.items())
    form = Form(
        (
            Field("name", _("Tên mẫu"), is_required=True),
            Field("purpose", _("Dùng cho"), FieldKind.CHOICE, choices),
        )
    )
    form.set_values(**offered)

    def act(values: dict[str, Value]) -> None:
        take_in(str(values["name"]), str(values["purpose"]))

    ask_form(page.window(), _("Thêm mẫu"), file_name, _("Nhận mẫu"), form, act)


def make(page: QWidget, context: UiContext, row: PaperTemplate) -> None:
    """Fill a template in: for every unit, for a paper, or for the review; where to and how named is asked."""
    wanted = _likely(context, row)
    if row.purpose == "paper" and not wanted:
        context.say(_("Chưa soạn văn bản nào để điền vào mẫu này."))
        return
    batch_box.open_batch(page, context, lambda item: item in wanted)


def _likely(context: UiContext, row: PaperTemplate) -> Sequence[BatchItem]:
    ws, year = context.workspace, context.year
    if row.purpose == "unit":
        return batch.every_unit(ws, year, row.id)
    if row.purpose == "paper":
        return [BatchItem.of_template_for_paper(row.id, year, paper) for paper in papers.papers(ws)[:1]]
    return (BatchItem.of_template(row.id, year),)


def save_content(page: QWidget, context: UiContext, row: PaperTemplate) -> None:
    """Write the file of a template into a folder, to be changed in Word."""
    ws = context.workspace
    exporting.into_folder(
        page, context, _("Lưu mẫu"), lambda folder, _progress: (templates.save_content(ws, row.id, folder),)
    )


def save_sample(page: QWidget, context: UiContext, filling: Filling) -> None:
    """Write a paper that uses every tag of a purpose."""
    ws = context.workspace
    exporting.into_folder(
        page,
        context,
        _("Lưu mẫu có mọi thẻ"),
        lambda folder, _progress: (templates.save_sample(ws, folder, filling),),
    )
