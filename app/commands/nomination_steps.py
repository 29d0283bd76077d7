"""One step for one nomination or many by command: a refusal names the nomination and the command that helps."""

from collections.abc import Callable, Sequence

from app.domain.awards.nominations import Nomination
from app.errors import Refused
from app.i18n import N_, _
from app.services.awards import nominations
from app.services.workspace import Workspace

Step = Callable[[Workspace, int], Nomination]

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


def each(ws: Workspace, ids: Sequence[int], step: Step) -> tuple[list[Nomination], list[str]]:
    """What was done, and the refusals of the others, each with number and person.

    Raises ``Refused`` where nothing was done with any.
    """
    done: list[Nomination] = []
    refused: list[tuple[int, Refused]] = []
    for key in ids:
        try:
            done.append(step(ws, key))
        except Refused as problem:
            refused.append((key, helped(problem, key)))
    told = [f"{_named(ws, key)}: {problem}" for key, problem in refused]
    if refused and not done:
        first = refused[0][1]
        raise first if len(ids) == 1 else Refused(first.code, "\n".join(told))
    return done, told


def helped(problem: Refused, nomination_id: int) -> Refused:
    """A refusal with the command that helps, where there is one."""
    command = _COMMANDS.get(problem.code)
    if command is None:
        return problem
    typed = _("Lệnh: {command}.").format(command=_(command).format(id=nomination_id))
    return Refused(problem.code, problem.sentence, f"{problem.way_out} {typed}".strip())


def _named(ws: Workspace, key: int) -> str:
    try:
        return f"{key}. {nominations.find(ws, key).name}"
    except Refused:
        return str(key)
