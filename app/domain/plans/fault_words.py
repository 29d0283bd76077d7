"""Faults of a plan for somebody who sees names, not keys: «Nhiệm vụ “Mở lớp tập huấn”: cơ quan “Công an xã” …»."""

import re
from collections.abc import Mapping

from app.domain.plans.fault_places import Fault
from app.domain.plans.part_keys import PART_NAMES, parts_of
from app.domain.plans.plan import PART_KIND_WORDS, PartKind, Plan
from app.i18n import N_, _

_LONGEST = 60
_LISTS: Mapping[PartKind, str] = {
    PartKind.AGENCY: "agencies",
    PartKind.PHASE: "phases",
    PartKind.MEASURE: "measures",
    PartKind.TARGET: "targets",
    PartKind.TASK: "tasks",
    PartKind.DUTY: "duties",
}
#: The word before a quoted key says of which list it is.
_WORDS: Mapping[str, str] = {
    N_("cơ quan"): "agencies",
    N_("giai đoạn"): "phases",
    N_("số đo"): "measures",
    N_("phần"): "measures",
    N_("tổng"): "measures",
    N_("nhiệm vụ"): "tasks",
    N_("mục"): "head.sections",
}


#: What must be said where a field is empty.
_FIELDS: Mapping[str, str] = {
    "title": N_("phải ghi tên"),
    "name": N_("phải ghi tên"),
    "issuer": N_("phải ghi cơ quan ban hành"),
    "starts": N_("phải ghi từ bao giờ"),
    "ends": N_("phải ghi đến bao giờ"),
}


def sentence_of(fault: Fault, plan: Plan) -> str:
    """:attr:`Fault.sentence` with names in place of keys; a part without a name is told by its number in the list."""
    told = f"{what_of(fault, plan)}."
    if fault.kind is None:
        return _("Kế hoạch: {told}").format(told=told)
    word = _(PART_KIND_WORDS[fault.kind])
    name = _named(plan, _LISTS[fault.kind], fault.key)
    return f"{word[0].upper()}{word[1:]} {name}: {told}"


def what_of(fault: Fault, plan: Plan) -> str:
    """What is wrong, as it is told at the part itself; without full stop."""
    what = _(_FIELDS[fault.field]) if fault.what == _("phải ghi") and fault.field in _FIELDS else fault.what
    for word, listed in _WORDS.items():

        def name(found: re.Match[str], listed: str = listed) -> str:
            return found[1] + _named(plan, listed, found[2])

        what = re.sub(rf"(\b{_(word)} )“([^”]*)”", name, what)
    if fault.kind is PartKind.TASK:
        what = _with_products(what, plan, fault.key)
    if fault.kind is PartKind.DUTY:
        what = re.sub(r"“([^”]*)”", lambda found: _named(plan, "agencies", found[1]), what)
    return what


def _with_products(what: str, plan: Plan, key: str) -> str:
    words = {item.key: item.text for task in plan.tasks if task.key == key for item in task.deliverables}
    return re.sub(r"“([^”]*)”", lambda found: f"“{_short(words.get(found[1]) or found[1])}”", what)


def _named(plan: Plan, listed: str, key: str) -> str:
    """A part as sentences call it."""
    for number, item in enumerate(parts_of(plan, listed), 1):
        if item.key == key:
            name = getattr(item, PART_NAMES[listed]).strip()
            return f"“{_short(name)}”" if name else _("thứ {number} (chưa có tên)").format(number=number)
    return f"“{key}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
