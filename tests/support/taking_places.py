"""A process that takes one place after the other, each when it is told to: ``python -m … DATA_FOLDER NOMINATION …``.

It opens the data file without the lock of the program, as on a share where locks do not hold: what keeps two from one
place has to be the transaction.
"""

import sys
from contextlib import closing
from pathlib import Path

from app.db.store import Store
from app.errors import Refused
from app.presets.load import PresetLibrary
from app.services.awards import steps
from app.services.workspace import DataFolder, Workspace, utc_now


def main(folder: Path, nomination_ids: list[int]) -> None:
    """Wait for a line before each step; answer ``taken`` or the sentence of the refusal, one line each."""
    place = DataFolder.of(folder)
    with closing(Store.open(place.data_file, clock=utc_now)) as store:
        ws = Workspace(store, PresetLibrary.shipped(), "cửa sổ khác", utc_now, place)
        print("ready", flush=True)
        for nomination_id in nomination_ids:
            sys.stdin.readline()
            try:
                steps.propose(ws, nomination_id)
                print("taken", flush=True)
            except Refused as refused:
                print(f"{refused.code}: {refused.sentence}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(text) for text in sys.argv[2:]])
