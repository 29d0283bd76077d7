"""Damaged files by the hundred, the same in every run; thousands more with ``poe fuzz``."""

from app.errors import BadFile
from app.importing.reader import WorkbookReader
from app.importing.refusals import refusal_codes
from tests.importing.fuzz import failures, sources
from tests.importing.hostile import NO_ANSWER
from tests.support.mutations import mutated
from tests.support.sample_catalogue import sample_catalogue


def test_that_damaged_files_are_read_right_or_refused() -> None:
    assert failures(320) == []


def test_that_the_child_survives_damaged_files() -> None:
    answers = []
    with WorkbookReader() as reader:
        for number, (name, content) in enumerate(list(sources().items()) * 3):
            try:
                reader.read(mutated(content, number + 5_000).content, name, sample_catalogue())
            except BadFile as refused:
                answers.append(refused.code)
            else:
                answers.append("read")
    assert set(answers) <= {"read", *refusal_codes()} - NO_ANSWER
    assert len(set(answers)) > 3


def test_that_the_same_number_gives_the_same_damage() -> None:
    for content in sources().values():
        assert mutated(content, 7) == mutated(content, 7)
        assert any(mutated(content, number).content != content for number in range(3))
