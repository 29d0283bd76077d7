"""The editor of one nomination: who it is and what for; what is wrong and what comes next stands beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.awards.nominations import Nomination, Nominee
from app.domain.awards.steps import Step
from app.errors import Problem
from app.i18n import _
from app.services.awards import choices, nominations
from app.services.awards.nominations import NominationRow
from app.ui import dialogs
from app.ui.awards import compare_box, nomination_forms, step_boxes
from app.ui.awards.nomination_panel import NominationActions, NominationPanel
from app.ui.awards.nomination_sections import FormHolder, ProofSections
from app.ui.awards.words import STATE_CHIPS
from app.ui.context import UiContext
from app.ui.events.editor_frame import SectionedEditor
from app.ui.widgets.labels import Part

if TYPE_CHECKING:
    from app.ui.forms import Form


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the data file holds of what is edited."""

    nominee: Nominee
    nomination: Nomination


class NominationEditor(SectionedEditor):
    """Edits one nomination; what is typed is kept a moment later, a refusal is told and loses nothing."""

    def __init__(self, context: UiContext) -> None:
        self.panel = NominationPanel(NominationActions(self._take, None, self.toggle_beside, self._compare))
        super().__init__(context, beside=self.panel)
        self.row: NominationRow | None = None
        self._kept: _Kept | None = None
        self.refusal = ""
        self._is_saving = False
        self.nominee_form: Form | None = None
        self.nomination_form = nomination_forms.nomination_form()
        self.nomination_form.changed.connect(self._on_typed)
        self._who, self._what = FormHolder(), FormHolder()
        self._what.hold(self.nomination_form)
        self.proofs = ProofSections(context)
        self.add_sections(
            (
                (_("Người, tập thể"), self._who.area),
                (_("Đề nghị"), self._what.area),
                *self.proofs.tabs(),
            )
        )

    @property
    def nomination_id(self) -> int:
        """The nomination that is open; 0 for none."""
        return self.row.id if self.row else 0

    # --- opening ---

    def open_nomination(self, nomination_id: int) -> None:
        """Show a nomination of the data file; what was typed for another one is kept first."""
        if nomination_id != self.nomination_id:
            self.save()
            self.tab_bar.setCurrentIndex(0)
        row = nominations.find(self.context.workspace, nomination_id)
        found = choices.of_campaign(self.context.workspace, row.nomination.campaign_id)
        self.nominee_form = nomination_forms.nominee_form(found, row.nominee.kind)
        self.nominee_form.changed.connect(self._on_typed)
        self._who.hold(self.nominee_form)
        self._take_over(row)
        self.nominee_form.focus("name")

    def refresh(self) -> None:
        """Show what the data file holds now: an undo or another window may have changed it."""
        if self._is_saving or self.row is None:
            return
        self.save()
        if self.refusal:
            return
        try:
            self._take_over(nominations.find(self.context.workspace, self.row.id))
        except Problem:
            # Its beginning was taken back.
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show no nomination; what was typed is kept first."""
        self.save()
        self.stop_pause()
        self.row, self._kept, self.refusal = None, None, ""

    def leave(self) -> None:
        """Back to the list, unless something typed could not be kept: then that is asked about."""
        self.save()
        if not self.refusal:
            self.closed.emit()
            return
        ask = _("Bỏ những gì chưa lưu?")
        dialogs.ask(self.window(), ask, self.refusal, _("Bỏ phần chưa lưu"), self._give_up)

    def _give_up(self) -> None:
        self._kept, self.row, self.refusal = None, None, ""
        self.closed.emit()

    # --- showing ---

    def _take_over(self, row: NominationRow) -> None:
        self.row = row
        self._kept = _Kept(row.nominee, row.nomination)
        self.title.setText(row.name)
        self.chip.show_state(row.state_words[:1].upper() + row.state_words[1:], STATE_CHIPS[row.nomination.state])
        if self.nominee_form is not None and self._written_nominee() != row.nominee:
            nomination_forms.show_nominee(self.nominee_form, row.nominee)
        if nomination_forms.written_nomination(self.nomination_form, row.nomination) != row.nomination:
            nomination_forms.show_nomination(self.nomination_form, row.nomination)
        self.proofs.show_row(row)
        self.panel.show_row(row, self.context.workspace.presets.catalogue(self.context.year))
        self.share_room()
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """Award and unit, or why something is not kept."""
        if self.refusal:
            return (Part(self.refusal, "block"),)
        return (f"{self.row.award_title} · {self.row.unit_title}",) if self.row else ()

    # --- keeping ---

    def _on_typed(self) -> None:
        if self._kept is not None and not self._is_saving:
            self.typed()

    def _written_nominee(self) -> Nominee | None:
        if self.nominee_form is None or self._kept is None:
            return None
        try:
            return nomination_forms.written_nominee(self.nominee_form, self._kept.nominee)
        except ValueError as error:
            self.refusal = str(error)
            return None

    def save(self) -> None:
        """Keep what was typed, if anything is new; a refusal is told beside it and loses nothing."""
        self.stop_pause()
        kept = self._kept
        if kept is None or not self.context.is_open:
            return
        self.refusal = ""
        nominee = self._written_nominee()
        item = nomination_forms.written_nomination(self.nomination_form, kept.nomination)
        if nominee is not None and (nominee, item) != (kept.nominee, kept.nomination):
            self._store(kept, nominee, item)
        self.saved.setText(_("chưa lưu") if self.refusal else _("đã lưu"))
        self.news.emit()

    def _store(self, kept: _Kept, nominee: Nominee, item: Nomination) -> None:
        ws = self.context.workspace
        self._is_saving = True
        try:
            who = nominee if nominee != kept.nominee else None
            nominations.edit(ws, item, who, opened=(kept.nomination, kept.nominee))
        except Problem as problem:
            self.refusal = str(problem)
        finally:
            self._is_saving = False
        if not self.refusal:
            self._take_over(nominations.find(ws, item.id))

    def _take(self, row: NominationRow, step: Step) -> None:
        self.save()
        if not self.refusal:
            step_boxes.take(self, self.context, row, step)

    def _compare(self, row: NominationRow) -> None:
        compare_box.ask_pair(self, self.context, row)
