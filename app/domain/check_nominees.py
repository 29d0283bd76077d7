"""Nominees «đề nghị khen thưởng» of one report: quotas, people named twice, papers still missing."""

from collections.abc import Iterator

from app.domain.awards.nominee_names import group_name, person_key
from app.domain.check_case import Case, cell_of, error, warning
from app.domain.findings import Finding
from app.domain.list_definitions import team_kind
from app.domain.lists import hamlet_key
from app.domain.registers import Register, ReportedNominee, Team
from app.domain.submissions import ReportedRow
from app.i18n import _
from app.text import clean, fold, short_date


def is_collective(nominee: ReportedNominee) -> bool:
    """Whether a group «tập thể» is proposed; households are counted with the persons."""
    return fold(nominee.kind).startswith("tap the")


def birth_of(nominee: ReportedNominee) -> str:
    """Date or year of birth as text; empty when neither is known."""
    return nominee.born_on.isoformat() if nominee.born_on else str(nominee.birth_year or "")


def birth_in_words(nominee: ReportedNominee) -> str:
    """Birth for sentences."""
    if nominee.born_on:
        return _("sinh {day}").format(day=short_date(nominee.born_on))
    return _("sinh năm {year}").format(year=nominee.birth_year) if nominee.birth_year else _("không rõ ngày sinh")


def current_nominees(rows: list[ReportedRow]) -> list[tuple[ReportedRow, ReportedNominee]]:
    """Nominees that stand: a later row may say that it replaces an earlier one by its number."""
    found = [(item, item.row) for item in rows if isinstance(item.row, ReportedNominee) and clean(item.row.name)]
    replaced = {nominee.replaces_row for _item, nominee in found if nominee.replaces_row}
    return [pair for number, pair in enumerate(found, 1) if number not in replaced]


def nominee_findings(case: Case) -> Iterator[Finding]:
    """Everything about the list of nominees of one unit."""
    nominees = current_nominees(case.rows(Register.NOMINEES))
    if not case.report.header.is_station:
        yield from _quotas(case, nominees)
    yield from _twice(nominees)
    yield from _leaders(case, nominees)
    for item, nominee in nominees:
        papers = (
            (nominee.has_letter, _("tờ trình")),
            (nominee.has_minutes, _("biên bản")),
            (nominee.has_report, _("báo cáo thành tích")),
        )
        if missing := [name for is_there, name in papers if not is_there]:
            data = {"person": clean(nominee.name), "missing": ", ".join(missing)}
            yield warning("documents-missing", cell_of(item, "name"), None, None, **data)


def _quotas(case: Case, nominees: list[tuple[ReportedRow, ReportedNominee]]) -> Iterator[Finding]:
    for award, quota in case.context.quotas.items():
        proposed = [pair for pair in nominees if fold(pair[1].award) == fold(award)]
        for places, is_group, words in ((quota[0], True, _("tập thể")), (quota[1], False, _("cá nhân"))):
            ranked = sorted(
                (pair for pair in proposed if is_collective(pair[1]) is is_group),
                key=lambda pair: (pair[1].priority or 99, pair[0].row_no),
            )
            data = {"award": award, "nominated": str(len(ranked)), "object": words, "quota": str(places)}
            if len(ranked) > places:
                yield error("quota-exceeded", cell_of(ranked[places][0], "award"), None, None, **data)
            elif ranked and len(ranked) < places:
                yield warning("quota-unfilled", cell_of(ranked[0][0], "award"), None, None, **data)


def _twice(nominees: list[tuple[ReportedRow, ReportedNominee]]) -> Iterator[Finding]:
    """V11: one person twice in one list: the same award by mistake, or two against "one achievement, one award"."""
    people: list[list[tuple[ReportedRow, ReportedNominee]]] = []
    for pair in nominees:
        if is_collective(pair[1]):
            continue
        known = next((group for group in people if _is_again(group[0][1], pair[1])), None)
        if known is None:
            people.append([pair])
        else:
            known.append(pair)
    for (first, former), *others in people:
        for item, nominee in others:
            data = {"person": clean(nominee.name), "award": clean(former.award)}
            where = cell_of(item, "name")
            if fold(nominee.award) == fold(former.award):
                rows = {"row": str(first.row_no), "other_row": str(item.row_no)}
                yield error("nominee-twice", where, None, None, **data, **rows)
            elif not nominee.is_different_achievement:
                yield warning("nominee-two-awards", where, None, None, **data, other_award=clean(nominee.award))


def _is_again(first: ReportedNominee, second: ReportedNominee) -> bool:
    """Within one list a bare name is enough where neither row tells more."""
    is_bare = not any((birth_of(item) or clean(item.place)) for item in (first, second))
    return is_one_person(first, second) or (is_bare and person_key(first.name) == person_key(second.name))


def is_one_person(first: ReportedNominee, second: ReportedNominee) -> bool:
    """Same name with the same day (or year) of birth; without one, with the same hamlet."""
    if person_key(first.name) != person_key(second.name):
        return False
    births = birth_of(first), birth_of(second)
    if all(births):
        has_only_year = first.born_on is None or second.born_on is None
        return births[0] == births[1] or (has_only_year and _same_year(first, second))
    places = [hamlet_key(clean(nominee.place).split(",")[0]) for nominee in (first, second)]
    return bool(places[0]) and places[0] == places[1]


def _same_year(first: ReportedNominee, second: ReportedNominee) -> bool:
    years = [nominee.born_on.year if nominee.born_on else nominee.birth_year for nominee in (first, second)]
    return years[0] == years[1]


def _leaders(case: Case, nominees: list[tuple[ReportedRow, ReportedNominee]]) -> Iterator[Finding]:
    """V12: a team and its own leader both proposed; allowed, but shown."""
    groups = {group_name(nominee.name) for _item, nominee in nominees if is_collective(nominee)}
    leaders = {
        person_key(item.row.leader): clean(item.row.name)
        for item in case.rows(Register.TEAMS)
        if isinstance(item.row, Team)
        and item.row.leader
        and team_kind(item.row)
        and group_name(item.row.name) in groups
    }
    for item, nominee in nominees:
        leader = person_key(nominee.name)
        if not is_collective(nominee) and leader in leaders:
            data = {"person": clean(nominee.name), "team": leaders[leader]}
            yield warning("leader-and-team-nominated", cell_of(item, "name"), None, None, **data)
