"""The version of the program; a test keeps it equal to pyproject.toml and the newest entry of CHANGELOG.md."""

VERSION = "0.1.0"
PROGRAM = "Phên Dậu"
