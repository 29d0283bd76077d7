"""Tasks of a plan's text: what has «Cơ quan chủ trì», «Thời gian», «Kết quả» of its own, or is a numbered item."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.plans.reading.agency_names import Mention, distinct, listed
from app.domain.plans.reading.fields import Field, FieldKind, field_at_start, fields_of
from app.domain.plans.reading.letters import sentences, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.products import deliverables_of
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.responsibility import hosts, is_order, roles, subject
from app.domain.plans.reading.roster import Roster
from app.domain.plans.reading.timing import condition_in, timing_of
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Deliverable, Task, Timing

_PLACES = frozenset({Section.TASKS, Section.FORM, Section.OTHER, Section.ORGANISATION, Section.GOALS, Section.PHASES})
_TELLING = frozenset({FieldKind.LEAD, FieldKind.PARTNER, FieldKind.DUTY, FieldKind.TIME, FieldKind.PRODUCT})
_LONGEST_TITLE = 400


@dataclass(slots=True)
class _Draft:
    """One task while it is read."""

    node: Node
    title_end: int
    fields: list[Field] = field(default_factory=list)
    leads: list[tuple[Mention, Node]] = field(default_factory=list)
    partners: list[tuple[Mention, Node]] = field(default_factory=list)
    partner_words: list[str] = field(default_factory=list)
    hosts: list[tuple[Mention, Node]] = field(default_factory=list)
    timing: Timing = field(default_factory=Timing)
    products: tuple[Deliverable, ...] = ()
    demand: str = ""
    is_by_place: bool = False


def read_tasks(nodes: Sequence[Node], roster: Roster, year: int | None) -> tuple[Proposal, ...]:
    """The tasks of the plan as a tree, in the order of the text; ``year`` is for quarters without one."""
    owned = _owned(nodes)
    drafts = {owner.index: _draft(owner, found, year) for owner, found in owned.items()}
    for node in _unlabelled(nodes, owned):
        drafts.setdefault(node.index, _by_place(node, year))
    _share(nodes, drafts)
    return _proposals(nodes, drafts, roster)


# --- which paragraphs are tasks --------------------------------------------------------------------------------------


def _owned(nodes: Sequence[Node]) -> dict[Node, list[Field]]:
    """The labelled facts by the paragraph they are about."""
    owned: defaultdict[Node, list[Field]] = defaultdict(list)
    before: Node | None = None
    for node in nodes:
        found = fields_of(node) if node.section in _PLACES and node.level > 1 else ()
        if not found:
            for start, end in _orders(node):
                owner = _owner_of_line(node, None) if start == node.start else node
                owned[owner].append(Field(FieldKind.DUTY, node, start, start, end))
            before = node
            continue
        if found[0].kind is FieldKind.DETAIL and len(found) == 1:
            continue
        at_start = field_at_start(node)
        owner = node if at_start is None else _owner_of_line(node, before)
        owned[owner] += found
    return {
        owner: found
        for owner, found in owned.items()
        if any(one.kind in _TELLING and (one.value or one.kind is not FieldKind.TIME) for one in found)
        and _is_told(owner, found)
    }


def _orders(node: Node) -> Iterator[tuple[int, int]]:
    """Sentences «Giao Sở Tư pháp …», or a line of its own «Lãnh đạo UBND xã chủ trì; …» below what it is about."""
    if node.section not in (Section.TASKS, Section.FORM) or node.level <= 1:
        return
    is_line = node.label is None and not node.bullet and node.parent is not None and node.parent.label is not None
    if is_line and subject(node.text, node.start).is_leading:
        yield node.start, len(node.text)
        return
    for start, end in sentences(node.text, node.start):
        first, last = trimmed(node.text, start, end, " \t")
        if is_order(node.text, first):
            yield first, last


def _is_told(owner: Node, found: Iterable[Field]) -> bool:
    """In the parts on organisation and aims one label is not enough: «Trách nhiệm thực hiện» heads a list there."""
    kinds = {one.kind for one in found}
    is_elsewhere = owner.section in (Section.ORGANISATION, Section.GOALS, Section.PHASES, Section.FORM)
    return len(kinds & _TELLING) > 1 or (FieldKind.LEAD in kinds) if is_elsewhere else True


def _owner_of_line(node: Node, before: Node | None) -> Node:
    """What a labelled line is about: the nearest paragraph above that is no label itself, or the item right before."""
    if node.label is None and not node.bullet and before is not None and before.bullet and before.parent is node.parent:
        return before
    return next((above for above in node.above() if field_at_start(above) is None or above.level <= 1), node)


def _unlabelled(nodes: Sequence[Node], owned: Iterable[Node]) -> tuple[Node, ...]:
    """Numbered items that are tasks by their place: siblings of tasks, and all of a part without any label."""
    owners = set(owned)
    with_fields = {_top(owner) for owner in owners}
    ranks = {(owner.parent, owner.label.rank) for owner in owners if owner.label is not None}
    found = []
    for node in nodes:
        if node in owners or node.section is not Section.TASKS or field_at_start(node) is not None:
            continue
        if _top(node) in with_fields:
            is_sibling = node.parent is not None and node.label is not None and (node.parent, node.label.rank) in ranks
            if is_sibling and not _has_below(node, owners):
                found.append(node)
        elif _is_item(node):
            found.append(node)
    return tuple(found)


def _is_item(node: Node) -> bool:
    """A numbered item below a heading, without numbered items of its own; dashes only where nothing is numbered."""
    if node.parent is None or node.parent.section is not Section.TASKS or _is_rule(node):
        return False
    if node.label is not None:
        return True
    is_lowest = node.parent.parent is None and node.level > 0
    return bool(node.bullet) and is_lowest and not node.parent.has_numbered


def _is_rule(node: Node) -> bool:
    """An item that only tells cases apart: it ends with a colon, and its lines begin with «Đối với»."""
    cases = [one for one in node.children if one.shown.startswith(("doi voi", "truong hop", "neu "))]
    return len(cases) > 1 and node.text.rstrip().endswith(":")


def _top(node: Node) -> Node:
    """The heading of the part a paragraph stands in («1. Nhiệm vụ trọng tâm»)."""
    return next((above for above in node.above() if above.is_section), node)


def _has_below(node: Node, owners: set[Node]) -> bool:
    return any(one in owners for one in node.below())


# --- what a task says ------------------------------------------------------------------------------------------------


def _draft(owner: Node, found: Sequence[Field], year: int | None) -> _Draft:
    own = [one.label for one in found if one.node is owner]
    draft = _Draft(owner, _title_end(owner, min(own, default=len(owner.text))), list(found))
    for one in found:
        _take(draft, one, year)
    for line in owner.below() if not draft.leads else ():
        if line.label is not None or field_at_start(line) is not FieldKind.DETAIL:
            _take_subject(draft, line)
    draft.hosts = [(one, owner) for one in hosts(owner.text, owner.start)]
    return draft


def _title_end(node: Node, limit: int) -> int:
    end = limit
    if end - node.start > _LONGEST_TITLE:
        end = min(end, next((last for _first, last in sentences(node.text, node.start)), end))
    return trimmed(node.text, node.start, min(end, node.start + 2 * _LONGEST_TITLE))[1]


def _take(draft: _Draft, one: Field, year: int | None) -> None:
    if one.kind is FieldKind.LEAD:
        _add(draft, draft.leads, listed(one.node.text, one.start, one.end, is_field=True), one.node)
    elif one.kind is FieldKind.PARTNER:
        _add_partners(draft, listed(one.node.text, one.start, one.end, is_field=True), one.node)
    elif one.kind is FieldKind.DUTY:
        _take_duty(draft, one)
    elif one.kind is FieldKind.TIME and one.value and not draft.timing.text:
        draft.timing = timing_of(one.node.text[one.label : one.end] if _is_span_label(one) else one.value, year)
    elif one.kind is FieldKind.PRODUCT and one.value:
        draft.products = (*draft.products, *deliverables_of(one.value))
    elif one.kind is FieldKind.DEMAND and not draft.demand:
        draft.demand = one.value


def _is_span_label(one: Field) -> bool:
    """«Hoàn thành trước: 30/6/2024» and «Định kỳ: hằng quý»: the label is part of the time."""
    return one.node.shown[one.label - one.node.start :].startswith(("hoan thanh truoc", "dinh ky"))


def _take_duty(draft: _Draft, one: Field) -> None:
    """The value of «Trách nhiệm thực hiện», or the lines below it."""
    if one.value:
        found = roles(one.node.text, one.start, one.end)
        _add(draft, draft.leads, found.leads, one.node)
        _add_partners(draft, found.partners, one.node)
        return
    for line in one.node.children:
        if field_at_start(line) is None:
            found = roles(line.text, line.start, len(line.text))
            _add(draft, draft.leads, found.leads, line)
            _add_partners(draft, found.partners, line)


def _take_subject(draft: _Draft, line: Node) -> None:
    found = subject(line.text, line.start)
    _add(draft, draft.leads, tuple(one for one in found.leads if not one.is_generic), line)
    _add_partners(draft, found.partners, line)


def _add(draft: _Draft, to: list[tuple[Mention, Node]], mentions: Iterable[Mention], node: Node) -> None:
    for one in mentions:
        if one.is_generic and to is not draft.leads:
            draft.partner_words.append(one.name)
        else:
            to.append((one, node))


def _add_partners(draft: _Draft, mentions: Iterable[Mention], node: Node) -> None:
    _add(draft, draft.partners, mentions, node)


def _by_place(node: Node, year: int | None) -> _Draft:
    """A numbered item without labels: its sentence may still say who and when."""
    draft = _Draft(node, _title_end(node, len(node.text)), is_by_place=True)
    found = roles(node.text, node.start, len(node.text))
    if found.is_leading:
        _add(draft, draft.leads, found.leads, node)
        _add_partners(draft, found.partners, node)
    for line in node.below():
        inner = subject(line.text, line.start)
        if inner.is_leading:
            _take_subject(draft, line)
    draft.hosts = [(one, node) for one in hosts(node.text, node.start)]
    timing = timing_of(node.body[: draft.title_end - node.start], year)
    if timing.frequency is not Frequency.ONCE or timing.is_ongoing:
        draft.timing = Timing(frequency=timing.frequency, is_ongoing=timing.is_ongoing)
    return draft


def _share(nodes: Sequence[Node], drafts: dict[int, _Draft]) -> None:
    """What a heading says of all holds for the tasks below that do not say it themselves; these fill in their leads."""
    for node in nodes:
        draft = drafts.get(node.index)
        if draft is None or draft.is_by_place:
            continue
        below = [drafts[child.index] for child in node.children if child.index in drafts]
        for child in below:
            child.timing = child.timing if child.timing.text else draft.timing
            if not child.leads and not child.is_by_place:
                child.leads, child.partners = list(draft.leads), child.partners or list(draft.partners)
            if child.is_by_place:
                for line in child.node.below():
                    _take_subject(child, line)
                child.leads = child.leads or list(draft.leads)


# --- proposals -------------------------------------------------------------------------------------------------------


def _proposals(nodes: Sequence[Node], drafts: dict[int, _Draft], roster: Roster) -> tuple[Proposal, ...]:
    keys: dict[int, str] = {}
    groups = _groups(nodes, drafts)
    found = []
    taken: Counter[str] = Counter()
    for node in nodes:
        if node.index not in drafts and node.index not in groups:
            continue
        keys[node.index] = key = _key(node, taken)
        draft = drafts.get(node.index) or _Draft(node, _title_end(node, len(node.text)), is_by_place=True)
        parent = next((keys[above.index] for above in node.above() if above.index in keys), "")
        task = _task(draft, key, parent, roster, is_group=node.index in groups)
        sure = Confidence.GUESS if draft.is_by_place else Confidence.SURE
        evidence = Evidence(node.index, node.start, max(node.start, draft.title_end))
        more = tuple(Evidence(one.node.index, one.label, one.end) for one in draft.fields if one.end > one.label)
        found.append(Proposal(ProposalKind.TASK, task, evidence, sure, more))
    return tuple(found)


def _groups(nodes: Sequence[Node], drafts: dict[int, _Draft]) -> set[int]:
    """Headings with tasks below them, up to the part they stand in."""
    found: set[int] = set()
    for node in nodes:
        if node.index in drafts:
            found |= {
                above.index
                for above in node.above()
                if above.parent is not None and above.label is not None and not above.is_section
            }
    return found


def _key(node: Node, taken: Counter[str]) -> str:
    stem = "nv-" + "-".join(
        part for part in node.clause.replace("(", ".").replace(")", "").lower().replace("đ", "dd").split(".") if part
    )
    taken[stem] += 1
    return stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"


def _task(draft: _Draft, key: str, parent: str, roster: Roster, *, is_group: bool) -> Task:
    node = draft.node
    start, end = trimmed(node.text, node.start, draft.title_end)
    if is_group:
        return Task(key=key, title=node.text[start:end], clause=node.clause, quote=node.text[start:end], parent=parent)
    leads = _leads(draft, roster)
    condition = draft.timing.condition or condition_in(node.text[start:end])
    partners = tuple(one for one in _keys(draft.partners, roster) if one not in leads)
    return Task(
        key=key,
        title=_title(node, node.text[start:end]),
        clause=node.clause,
        quote=node.text[start:end],
        parent=parent,
        leads=leads,
        partners=partners,
        hosts=_keys(draft.hosts, roster),
        partner_words="; ".join(dict.fromkeys(draft.partner_words)),
        timing=replace(draft.timing, condition=condition),
        deliverables=_numbered(draft.products, key),
        note=draft.demand,
    )


def _title(node: Node, words: str) -> str:
    """In the part on forms a heading only says where: what is done stands in the heading above, behind its colon."""
    above = node.parent
    if node.section is Section.FORM and above is not None and ":" in above.text:
        return f"{above.text.partition(':')[2].strip()}: {words}"
    return words


def _leads(draft: _Draft, roster: Roster) -> tuple[str, ...]:
    """A group without a name of its own leads only where the plan has a block for it; else it is but told."""
    named = _keys((one for one in draft.leads if not one[0].is_generic), roster)
    groups = [(one, roster.block_named(one)) for one, _node in draft.leads if one.is_generic]
    draft.partner_words = [*(one.name for one, key in groups if not key), *draft.partner_words]
    return tuple(dict.fromkeys((*named, *(key for _one, key in groups if key))))


def _keys(mentions: Iterable[tuple[Mention, Node]], roster: Roster) -> tuple[str, ...]:
    known = list(mentions)
    places = {id(one): node for one, node in known}
    return tuple(
        dict.fromkeys(
            roster.met(one, Evidence(places[id(one)].index, one.start, one.end))
            for one in distinct(one for one, _node in known)
        )
    )


def _numbered(products: Iterable[Deliverable], key: str) -> tuple[Deliverable, ...]:
    return tuple(replace(one, key=f"{key}-sp{number}") for number, one in enumerate(products, 1))
