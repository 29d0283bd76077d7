"""A new data file knows its awards, its season of commendation and its quotas from its plan."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.db import nominations as db
from app.db import units
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign
from app.domain.awards.quotas import Quota
from app.errors import Refused
from app.services import setup
from app.services.awards import catalogue
from app.services.workspace import Workspace
from tests.support.workspaces import a_bare_workspace, ha_quang

PERSON, GROUP, HOME = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD


def founded(ws: Workspace) -> tuple[Campaign, tuple[Quota, ...]]:
    """The only season of a new data file and its quotas."""
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
        return campaign, db.quotas(connection, campaign.id)


def test_that_the_plan_of_2022_has_1_and_2_places_in_each_of_8_communes_and_two_pools_of_1_and_1(
    tmp_path: Path,
) -> None:
    with ha_quang(tmp_path) as ws:
        campaign, quotas = founded(ws)
        with ws.store.read() as connection:
            border = {units.by_code(connection, code, date(2022, 1, 11)) for code in ("01366", "01417")}
    assert (campaign.year, campaign.plan) == (2021, "74/KH-BCĐ")
    assert campaign.name == "Khen thưởng phong trào năm 2021"
    per_commune = [item for item in quotas if item.unit_id is not None]
    assert Counter((item.award, item.kind, item.places) for item in per_commune) == {
        ("giay-khen-huyen", GROUP, 1): 8,
        ("giay-khen-huyen", PERSON, 2): 8,
    }
    assert {unit.id for unit in border if unit} <= {item.unit_id for item in per_commune}
    pools = [(item.award, item.kind, item.places) for item in quotas if item.unit_id is None]
    assert sorted(pools) == [
        ("bang-khen-tinh", GROUP, 1),
        ("bang-khen-tinh", PERSON, 1),
        ("giay-khen-bch-bdbp", GROUP, 1),
        ("giay-khen-bch-bdbp", PERSON, 1),
    ]
    assert all(item.is_hard for item in quotas)
    assert {item.clause for item in quotas} == {
        "74/KH-BCĐ, mục III.1 (Khen thưởng)",
        "74/KH-BCĐ, mục III.2 (Khen thưởng)",
        "74/KH-BCĐ, mục III.3 (Khen thưởng), IV.6",
    }


def test_that_a_commune_of_2026_has_no_district_award_and_households_of_their_own(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        campaign, quotas = founded(ws)
        with ws.store.read() as connection:
            awards = catalogue.book(connection).awards(date(2026, 3, 3))
    assert campaign.year == 2025
    assert [(item.award, item.kind, item.unit_id, item.places) for item in quotas] == [
        ("bang-khen-tinh", GROUP, None, 1),
        ("bang-khen-tinh", PERSON, None, 1),
        ("bang-khen-tinh", HOME, None, 1),
    ]
    keys = {rule.key for rule in awards}
    assert {"giay-khen-xa", "bang-khen-tinh", "giay-khen-ban-ch-bdbp"} <= keys
    assert "giay-khen-huyen" not in keys


def test_that_a_plan_without_quotas_has_a_season_all_the_same(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "binh-phuoc-2022")
        campaign, quotas = founded(ws)
        with ws.store.read() as connection:
            assert catalogue.book(connection).award("bang-khen-tinh", date(2022, 8, 19)) is not None
    assert campaign.plan
    assert quotas == ()


def test_that_a_plan_with_an_award_nobody_knows_founds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "founding").mkdir(parents=True)
    text = Path("resources/presets/founding/truong-ha-2026.toml").read_text(encoding="utf-8")
    text = text.replace('award_key = "bang-khen-tinh"', 'award_key = "huân-chương"').replace(
        "version = 1", "version = 9"
    )
    text = text.replace("schema_version = 9", "schema_version = 1")
    (folder / "founding" / "x.toml").write_text(text, encoding="utf-8")
    with a_bare_workspace(tmp_path, folder) as ws:
        with pytest.raises(Refused, match="“huân-chương”, không có trong danh mục khen thưởng"):
            setup.apply_plan(ws, "truong-ha-2026")
        with ws.store.read() as connection:
            assert db.campaigns(connection) == ()
            assert catalogue.book(connection).rules == ()


def test_that_the_rules_of_ones_own_folder_are_founded_in_place_of_the_shipped_ones(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "awards").mkdir(parents=True)
    text = Path("resources/presets/awards/tien-thuong.toml").read_text(encoding="utf-8")
    text = text.replace("amount = 1_490_000", "amount = 1_500_000").replace("\nversion = 1", "\nversion = 2")
    (folder / "awards" / "tien-thuong.toml").write_text(text, encoding="utf-8")
    with a_bare_workspace(tmp_path, folder) as ws:
        setup.apply_plan(ws, "ha-quang-2022")
        with ws.store.read() as connection:
            salary = catalogue.book(connection).base_salary(date(2022, 3, 3))
    assert salary is not None
    assert salary.content.amount == 1_500_000
