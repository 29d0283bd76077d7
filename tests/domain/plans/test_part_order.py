"""Order of parts that are written: siblings change places, a part goes below another and out again."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.part_order import above, indented, moved, outdented, outline
from app.domain.plans.plan import Phase
from app.domain.plans.tasks import Task


def tree(*keys: str) -> tuple[Task, ...]:
    """Tasks as "key<parent"."""
    pairs = [key.partition("<") for key in keys]
    return tuple(Task(key=key, title=key, parent=parent) for key, _sign, parent in pairs)


def told(tasks: Sequence[Task]) -> list[str]:
    """Keys in order, a dash for each level."""
    return [f"{'-' * depth}{item.key}" for item, depth in outline(tasks)]


def test_that_every_part_stands_below_its_parent_and_a_circle_hides_nothing() -> None:
    assert told(tree("b<a", "a", "c", "d<b")) == ["a", "-b", "--d", "c"]
    assert sorted(item.strip("-") for item in told(tree("a<b", "b<a", "c<c", "d<gone"))) == ["a", "b", "c", "d"]


def test_that_siblings_change_places_and_the_ends_stay() -> None:
    tasks = tree("a", "b<a", "c", "d<a")
    assert told(moved(tasks, "c", -1)) == ["c", "a", "-b", "-d"]
    assert told(moved(tasks, "d", -1)) == ["a", "-d", "-b", "c"]
    assert moved(tasks, "a", -1) == tasks
    assert moved(tasks, "c", 1) == tasks


def test_that_a_part_goes_below_the_one_before_it_and_out_again() -> None:
    tasks = tree("a", "b", "c")
    below = indented(tasks, "c")
    assert told(below) == ["a", "b", "-c"]
    assert told(indented(indented(tasks, "b"), "c")) == ["a", "-b", "-c"]
    assert told(outdented(below, "c")) == ["a", "b", "c"]
    assert indented(tasks, "a") == tasks
    assert outdented(tasks, "a") == tasks


def test_that_parts_without_tree_have_nothing_above() -> None:
    assert above(Phase(key="a", name="a", starts="2022", ends="2022")) == ""


@given(st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["up", "down", "in", "out"])), max_size=30))
def test_that_moving_loses_and_doubles_nothing(steps: list[tuple[int, str]]) -> None:
    tasks: tuple[Task, ...] = tree(*"abcdefgh")
    ways = {
        "up": lambda key: moved(tasks, key, -1),
        "down": lambda key: moved(tasks, key, 1),
        "in": lambda key: indented(tasks, key),
        "out": lambda key: outdented(tasks, key),
    }
    for number, way in steps:
        tasks = ways[way]("abcdefgh"[number])
        assert sorted(item.strip("-") for item in told(tasks)) == list("abcdefgh")
