"""What text and figures of the review leave in doubt before it is issued, and the broken text that forbids it."""

from collections.abc import Iterable, Iterator, Sequence

from app.db.types import DbConnection
from app.domain.leaf_text import LeafCheck, LeafMismatch
from app.errors import Refused
from app.i18n import _
from app.reports.review import ReviewContent
from app.services import consolidation, doubtful_sizes
from app.services.doubtful_sizes import DoubtfulSize

#: So many places are named one by one, the others counted.
_MOST = 5


def refuse_broken(leaves: Iterable[LeafCheck]) -> None:
    """Refuse a text in which something written like a figure is none: it would be printed as braces and a code."""
    for leaf in leaves:
        for problem in leaf.problems:
            sentence = _("Chưa ban hành: “{field}” trong mục {leaf} không thành số liệu; chưa có gì thay đổi.")
            raise Refused(
                "broken-field",
                sentence.format(field=problem.field, leaf=leaf.code),
                _("{why} Hãy sửa mục ấy rồi ban hành lại.").format(why=problem.sentence),
            )


def of_texts(leaves: Sequence[LeafCheck]) -> Iterator[str]:
    """Leaves without anything, unfinished ones, typed numbers that the tables contradict, open remarks."""
    if empty := [leaf.code for leaf in leaves if leaf.is_empty]:
        sentence = _("{count} mục không có nội dung nào: {names}.")
        yield sentence.format(count=len(empty), names=", ".join(empty))
    if unfinished := [leaf.code for leaf in leaves if not leaf.is_done]:
        sentence = _("Còn {count} mục chưa ghi là đã viết xong: {names}.")
        yield sentence.format(count=len(unfinished), names=", ".join(unfinished))
    if wrong := [_mismatch(leaf, item) for leaf in leaves for item in leaf.mismatches]:
        yield _("Số ghi trong lời văn khác số liệu: {places}.").format(places=_places(wrong))
    if waiting := [leaf for leaf in leaves if leaf.open_comments]:
        count = sum(leaf.open_comments for leaf in waiting)
        sentence = _("Còn {count} góp ý chưa giải quyết ở mục {names}.")
        yield sentence.format(count=count, names=_places([leaf.code for leaf in waiting], ", "))


def of_figures(connection: DbConnection, content: ReviewContent) -> Iterator[str]:
    """Units without an accepted report, and numbers that are probably out by a factor."""
    totals = content.consolidation
    missing = [
        name for units in (totals.expected_communes, totals.expected_stations) for name in totals.submitted_of(units)[1]
    ]
    if missing:
        sentence = _("Chưa có báo cáo được duyệt của {count} đơn vị: {names}.")
        yield sentence.format(count=len(missing), names=", ".join(missing))
    units = consolidation.expected_of(connection, content.year, None).reporting
    if sizes := doubtful_sizes.still_open(connection, units, content.year):
        sentence = _("Số lệch cỡ chưa sửa, chưa giải trình: {places}.")
        yield sentence.format(places=_places([_size(item, content) for item in sizes]))


def _mismatch(leaf: LeafCheck, item: LeafMismatch) -> str:
    if item.unit:
        sentence = _("mục {leaf} ghi “{text}”, số của {unit} là {value}")
        return sentence.format(leaf=leaf.code, text=item.text, unit=item.unit, value=item.value)
    return _("mục {leaf} ghi “{text}”, tổng là {value}").format(leaf=leaf.code, text=item.text, value=item.value)


def _size(item: DoubtfulSize, content: ReviewContent) -> str:
    found = item.finding
    code = found.indicator or ""
    name = content.catalogue[code].name if code in content.catalogue else code
    owner = f"{item.unit_name}, {found.hamlet}" if found.hamlet else item.unit_name
    cell = _(" (ô {where})").format(where=found.where) if found.where.cell else ""
    sentence = _("{owner} ghi “{name}” ({code}) là {typed}{cell}")
    return sentence.format(owner=owner, name=name, code=code, typed=found.data.get("typed", ""), cell=cell)


def _places(places: Sequence[str], between: str = "; ") -> str:
    named = between.join(places[:_MOST])
    if len(places) <= _MOST:
        return named
    return _("{named} và {count} chỗ nữa").format(named=named, count=len(places) - _MOST)
