"""What the fixture ``made_once`` gives."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

#: A name and who makes that folder -> the folder, made by the first process of the run that wants it.
MadeOnce: TypeAlias = Callable[[str, Callable[[Path], None]], Path]
