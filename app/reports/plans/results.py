"""Parts of a plan's report about what it ordered: tasks, agencies, duties; lines of the text of a paper."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from app.domain.plans.duty_rows import DutyRow, agency_on
from app.domain.plans.duty_standing import DutyState
from app.domain.plans.plan import Agency
from app.domain.plans.progress import TASK_STATE_WORDS, SlotStanding, TaskStanding, TaskState, together
from app.reports.event_facts import one_line, table
from app.reports.plans.chase_letter import due_words
from app.reports.plans.facts import ReportFacts
from app.text import padded_count, short_date

_FINISHED = frozenset({TaskState.DONE, TaskState.DONE_LATE})
#: In this order states are told, the worst first after what is done.
_ORDER = (
    TaskState.DONE,
    TaskState.DONE_LATE,
    TaskState.DOING,
    TaskState.OVERDUE,
    TaskState.NOT_STARTED,
    TaskState.WAITING,
    TaskState.NOT_DUE,
    TaskState.DROPPED,
)
#: A table of agencies has a column for each of these.
_COLUMNS: Mapping[str, frozenset[TaskState]] = {
    "Xong": _FINISHED,
    "Đang làm": frozenset({TaskState.DOING}),
    "Quá hạn": frozenset({TaskState.OVERDUE}),
    "Chưa bắt đầu": frozenset({TaskState.NOT_STARTED, TaskState.WAITING, TaskState.NOT_DUE}),
    "Không thực hiện": frozenset({TaskState.DROPPED}),
}
ANNEX_TITLE = "Kết quả thực hiện từng nhiệm vụ"


# --- tasks -----------------------------------------------------------------------------------------------------------


def _slots(facts: ReportFacts, item: TaskStanding) -> tuple[SlotStanding, ...]:
    return item.within(facts.time.period)


def state_of(facts: ReportFacts, item: TaskStanding) -> TaskState:
    """How a task stands within the stretch of the report: overdue if any of its slots is."""
    return _over_slots(slot.state for slot in _slots(facts, item))


def _over_slots(states: Iterable[TaskState]) -> TaskState:
    """The state of slots together: what is dropped in some of them does not keep the rest from being done."""
    every = list(states)
    begun = [state for state in every if state is not TaskState.NOT_DUE]
    unfinished = [state for state in begun if state not in _FINISHED and state is not TaskState.DROPPED]
    return together(unfinished or begun or every)


def tasks(facts: ReportFacts) -> Iterator[str]:
    """How many stand how, group by group, then those that are late; the table of all is an annex."""
    if not facts.tasks:
        yield "Trong kỳ báo cáo không có nhiệm vụ nào của kế hoạch."
        return
    states = Counter(state_of(facts, item) for item in facts.tasks)
    yield (
        f"Trong kỳ báo cáo có {padded_count(len(facts.tasks))} nhiệm vụ: {_counts(states)} "
        "(kết quả từng nhiệm vụ theo Phụ lục kèm theo)."
    )
    yield from _groups(facts)
    late = [item for item in facts.tasks if state_of(facts, item) is TaskState.OVERDUE]
    if late:
        yield "Các nhiệm vụ quá hạn:"
        yield from (f"- {_named(item)} ({_leads(facts, item)}): {_state(facts, item)}." for item in late)


def _counts(states: Counter[TaskState]) -> str:
    return ", ".join(f"{padded_count(states[state])} {TASK_STATE_WORDS[state]}" for state in _ORDER if states[state])


def _groups(facts: ReportFacts) -> Iterator[str]:
    """The groups at the top of the tree, where there is more than one."""
    above = {task.key: task.parent for task in facts.plan.tasks}
    titles = {task.key: task.title for task in facts.plan.tasks}
    groups: dict[str, Counter[TaskState]] = {}
    for item in facts.tasks:
        key = item.task.key
        while above.get(key):
            key = above[key]
        if key != item.task.key:
            groups.setdefault(key, Counter())[state_of(facts, item)] += 1
    if len(groups) > 1:
        yield from (f"- {one_line(titles[key]).rstrip('.;: ')}: {_counts(states)}." for key, states in groups.items())


def task_table(facts: ReportFacts) -> tuple[str, ...]:
    """Every task with its leads, time, products against their counts, and how it stands."""
    head = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm", "Kết quả")
    return table(head, (_task(facts, number, item) for number, item in enumerate(facts.tasks, 1)))


def _task(facts: ReportFacts, number: int, item: TaskStanding) -> tuple[str, ...]:
    task = item.task
    when = task.timing.text or "; ".join(dict.fromkeys(slot.slot.words for slot in _slots(facts, item)))
    leads = _leads(facts, item)
    return str(number), _named(item), leads, one_line(when), _products(facts, item), _state(facts, item)


def _named(item: TaskStanding) -> str:
    clause = f" (mục {item.task.clause})" if item.task.clause else ""
    return f"{one_line(item.task.title).rstrip('.;: ')}{clause}"


def _leads(facts: ReportFacts, item: TaskStanding) -> str:
    keys = item.task.leads or item.task.hosts
    return ", ".join(dict.fromkeys(_agency(facts, key) for key in keys)) or "chưa ghi"


def _agency(facts: ReportFacts, key: str) -> str:
    """The name an agency bears at the end of what is told, the short one if it has one."""
    found = _agency_then(facts, key)
    return one_line((found.short_name or found.name) if found else key)


def _agency_then(facts: ReportFacts, key: str) -> Agency | None:
    """A report of 2022 that is made in 2025 tells the agencies of 2022."""
    return agency_on(facts.plan, key, min(facts.time.period.last, facts.today, facts.plan.head.ends))


def _key_then(facts: ReportFacts, key: str) -> str:
    """The key of the agency at the end of what is told: two that became one have one."""
    found = _agency_then(facts, key)
    return found.key if found else key


def _products(facts: ReportFacts, item: TaskStanding) -> str:
    """What was made against what the plan asks, slot by slot where there are several."""
    slots = [slot for slot in _slots(facts, item) if slot.state is not TaskState.NOT_DUE] or _slots(facts, item)[:1]
    told: dict[str, list[str]] = {}
    for slot in slots:
        for found in slot.products:
            name = one_line(found.product.text)
            is_counted = found.product.count is not None or found.made is not None
            said = found.words if is_counted else "chưa ghi số lượng"
            prefix = f"{slot.slot.words}: " if len(slots) > 1 and slot.slot.words else ""
            said = one_line(said).removeprefix(f"{name}: ")
            told.setdefault(name, []).append(f"{prefix}{said}")
    return "; ".join(f"{name}: {', '.join(dict.fromkeys(words))}" for name, words in told.items())


def _state(facts: ReportFacts, item: TaskStanding) -> str:
    """The state in words: of each slot where there are several, of each lead where they differ, how late."""
    slots = _slots(facts, item)
    if len(slots) == 1:
        return _slot_state(facts, slots[0])
    done = sum(slot.state in _FINISHED for slot in slots)
    rest: dict[TaskState, list[str]] = {}
    for slot in slots:
        if slot.state not in _FINISHED:
            rest.setdefault(slot.state, []).append(slot.slot.words)
    told = [f"{TASK_STATE_WORDS[state]}: {', '.join(filter(None, words))}" for state, words in rest.items()]
    return "; ".join((f"{padded_count(done)}/{padded_count(len(slots))} kỳ đã xong", *told))


def _slot_state(facts: ReportFacts, slot: SlotStanding) -> str:
    words = TASK_STATE_WORDS[slot.state]
    due = slot.slot.due_on
    if slot.state is TaskState.OVERDUE and due is not None:
        words = f"{words} {padded_count((facts.today - due).days)} ngày"
    if slot.state in _FINISHED and any(item.is_short and item.made is not None for item in slot.products):
        words = f"{words}, sản phẩm chưa đủ"
    leads = {key: _of_lead(facts, slot, key) for key in (_key_then(facts, key) for key in slot.by_lead)}
    if len(set(leads.values())) > 1:
        told = (f"{_agency(facts, key)} {TASK_STATE_WORDS[state]}" for key, state in leads.items())
        words = f"{words} ({'; '.join(told)})"
    papers = dict.fromkeys(one_line(entry.document) for entry in slot.entries if entry.document)
    return f"{words}; {', '.join(papers)}" if papers else words


# --- agencies --------------------------------------------------------------------------------------------------------


def agencies(facts: ReportFacts) -> Iterator[str]:
    """What each agency leads and how that stands, then who is late with which task or paper."""
    of_lead = _by_lead(facts)
    if not of_lead:
        yield "Kế hoạch không giao nhiệm vụ trong kỳ cho cơ quan cụ thể."
        return
    head = ("TT", "Cơ quan, đơn vị", "Chủ trì", *_COLUMNS)
    rows = []
    for number, (key, states) in enumerate(of_lead.items(), 1):
        counts = (str(sum(states[state] for state in some)) for some in _COLUMNS.values())
        rows.append((str(number), _agency(facts, key), str(states.total()), *counts))
    yield "Số nhiệm vụ trong kỳ theo cơ quan chủ trì (nhiệm vụ nhiều cơ quan chủ trì tính cho từng cơ quan):"
    yield from table(head, rows)
    yield from _late_agencies(facts, of_lead)


def _by_lead(facts: ReportFacts) -> dict[str, Counter[TaskState]]:
    found: dict[str, Counter[TaskState]] = {_key_then(facts, item.key): Counter() for item in facts.plan.agencies}
    for item in facts.tasks:
        for key in _leads_then(facts, item):
            found.setdefault(key, Counter())[_state_of_lead(facts, item, key)] += 1
    return {key: states for key, states in found.items() if states}


def _state_of_lead(facts: ReportFacts, item: TaskStanding, key: str) -> TaskState:
    return _over_slots(_of_lead(facts, slot, key) for slot in _slots(facts, item))


def _leads_then(facts: ReportFacts, item: TaskStanding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_key_then(facts, key) for key in item.task.leads))


def _of_lead(facts: ReportFacts, slot: SlotStanding, key: str) -> TaskState:
    """How a lead stands in a slot; of two that became one office, done is what one of them has done."""
    states = [state for lead, state in slot.by_lead.items() if _key_then(facts, lead) == key]
    return together([state for state in states if state in _FINISHED] or states or [slot.state])


def _late_agencies(facts: ReportFacts, of_lead: Mapping[str, Counter[TaskState]]) -> Iterator[str]:
    owed = Counter(_key_then(facts, row.owner.agency) for row in facts.duties if row.is_behind and row.owner.agency)
    for key in dict.fromkeys((*of_lead, *owed)):
        late = [
            f"mục {one_line(item.task.clause)}" if item.task.clause else _named(item)
            for item in facts.tasks
            if key in _leads_then(facts, item) and _state_of_lead(facts, item, key) is TaskState.OVERDUE
        ]
        told = [f"quá hạn {padded_count(len(late))} nhiệm vụ: {', '.join(late)}"] if late else []
        told += [f"chưa nộp {padded_count(owed[key])} báo cáo, hồ sơ đã qua hạn"] if owed[key] else []
        if told:
            yield f"- {_agency(facts, key)}: {'; '.join(told)}."


# --- duties ----------------------------------------------------------------------------------------------------------

_ON_TIME = frozenset({DutyState.DONE, DutyState.DONE_BETWEEN})


def duties(facts: ReportFacts) -> Iterator[str]:
    """For each duty how many owe it, how many were on time, late or still owe; then who, with how late."""
    if not facts.duties:
        yield "Trong kỳ báo cáo không có báo cáo, hồ sơ nào phải nộp theo kế hoạch."
        return
    groups: dict[tuple[str, str], list[DutyRow]] = {}
    for row in facts.duties:
        groups.setdefault((one_line(row.title), due_words(row.due)), []).append(row)
    head = ("TT", "Nội dung", "Thời hạn", "Phải nộp", "Đúng hạn", "Nộp muộn", "Quá hạn chưa nộp", "Chưa qua hạn")
    yield "Việc nộp báo cáo, hồ sơ trong kỳ:"
    yield from table(head, (_duty(number, *item) for number, item in enumerate(groups.items(), 1)))
    late = [row for row in facts.duties if row.is_late]
    if late:
        yield "Các đơn vị nộp muộn hoặc chưa nộp đủ:"
        yield from _late_duties(late)
    waived = sum(row.standing.state is DutyState.WAIVED for row in facts.duties)
    if waived:
        yield f"{padded_count(waived)} trường hợp được miễn."


def _duty(number: int, named: tuple[str, str], rows: Sequence[DutyRow]) -> tuple[str, ...]:
    owed = [row for row in rows if row.standing.state is not DutyState.WAIVED]
    on_time = sum(row.standing.state in _ON_TIME for row in owed)
    late = sum(row.standing.state is DutyState.DONE_LATE for row in owed)
    behind = sum(row.is_behind for row in owed)
    counts = (len(owed), on_time, late, behind, len(owed) - on_time - late - behind)
    return str(number), named[0], named[1] or "không ghi hạn", *map(str, counts)


def _late_duties(rows: Sequence[DutyRow]) -> Iterator[str]:
    """Who is late with the same, in one line: names by how late they are."""
    groups: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        of_title = groups.setdefault(one_line(row.title), {})
        of_title.setdefault(_lateness(row), []).append(one_line(row.owner.name))
    for title, found in groups.items():
        told = (f"{words}: {', '.join(names)}" for words, names in found.items())
        yield f"- {title}: {'; '.join(told)}."


def _lateness(row: DutyRow) -> str:
    days = f"{padded_count(row.standing.days)} ngày" if row.standing.days else ""
    if row.standing.state is DutyState.DONE_LATE:
        return f"nộp muộn {days}"
    lack = f"còn thiếu {', '.join(row.arrival.missing)}" if row.arrival.missing else "chưa nộp"
    return f"{lack}, quá hạn {days}" if days else f"{lack}, đã qua hạn chính"


def as_of(day: date) -> str:
    """Up to when the figures go."""
    return f"số liệu tính đến ngày {short_date(day)}"
