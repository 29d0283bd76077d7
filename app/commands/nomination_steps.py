"""One step for one nomination or many by command: a refusal names the nomination and the command that helps."""

from collections.abc import Sequence
from dataclasses import replace

from app.errors import Refused
from app.i18n import N_, _
from app.services.awards import bulk
from app.services.awards.bulk import Outcome
from app.services.workspace import Workspace

_DIFFERENT = N_("nominations set {id} --different KHÁC_Ở_ĐIỂM_NÀO; nominations withdraw SỐ --reason LÝ_DO")
_OVERRUN = N_("nominations propose {id} --reason LÝ_DO --document VĂN_BẢN; nominations replace SỐ --by {id} --reason …")

#: What may be typed next, by the code of a refusal.
_COMMANDS = {
    "award-looks-alike": N_("nominations duplicates, rồi --same SỐ SỐ hoặc --different SỐ SỐ"),
    "award-same-achievement": _DIFFERENT,
    "award-difference-unexplained": _DIFFERENT,
    "award-given-this-year": _DIFFERENT,
    "no-place": _OVERRUN,
    "no-quota-here": N_("nominations propose {id} --reason LÝ_DO --document VĂN_BẢN"),
    "out-of-order": N_("nominations rank {id} THỨ_TỰ"),
}


def each(ws: Workspace, ids: Sequence[int], step: bulk.Step) -> Outcome:
    """:func:`app.services.awards.bulk.each`, each refusal with the command that helps.

    Raises ``Refused`` where nothing was done with any.
    """
    found = bulk.each(ws, ids, step)
    refused = tuple(replace(item, problem=helped(item.problem, item.nomination_id)) for item in found.refused)
    if refused and not found.done:
        first = refused[0].problem
        raise first if len(ids) == 1 else Refused(first.code, "\n".join(map(str, refused)))
    return replace(found, refused=refused)


def helped(problem: Refused, nomination_id: int) -> Refused:
    """A refusal with the command that helps, where there is one."""
    command = _COMMANDS.get(problem.code)
    if command is None:
        return problem
    typed = _("Lệnh: {command}.").format(command=_(command).format(id=nomination_id))
    return Refused(problem.code, problem.sentence, f"{problem.way_out} {typed}".strip())
