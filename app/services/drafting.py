"""Sentences offered to who writes the assessment and the tasks: targets, biggest changes, gaps. None goes in by itself.

Which kinds are offered at which leaf is data of the outline (``aids``). Figures stand in them as live fields.
"""

from collections.abc import Iterator

from app.db import findings
from app.db.types import DbConnection
from app.domain.findings import Severity
from app.domain.leaf_text import DraftSentence
from app.i18n import _
from app.reports import leaf_fields
from app.reports import review as review_paper
from app.services import (
    consolidation,
    doubtful_sizes,
    draft_sentences,
    leaf_figures,
    leaf_texts,
    review_content,
    scope,
)
from app.services.workspace import Workspace

_MOST_OVERRIDDEN = 10
_LET_PASS = (Severity.ERROR, Severity.WARNING)


def suggestions(ws: Workspace, year: int, leaf: str, scope_unit_id: int | None = None) -> tuple[DraftSentence, ...]:
    """Sentences for one leaf, in the order in which the outline names their kinds; none where it names none."""
    node = leaf_texts.leaf_of(ws, leaf)
    content = review_content.current(ws, year, scope_unit_id)
    with ws.store.read() as connection:
        committee = scope.committee_of_year(connection, year)
        reasons = tuple(_reasons(connection, content, year, scope_unit_id))
        units = consolidation.expected_of(connection, year, scope_unit_id).reporting
        # A change is as doubtful when last year's number is the one that is out by a factor.
        sizes = [item for one in (year - 1, year) for item in doubtful_sizes.still_open(connection, units, one)]
    is_own = scope_unit_id in (None, committee.unit_id)
    targets = ws.presets.plan(committee.plan_preset).targets if is_own else ()
    material = draft_sentences.Material(
        content, targets, reasons, frozenset(item.finding.indicator or "" for item in sizes)
    )
    context = review_paper.phrase_context(content)
    return tuple(
        DraftSentence(kind, text, leaf_figures.pieces(leaf_fields.text_runs(text, context)))
        for kind in node.aids
        for text in draft_sentences.texts(material, node, kind)
    )


def _reasons(
    connection: DbConnection, content: review_paper.ReviewContent, year: int, scope_unit_id: int | None
) -> Iterator[str]:
    """Why figures with an error count all the same: unit, figure and the reason that was given."""
    units = consolidation.expected_of(connection, year, scope_unit_id).reporting
    owners = doubtful_sizes.owners_of_versions(connection, units, year)
    told: dict[tuple[str, str, str], None] = {}
    for (version, code, _sheet, _cell), reason in findings.overridden(connection, list(owners), _LET_PASS).items():
        if code in content.catalogue and reason:
            told[owners[version], content.catalogue[code].name, reason.rstrip(" .")] = None
    sentence = _("Số liệu “{name}” của {unit} được giữ nguyên sau kiểm tra: {reason}.")
    for unit, name, reason in list(told)[:_MOST_OVERRIDDEN]:
        yield sentence.format(name=name, unit=unit, reason=reason)
