"""Entry for ``python -m app`` and for the frozen program."""

import multiprocessing
import sys

from app.main import main

if __name__ == "__main__":
    # The child that reads workbooks is started by running this file again; in the frozen program only this call
    # sends it to its work instead of opening a second window.
    multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
