"""The leaves «gạch đầu dòng» of the review: what their figures say, what was written, what is finished."""

from dataclasses import dataclass

from app.db import reviews as db_reviews
from app.db.types import DbConnection
from app.domain.leaf_text import LeafIndicator, LeafMismatch, LeafPiece, LeafProblem
from app.domain.outline import Outline, OutlineLeaf
from app.errors import Refused
from app.i18n import _
from app.reports import leaf_fields, review_body, wording
from app.reports import review as review_paper
from app.reports.review_annexes import UnitNarrative
from app.services import leaf_figures, review_content, scope
from app.services.narrative_checks import TextChecker
from app.services.workspace import Workspace
from app.text import nfc


@dataclass(frozen=True, slots=True)
class LeafState:
    """One leaf «gạch đầu dòng» of the review: what its figures say, what was written, what the units wrote.

    ``sentences`` are the generated ones and ``written`` the paragraphs of ``text``, both as they print. ``palette`` are
    the figures of the leaf, ``problems`` fields of the text that mean none, ``mismatches`` typed numbers that the
    tables contradict.
    """

    leaf: OutlineLeaf
    heading: str
    generated: str
    text: str
    is_done: bool
    narratives: tuple[UnitNarrative, ...]
    sentences: tuple[tuple[LeafPiece, ...], ...] = ()
    written: tuple[tuple[LeafPiece, ...], ...] = ()
    palette: tuple[LeafIndicator, ...] = ()
    problems: tuple[LeafProblem, ...] = ()
    mismatches: tuple[LeafMismatch, ...] = ()


def leaves(ws: Workspace, year: int, scope_unit_id: int | None = None) -> tuple[LeafState, ...]:
    """Every leaf of the outline in printed order."""
    content = review_content.current(ws, year, scope_unit_id)
    context = review_paper.phrase_context(content)
    checker = TextChecker(content.catalogue, content.consolidation)
    with ws.store.read() as connection:
        written = db_reviews.texts(connection, unit_of(connection, scope_unit_id, year), year)
    states = []
    for leaf in content.outline.leaves():
        known = written.get(leaf.code)
        text = known.text if known else ""
        sentences = review_body.leaf_sentences(leaf, context)
        paragraphs = review_body.written_paragraphs(text, context)
        states.append(
            LeafState(
                leaf=leaf,
                heading=leaf.heading,
                generated=wording.texts_of(sentences),
                text=text,
                is_done=bool(known and known.is_done),
                narratives=tuple(item for item in content.narratives if item.leaf == leaf.code),
                sentences=tuple(leaf_figures.pieces(runs) for runs in sentences),
                written=tuple(leaf_figures.pieces(runs) for runs in paragraphs),
                palette=leaf_figures.palette(leaf.indicators, context),
                problems=_problems(text, content),
                mismatches=checker.mismatches(leaf, text, context),
            )
        )
    return tuple(states)


def _problems(text: str, content: review_paper.ReviewContent) -> tuple[LeafProblem, ...]:
    return tuple(LeafProblem(item.field, item.sentence) for item in leaf_fields.problems(text, content.catalogue))


def palette(ws: Workspace, year: int, scope_unit_id: int | None = None) -> tuple[LeafIndicator, ...]:
    """Every figure that may be put into a text, in the order of the catalogue: for leaves without figures of their own.

    The palette of one leaf comes with its :class:`LeafState`.
    """
    context = review_paper.phrase_context(review_content.current(ws, year, scope_unit_id))
    return leaf_figures.palette([item.code for item in context.catalogue], context)


def rendered(
    ws: Workspace, year: int, text: str, scope_unit_id: int | None = None
) -> tuple[tuple[LeafPiece, ...], ...]:
    """Typed text as it would print, paragraph by paragraph, before it is kept; nothing is stored."""
    context = review_paper.phrase_context(review_content.current(ws, year, scope_unit_id))
    return tuple(leaf_figures.pieces(runs) for runs in review_body.written_paragraphs(text, context))


def outline(ws: Workspace) -> Outline:
    """The outline «đề cương» of the committee's plan."""
    with ws.store.read() as connection:
        committee = scope.committee_of(connection)
    return ws.presets.outline(ws.presets.plan(committee.plan_preset).outline)


def leaf_progress(ws: Workspace, year: int) -> dict[str, bool]:
    """Leaf codes of the review and whether each is called finished."""
    with ws.store.read() as connection:
        committee = scope.committee_of_year(connection, year)
        written = db_reviews.texts(connection, committee.unit_id, year)
    return {leaf.code: leaf.code in written and written[leaf.code].is_done for leaf in outline(ws).leaves()}


def leaf_of(ws: Workspace, code: str) -> OutlineLeaf:
    """The leaf of the committee's outline with this code; raises ``Refused`` when there is none."""
    try:
        return outline(ws).leaf(code)
    except KeyError:
        raise Refused("unknown-leaf", _("Đề cương không có mục {leaf}.").format(leaf=code)) from None


def save_text(
    ws: Workspace, year: int, leaf: str, text: str, done: bool | None, scope_unit_id: int | None = None
) -> tuple[LeafProblem, ...]:
    """Keep what was written for one leaf; ``done`` says that its writer calls it finished; ``None`` leaves that.

    Returns what in the text looks like a figure and means none: it is kept and will be printed literally.
    """
    code = leaf_of(ws, leaf).code
    with ws.store.write(_("Ghi nội dung mục {leaf}").format(leaf=code), ws.actor) as connection:
        unit_id = unit_of(connection, scope_unit_id, year)
        known = db_reviews.texts(connection, unit_id, year).get(code)
        is_done = bool(known and known.is_done) if done is None else done
        db_reviews.save_text(connection, unit_id, year, db_reviews.LeafText(code, nfc(text).strip(), is_done))
    found = leaf_fields.problems(text, ws.presets.catalogue(year))
    return tuple(LeafProblem(item.field, item.sentence) for item in found)


def unit_of(connection: DbConnection, scope_unit_id: int | None, year: int) -> int:
    """The unit whose review of a year is written: the committee's own, or the one named."""
    return scope.committee_of_year(connection, year).unit_id if scope_unit_id is None else scope_unit_id


def is_optional(leaf: OutlineLeaf) -> bool:
    """Whether the outline itself says that the leaf is only filled «nếu có»."""
    return review_body.is_optional(leaf)
