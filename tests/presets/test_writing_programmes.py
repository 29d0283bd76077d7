"""Whoever writes the sixth plan in a text editor: the README tells every key, mistakes are told with file and place."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.citations import cited
from app.domain.plans.duties import Copy, Duty, DutyDate
from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.plan import Agency, Basis, Phase, PlanHead, ReportSection, SectionContent
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.task_faults import FEEDERS, OWNERS
from app.domain.plans.tasks import Deliverable, Task, Timing
from app.errors import Problem
from app.paths import resources
from app.presets.load import PresetLibrary
from app.presets.programmes import plan_headers, plan_preset

SHIPPED = resources() / "presets"
README = (SHIPPED / "plans" / "README.md").read_text(encoding="utf-8")
SHAPES = (
    PlanHead,
    Basis,
    ReportSection,
    Phase,
    Agency,
    Measure,
    Target,
    TargetStep,
    Task,
    Timing,
    Deliverable,
    Duty,
    DutyDate,
)


def example(language: str) -> str:
    """The example of the README."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def written(folder: Path, toml: str, text: str | bytes | None = None) -> PresetLibrary:
    """A user's folder of rules with one plan, beside the shipped presets."""
    plans = folder / "plans"
    plans.mkdir()
    (plans / "xa-mau-2026.toml").write_text(toml, encoding="utf-8")
    if text is not None:
        (plans / "xa-mau-2026.txt").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return PresetLibrary.shipped(folder)


@pytest.mark.parametrize("shape", SHAPES)
def test_that_every_key_is_explained(shape: type) -> None:
    assert [item.name for item in fields(shape) if f"`{item.name}`" not in README] == []


@pytest.mark.parametrize(
    "values", [SectionContent, MeasureTime, Comparison, Reading, Frequency, Copy, OWNERS, FEEDERS - {""}]
)
def test_that_every_word_a_key_may_have_is_explained(values: Iterator[str]) -> None:
    assert [str(value) for value in values if f"`{value}`" not in README] == []


def test_that_every_plan_is_listed() -> None:
    assert [header.id for header in plan_headers(PresetLibrary.shipped()) if f"`{header.id}`" not in README] == []


def test_that_the_example_is_a_sixth_plan(tmp_path: Path) -> None:
    library = written(tmp_path, example("toml"), example("text"))
    assert len(plan_headers(library)) == 6
    plan = plan_preset(library, "xa-mau-2026")
    assert (plan.head.number, plan.head.issued_on, len(plan.agencies)) == ("05/KH-UBND", date(2026, 1, 5), 2)
    assert plan.tasks[0].deliverables[0].count == 4
    assert plan.duties[0].dates[0].day == date(2026, 11, 20)
    for part in (plan.targets[0], plan.tasks[0], plan.duties[0]):
        assert cited(plan.paragraphs, part.clause, part.quote) is not None


def test_that_a_plan_may_be_written_down_before_its_text_is_had(tmp_path: Path) -> None:
    plan = plan_preset(written(tmp_path, example("toml")), "xa-mau-2026")
    assert plan.paragraphs == ()
    assert plan.tasks


def test_that_a_text_not_in_utf_8_is_told_by_its_name(tmp_path: Path) -> None:
    library = written(tmp_path, example("toml"), "Kế hoạch".encode("utf-16"))
    with pytest.raises(Problem, match=re.escape("xa-mau-2026.txt: không phải văn bản UTF-8")):
        plan_preset(library, "xa-mau-2026")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("partners = [", "partner = [", "khóa tasks[0]: có khóa lạ “partner”"),
        ("[[agencies]]", '[[paragraphs]]\ntext = "x"\n\n[[agencies]]', "có khóa lạ “paragraphs”"),
        ('issuer = "UBND xã Mẫu"\n', "", "thiếu khóa “issuer”"),
        ('level = "commune"', 'level = "nation"', "giá trị “nation” không nằm trong danh sách cho phép"),
        ('partners = ["cac-xom"]', 'partners = ["cac-xa"]', "khóa tasks[1].partners: không có cơ quan “cac-xa”"),
        ('partners = ["cac-xom"]', 'partners = ["cong-an-xa"]', "vừa chủ trì vừa phối hợp"),
        (
            'denominator = "so-ho"\n',
            "",
            "khóa targets[ky-cam-ket].denominator: tỷ lệ phần trăm phải nói tính trên số nào",
        ),
        ("day = 2026-11-20", "day = 2025-11-20", "hạn 20/11/2025 trước ngày 05/01/2026 của kế hoạch"),
        ("count = 4\nunit", "count = 0\nunit", "phải lớn hơn 0"),
        ('starts = "2026-Q2"', 'starts = "quý II"', "“quý II” không phải là thời gian"),
        ('key = "1"', 'key = "1"\nparent = "1"', "nằm trong một vòng"),
        ('numerator = "ho-ky"', 'numerator = "P99"', "không có số đo “P99”"),
    ],
)
def test_that_a_mistake_names_file_place_and_what_is_wrong(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    toml = example("toml")
    assert old in toml
    library = written(tmp_path, toml.replace(old, new, 1))
    with pytest.raises(Problem, match=re.escape(sentence)) as told:
        plan_preset(library, "xa-mau-2026")
    assert "xa-mau-2026.toml" in told.value.sentence
