"""What a task is called by: the number the plan gives it, never the key a program made."""

import re
from typing import Final

from app.domain.plans.citations import printed_clause
from app.domain.plans.tasks import Task

#: «1», «2.1.a», «II.3»: a key that is the plan's own number.
_NUMBER: Final = re.compile(r"(?:\d{1,3}|[IVXLC]+)(?:\.(?:\d{1,3}|[IVXLC]+|[a-zđ]{1,2}))*")


def number_of(task: Task) -> str:
    """«2.1.a»: the key where it is a number, else the clause; "" where the plan gives neither."""
    return task.key if _NUMBER.fullmatch(task.key) else printed_clause(task.clause)


def called(task: Task) -> str:
    """«2.1.a. Tập huấn báo cáo viên»."""
    number = number_of(task)
    return f"{number}. {task.title}" if number else task.title
