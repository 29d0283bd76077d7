"""Draws docs/architecture.svg from the imports that are really there."""

from tests.support.tree import imported_names, sources

# Top to bottom; the import contracts allow arrows downwards only.
ROWS = (
    ("main", "cli", "commands", "selftest"),
    ("ui",),
    ("services",),
    ("db", "importing", "reports"),
    ("presets",),
    ("domain",),
    ("text", "i18n", "errors", "progress", "paths", "settings", "logs"),
)
WORDS = {
    "main": "window or command",
    "cli": "command line",
    "commands": "one per command",
    "selftest": "for the frozen program",
    "ui": "screens; the only home of Qt",
    "services": "one function per user action, one transaction each",
    "db": "SQL, history, undo, backup",
    "importing": "workbooks → dataclasses",
    "reports": "dataclasses → DOCX, PDF",
    "presets": "law and plans as dated data",
    "domain": "rules, no library",
}
WIDTH, ROW, BOX = 1000, 92, 52


def _part(name: str) -> str:
    """`app/db/store.py` or `app.db.store` → `db`."""
    return name.replace("/", ".").removesuffix(".py").split(".")[1]


def _arrows() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for source in sources():
        for name in set(imported_names(source.tree)):
            if name.startswith("app.") and _part(name) != _part(source.name):
                found.add((_part(source.name), _part(name)))
    return found


def _places(known: set[str]) -> dict[str, tuple[float, float, float]]:
    """Part → centre, top, width."""
    places = {}
    for number, row in enumerate(ROWS):
        parts = [part for part in row if part in known]
        width = min(420.0, (WIDTH - 40) / max(1, len(parts)) - 24)
        for place, part in enumerate(parts):
            places[part] = (20 + (WIDTH - 40) * (place + 0.5) / len(parts), 16.0 + number * ROW, width)
    return places


def _boxes(places: dict[str, tuple[float, float, float]]) -> list[str]:
    drawn = []
    for part, (centre, top, width) in places.items():
        word = WORDS.get(part, "")
        drawn.append(f'<rect x="{centre - width / 2:.0f}" y="{top:.0f}" width="{width:.0f}" height="{BOX}" rx="8"/>')
        drawn.append(f'<text x="{centre:.0f}" y="{top + 22:.0f}" class="name">{part}</text>')
        drawn.append(f'<text x="{centre:.0f}" y="{top + 41:.0f}" class="word">{word}</text>')
    return drawn


def _lines(places: dict[str, tuple[float, float, float]]) -> list[str]:
    """Arrows between neighbouring rows as they are; longer ones bend out beside the boxes between."""
    row_of = {part: number for number, row in enumerate(ROWS) for part in row}
    drawn = []
    for upper, lower in sorted(_arrows()):
        if not {upper, lower} <= set(places) or row_of[lower] in (row_of[upper], len(ROWS) - 1):
            continue  # neighbours, and the foundation that everybody uses: those arrows would say nothing
        (x1, top, _w1), (x2, bottom, _w2) = places[upper], places[lower]
        start = top + BOX
        bend = 0 if row_of[lower] - row_of[upper] == 1 else (260 if (x1 + x2) >= WIDTH else -260)
        middle = (start + bottom) / 2
        curve = f"{x1 + bend:.0f},{middle:.0f} {x2 + bend:.0f},{middle:.0f} {x2:.0f},{bottom - 4:.0f}"
        drawn.append(f'<path d="M{x1:.0f},{start:.0f} C{curve}" stroke-width="1.6" marker-end="url(#tip)"/>')
    return drawn


def upward_arrows() -> list[tuple[str, str]]:
    """Imports against the direction; the contracts keep this empty."""
    row_of = {part: number for number, row in enumerate(ROWS) for part in row}
    return [pair for pair in _arrows() if pair[0] in row_of and row_of.get(pair[1], 99) < row_of[pair[0]]]


def picture() -> str:
    """The whole drawing."""
    places = _places({_part(source.name) for source in sources()})
    height = 16 + len(ROWS) * ROW
    style = (
        "rect{fill:#eef4f1;stroke:#2f6b57}text{font:12px sans-serif;text-anchor:middle;fill:#24312d}"
        ".name{font-weight:600;font-size:14px}path{fill:none;stroke:#7d9a90}#tip path{fill:#7d9a90;stroke:none}"
    )
    tip = '<marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="9" markerHeight="9" orient="auto"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">',
            f"<style>{style}</style>",
            f'<defs>{tip} markerUnits="userSpaceOnUse"><path d="M0,0 L8,4 L0,8 z"/></marker></defs>',
            f'<rect width="{WIDTH}" height="{height}" style="fill:#ffffff;stroke:none"/>',
            *_lines(places),
            *_boxes(places),
            "</svg>",
            "",
        ]
    )
