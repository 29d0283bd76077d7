"""``python -m benchmarks``: see :mod:`benchmarks.table`."""

import importlib
import sys

if __name__ == "__main__":
    # Each child that reads files imports this module anew: like the entrance of the program it has to be light.
    sys.exit(importlib.import_module("benchmarks.table").main())
