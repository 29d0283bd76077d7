"""One survey: its results, its questions, its forms; beside them how many forms came back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from app.domain.plans.plan import Plan
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services.plans import survey_export, survey_import, surveys
from app.services.plans.survey_import import AnswerPreview
from app.services.plans.surveys import SurveySheet
from app.text import format_number
from app.ui import exporting
from app.ui.context import UiContext
from app.ui.events.editor_frame import SectionedEditor
from app.ui.plans import survey_boxes, survey_list_box
from app.ui.plans.survey_answers import SurveyAnswers, form_columns
from app.ui.plans.survey_list_box import ReadList
from app.ui.plans.survey_panel import SurveyPanel
from app.ui.plans.survey_questions import SurveyQuestions
from app.ui.plans.survey_results import SurveyResults
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part


class SurveyEditor(SectionedEditor):
    """Shows one survey in place of the list; every change is kept at once."""

    def __init__(self, context: UiContext) -> None:
        self.panel = SurveyPanel(context, self.edit)
        super().__init__(context, beside=self.panel)
        self.sheet: SurveySheet | None = None
        self._plan: Plan | None = None
        self.results = SurveyResults()
        self.questions = SurveyQuestions(context)
        self.answers = SurveyAnswers(context)
        self.add_sections(((_("Kết quả"), self.results), (_("Câu hỏi"), self.questions), (_("Phiếu"), self.answers)))
        self.add_tools(Button(_("Chép, xuất…"), "ghost", "download", self._pop_up, small=True))

    @property
    def survey_id(self) -> int:
        """The survey that is open; 0 for none."""
        return self.sheet.survey.id if self.sheet else 0

    # --- showing ---

    def open_survey(self, survey_id: int, plan: Plan | None) -> None:
        """Show a survey; one without any form begins at its questions."""
        self._plan = plan
        is_other = survey_id != self.survey_id
        self._take_over(surveys.sheet(self.context.workspace, survey_id))
        if is_other and self.sheet is not None:
            self.tab_bar.setCurrentIndex(0 if self.sheet.forms else 1)
        self.enter()

    def refresh(self) -> None:
        """Show what the data file holds now."""
        if self.sheet is None:
            return
        try:
            self._take_over(surveys.sheet(self.context.workspace, self.survey_id))
        except Problem:
            # Its beginning was taken back.
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing any more."""
        self.sheet = None

    def _take_over(self, sheet: SurveySheet) -> None:
        self.sheet = sheet
        self.title.setText(sheet.survey.title)
        self.results.show_result(sheet.result)
        self.questions.show_survey(sheet.survey, len(sheet.forms))
        self.answers.show_sheet(sheet)
        self.panel.show_sheet(sheet, self._plan)
        self.share_room()
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many forms went out, came back, were entered."""
        if self.sheet is None:
            return ()
        survey, forms = self.sheet.survey, len(self.sheet.forms)
        counts = ["?" if count is None else format_number(count) for count in (survey.handed_out, survey.returned)]
        told = _("Phát {out}, thu {back}, đã nhập {forms} phiếu")
        parts: list[Part | str] = [told.format(out=counts[0], back=counts[1], forms=format_number(forms))]
        if survey.returned is not None and forms < survey.returned:
            left = format_number(survey.returned - forms)
            parts += ["; ", Part(_("còn {left} phiếu chưa nhập").format(left=left), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Lists in, one form by keyboard."""
        bring = Button(_("Nhập danh sách…"), "plain", "inbox", self.ask_list)
        return bring, Button(_("Nhập một phiếu"), "primary", "plus", self.type_form)

    # --- acting ---

    def edit(self) -> None:
        """Change name, days, numbers of forms, groups."""
        if self.sheet is not None and self._plan is not None:
            survey_boxes.ask_survey(self, self.context, self._plan, self.sheet.survey, lambda _saved: None)

    def type_form(self) -> None:
        """Type one form."""
        self.tab_bar.setCurrentIndex(self.stack.indexOf(self.answers))
        self.answers.add()

    def leave(self) -> None:
        """Back to the list of forms while one is typed, else to the list of surveys."""
        if self.answers.is_typing and self.stack.currentWidget() is self.answers:
            self.answers.leave_card()
        else:
            super().leave()

    # --- lists in ---

    def ask_list(self) -> None:
        """Where a list of answers may come from."""
        survey_list_box.pop_up(self.menu_of_lists())

    def menu_of_lists(self) -> QMenu:
        """A file, or a range that was copied."""
        title = _("Danh sách trả lời")
        ways = (
            (_("Từ tệp Excel, Word…"), lambda: survey_list_box.pick(self, self.context, title, self.take_file)),
            (_("Dán vùng đã chép"), self.paste),
        )
        return survey_list_box.menu_of_ways(self, ways)

    def take_file(self, path: Path) -> None:
        """Read the answers of a file."""
        number = self.survey_id
        self._read(lambda: survey_import.from_file(self.context.workspace, number, path))

    def paste(self) -> None:
        """Read the answers of a copied range."""
        number, text = self.survey_id, survey_list_box.copied_text()
        self._read(lambda: survey_import.from_text(self.context.workspace, number, text))

    def _read(self, read: Callable[[], AnswerPreview]) -> None:
        survey_list_box.read(self, self.context, _("Đọc danh sách trả lời"), lambda: self._understood(read()))

    def _understood(self, shown: AnswerPreview) -> ReadList:
        ws = self.context.workspace
        verb = _("Lưu {count} phiếu").format(count=format_number(len(shown.forms)))
        return ReadList(
            shown.survey.title, form_columns(shown.survey), shown.forms, shown.faults, shown.told, verb,
            lambda: survey_import.store(ws, shown, even_again=bool(shown.repeated)),
            shown.repeated, _("Đúng là phiếu khác, lưu tất cả"),
        )  # fmt: skip

    # --- out ---

    def _pop_up(self) -> None:
        survey_list_box.pop_up(self.menu_of_exports())

    def menu_of_exports(self) -> QMenu:
        """What may be copied and written."""
        ways = (
            (_("Chép kết quả (dán vào Excel, Word)"), self.copy_results),
            (_("Xuất kết quả ra Excel…"), self.export),
            (_("Phiếu trống để phát, danh sách trống để nhập…"), self.export_blank),
        )
        return survey_list_box.menu_of_ways(self, ways)

    def copy_results(self) -> None:
        """Put the results on the clipboard."""
        if self.sheet is not None:
            QApplication.clipboard().setText(survey_export.copied(self.sheet))
            self.context.say(_("Đã chép kết quả."))

    def export(self) -> None:
        """Write the results into a folder."""
        number, ws = self.survey_id, self.context.workspace

        def work(folder: Path, _progress: Progress) -> tuple[Path, ...]:
            return (survey_export.export(ws, number, folder),)

        exporting.into_folder(self, self.context, _("Xuất kết quả khảo sát"), work)

    def export_blank(self) -> None:
        """Write the empty form and the empty list into a folder."""
        number, ws = self.survey_id, self.context.workspace

        def work(folder: Path, _progress: Progress) -> tuple[Path, ...]:
            return survey_export.export_blank(ws, number, folder)

        exporting.into_folder(self, self.context, _("Xuất phiếu trống"), work)
