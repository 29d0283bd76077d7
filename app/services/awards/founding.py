"""Commendation of a new data file: the catalogue of awards, the season of the plan's report year, its quotas."""

from collections.abc import Iterable, Sequence

from app.db import awards as db_awards
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.catalogue import RuleKind
from app.domain.awards.nominations import Campaign
from app.domain.awards.quotas import Quota
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary
from app.presets.plans import PlanPreset, PlanQuota


def found_awards(connection: DbConnection, presets: PresetLibrary, plan: PlanPreset, communes: Sequence[Unit]) -> None:
    """Store the catalogue, the season of the report year, and the quotas of the plan for its ``communes``.

    Raises ``Refused`` when the plan names an award the catalogue does not have.
    """
    rules = award_rules(presets)
    for rule in rules:
        db_awards.save_rule(connection, rule)
    known = {rule.key for rule in rules if rule.kind is RuleKind.AWARD}
    name = _("Khen thưởng phong trào năm {year}").format(year=plan.report_year)
    campaign_id = db.save_campaign(connection, Campaign(name, plan.report_year, plan.number))
    for item in plan.quotas:
        if item.award_key not in known:
            sentence = _("Kế hoạch có chỉ tiêu “{id}” cho “{key}”, không có trong danh mục khen thưởng; chưa lưu gì.")
            raise Refused("unknown-award", sentence.format(id=item.id, key=item.award_key), _("Hãy sửa tệp kế hoạch."))
        for quota in _quotas(campaign_id, item, plan.number, communes):
            db.save_quota(connection, quota)


def _quotas(campaign_id: int, item: PlanQuota, number: str, communes: Sequence[Unit]) -> Iterable[Quota]:
    unit_ids = [unit.id for unit in communes] if item.scope == "commune" else [None]
    clause = _("{number}, mục {clause}").format(number=number, clause=item.clause)
    for unit_id in unit_ids:
        for kind, places in item.places.items():
            yield Quota(campaign_id, item.award_key, kind, unit_id, places, item.is_hard, clause)
