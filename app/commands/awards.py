"""``awards``: the catalogue of awards, what a season costs, decisions with their money."""

import argparse
from collections.abc import Sequence
from typing import Any

from app.commands import award_rules
from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.domain.awards.catalogue import NOMINEE_WORDS
from app.domain.awards.money import MoneyLine, MoneySum, spelled
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, decisions, dossiers, lookup, money, nominations
from app.services.awards.decisions import DecisionRow
from app.services.workspace import Workspace
from app.text import format_number, padded_count, short_date

_Answer = tuple[dict[str, Any], list[str]]
_LOOKS = frozenset({"rules", "money", "decisions", "preview"})


def awards_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``awards``."""
    is_looking = args.work in _LOOKS and not getattr(args, "rule_work", None)
    with opened(args, console, read_only=is_looking) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


# --- money -----------------------------------------------------------------------------------------------------------


def _money(ws: Workspace, args: argparse.Namespace) -> _Answer:
    campaign = campaigns.of_year(ws, args.year)
    on = typed_day(args.on) if args.on else None
    if args.quotas:
        return _purse(money.purse(ws, campaign.id, on))
    told = money.estimate(ws, campaign.id, on)
    salary = told.base_salary.content if told.base_salary else None
    answer = {
        "campaign": campaign.name,
        "on": told.on.isoformat(),
        "base_salary": salary.amount if salary else None,
        "total": told.total.amount,
        "unknown": told.total.unknown,
        "words": told.words,
        "sums": {name: [_sum_json(item) for item in found] for name, found in told.sums.items()},
        "lines": [_line_json(line) for line in told.lines],
    }
    return answer, [*_money_lines(told), *_sum_lines(told)]


def _money_lines(told: money.Estimate) -> list[str]:
    salary = told.base_salary.content if told.base_salary else None
    base = f"{format_number(salary.amount)} ({salary.decree})" if salary else _("chưa có")
    head = _("{campaign}, tính ngày {day}, mức lương cơ sở {base}")
    lines = [head.format(campaign=told.campaign.name, day=short_date(told.on), base=base)]
    for line in told.lines:
        words = [line.name, line.title, line.unit, amount_words(line)]
        lines.append(f"{line.nomination_id}. {'; '.join(words)}")
    return lines


def amount_words(line: MoneyLine) -> str:
    """What a line is paid, in words that never make nought of what nobody knows."""
    if line.paid_instead:
        return _("không chi vì đã chi {award} cho cùng thành tích (C)").format(award=line.paid_instead)
    if line.amount is None:
        return line.missing
    locked = _(" (đã quyết định)") if line.is_locked else ""
    return f"{format_number(line.amount)}{locked}"


def _sum_lines(told: money.Estimate) -> list[str]:
    heads = {
        "award": _("Theo hình thức"),
        "authority": _("Theo cấp khen"),
        "kind": _("Theo đối tượng"),
        "unit": _("Theo đơn vị"),
        "source": _("Theo nguồn"),
    }
    lines = []
    for name, found in told.sums.items():
        lines.append(f"{heads[name]}:")
        lines += [f"  {_sum_words(item)}" for item in found]
    return [*lines, _total_line(told.total)]


def _total_line(total: MoneySum) -> str:
    if total.is_unknown:
        return f"{_sum_words(total)}."
    return f"{_sum_words(total)}. {_('Bằng chữ')}: {total.words}"


def _sum_words(item: MoneySum) -> str:
    if item.is_unknown:
        told = _("{label}: chưa tính được ({count} đề nghị)")
        return told.format(label=item.label, count=padded_count(item.count))
    unknown = _(", {count} chưa tính được").format(count=item.unknown) if item.unknown else ""
    told = _("{label}: {amount} đồng ({count} đề nghị{unknown})")
    amount, count = format_number(item.amount), padded_count(item.count)
    return told.format(label=item.label, amount=amount, count=count, unknown=unknown)


def _sum_json(item: MoneySum) -> dict[str, Any]:
    return {"label": item.label, "count": item.count, "amount": item.amount, "unknown": item.unknown}


def _line_json(line: MoneyLine) -> dict[str, Any]:
    return {
        "nomination_id": line.nomination_id,
        "name": line.name,
        "kind": line.kind.value,
        "award": line.award,
        "title": line.title,
        "authority": line.authority,
        "unit": line.unit,
        "source": line.source,
        "on": line.on.isoformat(),
        "coefficient": None if line.coefficient is None else str(line.coefficient),
        "amount": line.amount,
        "paid": line.payable,
        "missing": line.missing,
        "paid_instead": line.paid_instead,
        "is_locked": line.is_locked,
    }


def _purse(found: Sequence[money.QuotaMoney]) -> _Answer:
    rows, lines = [], []
    for item in found:
        kind, places = _(NOMINEE_WORDS[item.quota.kind]), item.quota.places
        rows.append(
            {
                "award": item.quota.award,
                "title": item.title,
                "unit": item.unit,
                "kind": item.quota.kind.value,
                "places": places,
                "amount": item.amount,
                "total": item.total,
                "source": item.source,
                "missing": item.missing,
            }
        )
        count = _("không giới hạn") if places is None else str(places)
        worth = item.missing if item.amount is None else f"{count} x {format_number(item.amount)}"
        comes_to = "" if item.total is None else f" = {format_number(item.total)}"
        lines.append(f"{item.title}; {item.unit or _('chỉ tiêu chung')}; {kind}: {worth}{comes_to}")
    by_award: dict[str, list[int | None]] = {}
    for item in found:
        by_award.setdefault(item.title, []).append(item.total)
    totals = [item.total for item in found]
    lines += [_purse_line(title, some) for title, some in (*by_award.items(), (_("Tổng cộng"), totals))]
    unknown = totals.count(None)
    if unknown:
        lines.append(_("{count} chỉ tiêu chưa tính được, không có trong tổng.").format(count=unknown))
    total = sum(amount or 0 for amount in totals)
    return {"quotas": rows, "total": total, "unknown": unknown, "words": spelled(total, unknown, len(totals))}, lines


def _purse_line(title: str, amounts: Sequence[int | None]) -> str:
    amount, unknown = sum(amount or 0 for amount in amounts), amounts.count(None)
    if 0 < len(amounts) == unknown:
        return _("{title}: chưa tính được").format(title=title)
    words = spelled(amount, unknown, len(amounts))
    return _("{title}: {amount} đồng. Bằng chữ: {words}").format(title=title, amount=format_number(amount), words=words)


# --- decisions -------------------------------------------------------------------------------------------------------


def _decisions(ws: Workspace, args: argparse.Namespace) -> _Answer:
    rows = decisions.decisions(ws, campaigns.of_year(ws, args.year).id)
    lines = [_decision_words(row) for row in rows]
    return {"decisions": [_decision_json(row) for row in rows]}, lines or [_("Chưa có quyết định khen thưởng nào.")]


def _draft(ws: Workspace, args: argparse.Namespace) -> _Answer:
    campaign = campaigns.of_year(ws, args.year)
    award = lookup.award_named(ws, campaign.id, args.award)
    return _drafted(ws, decisions.find(ws, decisions.draft(ws, campaign.id, award, args.ids, args.title).id))


def _assign(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _drafted(ws, decisions.assign(ws, args.id, args.ids))


def _drafted(ws: Workspace, row: DecisionRow) -> _Answer:
    """A draft, with who is not as far yet as to be decided and whose dossier lacks papers."""
    answer, lines = _told(row)
    under = [nominations.find(ws, item.id) for item in row.nominations]
    waiting = [item for item in under if Step.DECIDE not in item.steps]
    told = _("Chưa thẩm định xong nên chưa ghi quyết định được: {who}")
    lines += [told.format(who=f"{item.id}. {item.name} ({item.state_words})") for item in waiting]
    missing = {item.id: dossiers.find(ws, item.id).dossier.missing_words() for item in under}
    told = _("Hồ sơ còn thiếu của {id}. {name}: {papers}")
    lines += [
        told.format(id=item.id, name=item.name, papers="; ".join(missing[item.id]))
        for item in under
        if missing[item.id]
    ]
    return {**answer, "waiting": [item.id for item in waiting], "missing_papers": missing}, lines


def _preview(ws: Workspace, args: argparse.Namespace) -> _Answer:
    told = decisions.preview(ws, args.id, typed_day(args.on))
    answer = {
        "total": told.money.total.amount,
        "expected": told.expected.total.amount,
        "difference": told.difference,
        "warning": told.warning,
        "lines": [_line_json(line) for line in told.money.lines],
    }
    lines = [*_money_lines(told.money), _total_line(told.money.total)]
    return answer, [*lines, told.difference or _("Không khác dự toán."), *filter(None, [told.warning])]


def _decide(ws: Workspace, args: argparse.Namespace) -> _Answer:
    on = typed_day(args.on)
    seen = decisions.preview(ws, args.id, on)
    if seen.warning and not args.yes:
        way = _("Chắc chắn thì thêm --yes; quyết định đã ghi không xóa được.")
        raise Refused("doubtful-day", _("{warning} Chưa ghi gì.").format(warning=seen.warning), way)
    remarks = decisions.Remarks(args.note, args.against_council)
    who = {"signer": args.signer, "signer_title": args.signer_title}
    answer, lines = _told(decisions.decide(ws, args.id, args.number, on, **who, remarks=remarks))
    told = {"difference": seen.difference, "warning": seen.warning}
    return {**answer, **told}, [*lines, *filter(None, told.values())]


def _cancel(ws: Workspace, args: argparse.Namespace) -> _Answer:
    done = decisions.cancel(ws, args.id, args.reason, withdraws=args.withdraw)
    return _told(decisions.find(ws, done.id))


def _drop(ws: Workspace, args: argparse.Namespace) -> _Answer:
    decisions.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ dự thảo quyết định số thứ tự {id}.").format(id=args.id)]


def _told(row: DecisionRow) -> _Answer:
    return _decision_json(row), [_decision_words(row)]


def _decision_words(row: DecisionRow) -> str:
    item = row.decision
    number = _("{number} ngày {day}").format(
        number=item.number or "…", day=short_date(item.decided_on) if item.decided_on else "…"
    )
    if item.cancel_reason:
        told = _("{id}. {number}; {state}; {title}; lý do hủy: {reason}. {note}")
        note = " ".join(item.note.splitlines())
        return told.format(
            id=item.id, number=number, state=row.state_words, title=item.title, reason=item.cancel_reason, note=note
        )
    names = ", ".join(f"{one.id}. {one.snapshot.name}" for one in row.nominations)
    return f"{item.id}. {number}; {row.state_words}; {_sum_words(row.money)}; {row.authority}: {names}"


def _decision_json(row: DecisionRow) -> dict[str, Any]:
    item = row.decision
    return {
        "id": item.id,
        "award": item.award,
        "title": row.title,
        "authority": row.authority,
        "state": row.state_words,
        "number": item.number,
        "on": item.decided_on.isoformat() if item.decided_on else None,
        "signer": item.signer,
        "base_salary": item.base_salary,
        "amount": row.money.amount,
        "unknown": row.money.unknown,
        "cancel_reason": item.cancel_reason,
        "note": item.note,
        "nominations": [
            {"id": one.id, "name": one.snapshot.name, "amount": one.amount, "source": one.money_source}
            for one in row.nominations
        ],
    }


_WORKS = {
    "rules": award_rules.rules_,
    "money": _money,
    "decisions": _decisions,
    "draft": _draft,
    "assign": _assign,
    "preview": _preview,
    "decide": _decide,
    "cancel": _cancel,
    "drop": _drop,
}
