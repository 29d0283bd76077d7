"""What the officer does with the text of a review: everything a screen or command needs beside the paper itself.

The text of each leaf with its live fields, figures to put into it, sentences offered, what the units wrote, who changed
what, remarks, and what still stands between the draft and the signature. Totals, paper and issue are in
:mod:`app.services.reviews`.
"""

from app.domain.leaf_text import LeafCheck
from app.services import leaf_comments, leaf_texts
from app.services.drafting import suggestions
from app.services.leaf_comments import LeafComment, add_comment, comments, settle_comment
from app.services.leaf_history import versions
from app.services.leaf_narratives import MergedNarratives, merged_narratives
from app.services.leaf_texts import (
    LeafState,
    leaf_progress,
    leaves,
    outline,
    palette,
    rendered,
    save_text,
)
from app.services.workspace import Workspace

__all__ = [
    "LeafComment",
    "LeafState",
    "MergedNarratives",
    "add_comment",
    "check",
    "comments",
    "leaf_progress",
    "leaves",
    "merged_narratives",
    "outline",
    "palette",
    "rendered",
    "save_text",
    "settle_comment",
    "suggestions",
    "versions",
]


def check(ws: Workspace, year: int, scope_unit_id: int | None = None) -> tuple[LeafCheck, ...]:
    """What each leaf still lacks, in printed order: text, figures, a second look, the word that it is finished."""
    remarks = leaf_comments.comments(ws, year, scope_unit_id=scope_unit_id)
    return tuple(
        _checked(state, sum(item.leaf == state.leaf.code and not item.settled_by for item in remarks))
        for state in leaf_texts.leaves(ws, year, scope_unit_id)
    )


def _checked(state: LeafState, open_comments: int) -> LeafCheck:
    shown = [piece for sentence in (*state.sentences, *state.written) for piece in sentence]
    is_told_by_unit = any(item.is_own for item in state.narratives)
    return LeafCheck(
        code=state.leaf.code,
        title=state.leaf.short or state.heading,
        is_done=state.is_done,
        is_empty=not shown and not is_told_by_unit and not leaf_texts.is_optional(state.leaf),
        missing=tuple(dict.fromkeys(piece.code for piece in shown if piece.is_missing)),
        problems=state.problems,
        mismatches=state.mismatches,
        open_comments=open_comments,
    )
