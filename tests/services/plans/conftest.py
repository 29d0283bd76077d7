"""A data folder with one plan under which things are entered."""

import pytest

from app.services.plans import register
from app.services.workspace import Workspace


@pytest.fixture
def bare(ws: Workspace) -> Workspace:
    """A data folder without any plan, whatever it was founded with."""
    for plan in register.plans(ws):
        register.remove(ws, plan.key, even_with_work=True)
    return ws
