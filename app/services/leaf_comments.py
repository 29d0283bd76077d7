"""Remarks «ý kiến» beside the leaves of a review: said by somebody, settled by somebody, never printed."""

from app.db import reviews as db_reviews
from app.db.reviews import LeafComment
from app.errors import Refused
from app.i18n import _
from app.services import leaf_texts
from app.services.workspace import Workspace
from app.text import nfc

__all__ = ["LeafComment"]


def comments(ws: Workspace, year: int, leaf: str = "", scope_unit_id: int | None = None) -> tuple[LeafComment, ...]:
    """The remarks of a review, or of one leaf of it, oldest first, settled ones too."""
    with ws.store.read() as connection:
        found = db_reviews.comments(connection, leaf_texts.unit_of(connection, scope_unit_id, year), year)
    return tuple(item for item in found if leaf in ("", item.leaf))


def add_comment(ws: Workspace, year: int, leaf: str, text: str, scope_unit_id: int | None = None) -> int:
    """Put a remark beside a leaf; returns its id. Raises ``Refused`` for an empty one or an unknown leaf."""
    code = leaf_texts.leaf_of(ws, leaf).code
    said = nfc(text).strip()
    if not said:
        raise Refused("empty-comment", _("Ý kiến chưa có chữ nào nên chưa ghi; hãy viết rồi ghi lại."))
    with ws.store.write(_("Ghi ý kiến về mục {leaf}").format(leaf=code), ws.actor) as connection:
        remark = LeafComment(code, said, ws.actor, ws.clock())
        return db_reviews.add_comment(connection, leaf_texts.unit_of(connection, scope_unit_id, year), year, remark)


def settle_comment(ws: Workspace, comment_id: int, *, is_settled: bool = True) -> None:
    """Call a remark settled, or open it again. Raises ``Refused`` when there is no such remark (any more)."""
    with ws.store.read() as connection:
        remark = db_reviews.find_comment(connection, comment_id)
    if remark is None:
        raise Refused("no-comment", _("Không còn ý kiến này; có thể người khác vừa hoàn tác. Hãy mở lại mục."))
    label = _("Xử lý xong ý kiến về mục {leaf}") if is_settled else _("Mở lại ý kiến về mục {leaf}")
    with ws.store.write(label.format(leaf=remark.leaf), ws.actor) as connection:
        by, at = (ws.actor, ws.clock()) if is_settled else ("", None)
        db_reviews.settle_comment(connection, comment_id, by, at)
