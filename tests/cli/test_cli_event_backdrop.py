"""The ma-két by command: files of the size asked for, what is not good about them, refusals in one sentence."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.commands.event_backdrop import backdrop
from app.commands.event_work_words import add_backdrop
from app.commands.parsing import Parser
from app.errors import Problem
from app.services import events
from tests.support.backdrops import pages
from tests.support.district_season import Season, planned
from tests.support.made_once import MadeOnce


@pytest.fixture
def season(tmp_path: Path, made_once: MadeOnce) -> Iterator[Season]:
    """The season of the district as planned."""
    with planned(tmp_path, made_once) as made:
        yield made


def typed(*words: object) -> argparse.Namespace:
    """The arguments behind ``events``."""
    parser = Parser(prog="events")
    add_backdrop(parser.add_subparsers(dest="work", parser_class=Parser))
    return parser.parse_args(["backdrop", *map(str, words)])


def test_that_a_banner_is_written_at_its_size(season: Season, tmp_path: Path) -> None:
    event = season.event("Trường Hà")
    answer, lines = backdrop(season.ws, typed(event.id, "--size", "4000x2500", "--out", tmp_path / "ra"))
    (file,) = answer["files"]
    assert answer["notes"] == []
    assert lines == [f"Đã lập {file}"]
    (page,) = pages(Path(file).read_bytes())
    assert (round(page.width), round(page.height)) == (4000, 2500)


def test_that_sheets_to_be_glued_and_a_word_file_are_written_too(season: Season, tmp_path: Path) -> None:
    words = ("--size", "2x1,2m", "--tiles", "A3", "--ground", "white", "--docx", "--out", tmp_path)
    answer, lines = backdrop(season.ws, typed(season.event("Sóc Hà").id, *words))
    tiles, word = map(Path, answer["files"])
    assert len(pages(tiles.read_bytes())) > 10
    assert (tiles.suffix, word.suffix, len(lines)) == (".pdf", ".docx", 3)


def test_that_what_is_hard_to_read_is_told(season: Season, tmp_path: Path) -> None:
    event = season.event("Trường Hà")
    hosts = tuple(season.ids.values())[:40]
    joint = events.save(season.ws, replace(event, id=0, hosts=hosts, kind="ngay-hoi-xom")).event
    answer, lines = backdrop(season.ws, typed(joint.id, "--out", tmp_path))
    assert answer["notes"] == [lines[-1]]
    assert "khó đọc" in lines[-1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--size", "12x3m"), "big-backdrop"),
        (("--size", "to"), "bad-size"),
        (("--bleed", "-1"), "bad-bleed"),
        (("--bleed", "500"), "bad-bleed"),
        (("--left", "không-có.png"), "no-picture"),
        (("--right", __file__), "bad-picture"),
        (("--tiles", "B5"), "bad-sheet"),
        (("--ground", "blue"), "bad-arguments"),
    ],
)
def test_that_a_wrong_word_is_refused_and_nothing_written(
    season: Season, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        backdrop(season.ws, typed(season.event("Trường Hà").id, "--out", tmp_path / "ra", *words))
    assert refused.value.code == code
    assert not (tmp_path / "ra").exists()


def test_that_the_whole_command_line_leads_there(run: Any, tmp_path: Path) -> None:
    assert run("init", "--plan", "ha-quang-2022").code == 0
    made = run("events", "new", "hoi-nghi-xa", "--host", "Trường Hà", "--on", "28/02/2022", "--json")
    assert made.code == 0, made.err
    said = run("events", "backdrop", 1, "--size", "4 x 2,5 m", "--out", tmp_path / "ra", "--json")
    (file,) = said.json["files"]
    assert said.json["notes"] == []
    assert "Trường Hà, ngày 28 tháng 02 năm 2022" in [line.text for line in pages(Path(file).read_bytes())[0].lines]
    refused = run("events", "backdrop", 1, "--size", "12x3m", "--out", tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert "phóng to" in refused.err
