"""What PySide is told not to do."""

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - brings the module changed below


def leave_sources_alone() -> None:
    """Load modules without reading their sources: a tenth of the time to the first page.

    PySide looks through each module imported after it for those that may want its renamed methods. Nobody here does;
    the frozen program has no sources and goes without.
    """
    features: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):
        features._mod_uses_pyside = lambda _module: False  # noqa: SLF001 - there is no public way
