"""Every command and every part of it tells what it does."""

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

import pytest

from app.cli import build_parser


def parts(parser: ArgumentParser, name: str = "") -> Iterator[tuple[str, ArgumentParser]]:
    yield name, parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for word, part in action.choices.items():
                yield from parts(part, f"{name} {word}".strip())


EVERY = dict(parts(build_parser()))


def test_that_the_commands_are_found() -> None:
    assert {"init", "papers awards", "councils set", "plans adopt"} <= EVERY.keys()


@pytest.mark.parametrize("name", EVERY)
def test_that_a_command_prints_its_help(name: str) -> None:
    said = EVERY[name].format_help()
    assert said.startswith("Cách dùng: ")
    assert name in " ".join(said.split())
