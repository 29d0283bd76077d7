"""The pages of the paper in sight, drawn on the worker; who holds a paper up is said in their place."""

from app.domain.awards.papers import PaperScope
from app.errors import Problem
from app.i18n import _
from app.services.awards.paper_choice import AwardSheet
from app.ui import operations
from app.ui.awards import paper_making
from app.ui.context import UiContext
from app.ui.papers import paper_actions
from app.ui.widgets.paper_preview import PaperPreview


class SheetPreview(PaperPreview):
    """Draws one paper at a time; while that goes on, more wishes wait for one more drawing."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._wanted: tuple[PaperScope, AwardSheet] | None = None
        self._is_drawing, self._is_again = False, False
        self.close_button.hide()
        self.print_asked.connect(self.print)

    def look(self, scope: PaperScope, sheet: AwardSheet | None) -> None:
        """Show another paper."""
        self._wanted = (scope, sheet) if sheet is not None else None
        self._draw()

    def _draw(self) -> None:
        if self._wanted is None or self._is_drawing or not self.isVisible():
            self._is_again = self._is_drawing
            return
        scope, sheet = self._wanted
        if sheet.blocked:
            self.view.say(sheet.blocked)
            return
        ws = self._context.workspace
        self._is_drawing, self._is_again = True, False
        self.view.say(_("Đang vẽ trang in…"))
        operations.run(
            self,
            self._context,
            _("Vẽ trang in"),
            lambda _progress: paper_making.pages(ws, scope, sheet),
            done=self._drawn,
            cancelled=self._ended,
            failed=self._not_drawn,
        )

    def _drawn(self, content: bytes) -> None:
        if not self._is_again:
            self.show_bytes(content)
        self._ended()

    def _not_drawn(self, problem: Problem) -> bool:
        self.view.say(str(problem))
        self._ended()
        return True

    def _ended(self) -> None:
        self._is_drawing = False
        if self._is_again:
            self._draw()

    def print(self) -> None:
        """Put the pages that are shown on paper."""
        if self._wanted is not None:
            paper_actions.print_pages(self, self._context, self._wanted[1].name, self.view.content)
