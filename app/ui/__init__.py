"""The window: pages that show and ask. Qt is here and nowhere else."""

import sys

import PySide6.QtCore  # noqa: F401 - brings the module changed below

# PySide looks through the source of every module imported after it, to find those that may want its renamed methods.
# Nobody here does; the frozen program has no sources and goes without. A tenth of the time to the first page.
_features = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):
    _features._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]  # noqa: SLF001 - no public way
