"""Expected problems, as opposed to bugs.

    Problem                 what happened + what is safe + what to do, in one Vietnamese sentence or two
    ├── Refused             a rule of the movement or of the life of a report forbids the step
    ├── BadFile             an incoming file cannot be read for certain
    └── DataFileProblem     the data file is newer, foreign, damaged, locked or not writable

Anything else that is raised is a bug: the window opens the bug box and the command line exits with 1.
"""


class Problem(Exception):
    """A situation the user can understand and settle.

    ``code`` is a stable kebab-case name that may be quoted to support; ``sentence`` is shown as it is; ``way_out``
    says what to do next and may be empty when the sentence already says it.
    """

    def __init__(self, code: str, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.way_out = way_out

    def __str__(self) -> str:
        return f"{self.sentence} {self.way_out}".strip()


class Refused(Problem):
    """A rule forbids the step; nothing was changed."""


class BadFile(Problem):
    """An incoming file is not what it should be; nothing of it was stored."""


class DataFileProblem(Problem):
    """The data file cannot be opened or written; it was left as it is."""
