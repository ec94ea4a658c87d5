"""Fonts of the desktop: the bundled families, weights, tabular figures, text size."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from frontoffice.resources import resource

SANS = "Plus Jakarta Sans"
MONO = "JetBrains Mono"

# Roles of TOKENS section 3: size in px at 100 %, weight.
ROLES: dict[str, tuple[int, int]] = {
    "huge": (88, 800),
    "great": (64, 800),
    "display": (44, 800),
    "brand": (36, 800),
    "ticket": (28, 800),
    "promise": (26, 800),
    "title": (20, 800),
    "signin": (24, 800),
    "kpi": (22, 800),
    "pin": (22, 600),
    "section": (16, 700),
    "section_plain": (16, 500),
    "column": (15, 700),
    "card": (14, 700),
    "name": (14, 600),
    "body": (14, 500),
    "primary": (15, 600),
    "value": (13, 700),
    "label": (13, 600),
    "second": (13, 500),
    "receipt_strong": (12, 700),
    "receipt": (12, 500),
    "rail": (12, 500),
    "rail_selected": (12, 700),
    "badge": (10, 700),
    "meta": (12, 500),
    "meta_strong": (12, 600),
    "field_mono": (14, 500),
    "mono": (13, 500),
    "mono_small": (12, 500),
    "key": (11, 600),
    "chip_small": (11, 600),
}
MONO_ROLES = frozenset({"field_mono", "mono", "mono_small", "key"})

_percent = 100


def load() -> list[str]:
    """Make the bundled families known to Qt; returns the families found (none: system fonts)."""
    families: list[str] = []
    for file in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return sorted(set(families))


def scale_to(percent: int) -> None:
    """Text size for everything asked from now on, 100-200 %."""
    global _percent
    _percent = percent
    _made.cache_clear()


def font(size: int, weight: int, *, mono: bool = False) -> QFont:
    """A font of `size` px (before the text size) and weight 400-800."""
    return QFont(_made(size, weight, mono))


def role_font(role: str) -> QFont:
    """The font of a role of `ROLES`."""
    size, weight = ROLES[role]
    return font(size, weight, mono=role in MONO_ROLES)


def metrics(wanted: QFont) -> QFontMetricsF:
    """Measures of a font as painted on the screen."""
    return QFontMetricsF(wanted)


@cache
def _made(size: int, weight: int, mono: bool) -> QFont:
    made = QFont()
    made.setFamilies([MONO, "monospace"] if mono else [SANS, "sans-serif"])
    pixels = size * _percent / 100
    made.setPixelSize(round(pixels))
    made.setWeight(QFont.Weight(weight))
    # Full hinting snaps advances and glues words together at 1x.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if mono:
        made.setFeature(QFont.Tag("calt"), 0)
    else:
        if size < 28:
            made.setFeature(QFont.Tag("tnum"), 1)
        made.setWordSpacing(pixels * 0.07)
    return made
