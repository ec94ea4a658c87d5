"""Colour tokens of the three looks, and the WCAG arithmetic that keeps them readable."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look: every colour the desktop may use, as `#RRGGBB`."""

    name: str
    canvas: str  # window background
    surface: str  # cards, rail, bars, inputs
    sunken: str  # sections not reached yet, search box
    hover: str  # hover, neutral chip, skeleton
    line: str  # hairlines between and around
    line2: (
        str  # stronger hairline: secondary button, chip, open section, key cap (decorative, no 3:1)
    )
    ctl: str  # borders that identify a control: inputs, PIN circles, checkboxes (3:1)
    text: str  # main text
    text2: str  # second text, ghost buttons, rail words
    muted: str  # labels, meta, placeholder
    disabled: str  # disabled text only
    accent: str  # primary button, selected step, focus, progress
    accent_h: str  # primary hover/pressed
    on_accent: str  # text on accent
    accent_soft: str  # selected row, next ticket, promise band
    accent_line: str  # border on accent_soft
    accent_text: str  # links, selected rail, chips
    ok: str  # done
    ok_soft: str
    ok_line: str
    warn: str  # waiting, waived, unverified
    warn_soft: str
    warn_line: str
    bad: str  # late, refused, conflict
    bad_soft: str
    bad_line: str
    focus: str  # focus ring 2 px
    paper: str  # receipt preview
    paper_ink: str  # ink on it
    ch1: str  # chart main
    ch2: str  # chart second (3:1 on surface)
    ch3: str  # chart rest / track
    ch_grid: str  # grid, bar track


LIGHT = Tokens(
    name="light",
    canvas="#F4F6F5",
    surface="#FFFFFF",
    sunken="#F9FBFA",
    hover="#EEF3F1",
    line="#DFE5E3",
    line2="#C6D0CD",
    ctl="#7F8E8B",
    text="#12201F",
    text2="#475755",
    muted="#5C6C6A",
    disabled="#94A19F",
    accent="#0B655F",
    accent_h="#084E49",
    on_accent="#FFFFFF",
    accent_soft="#E1F1EE",
    accent_line="#A9D3CC",
    accent_text="#0A5A55",
    ok="#17693C",
    ok_soft="#E4F3EA",
    ok_line="#B2D9C1",
    warn="#855000",
    warn_soft="#FDF1D8",
    warn_line="#EBCF92",
    bad="#AC2019",
    bad_soft="#FCE9E7",
    bad_line="#F0BDB8",
    focus="#0B655F",
    paper="#FFFFFF",
    paper_ink="#1B2423",
    ch1="#0B655F",
    ch2="#649D97",
    ch3="#CBD5D2",
    ch_grid="#E6EBE9",
)

DARK = Tokens(
    name="dark",
    canvas="#0C1413",
    surface="#131D1C",
    sunken="#101918",
    hover="#1C2927",
    line="#263431",
    line2="#374845",
    ctl="#6F817D",
    text="#E6EEEC",
    text2="#B4C2BF",
    muted="#93A4A0",
    disabled="#5E6E6B",
    accent="#54C7BA",
    accent_h="#74D8CC",
    on_accent="#04211E",
    accent_soft="#14332F",
    accent_line="#28564F",
    accent_text="#6FD6CA",
    ok="#6BCB90",
    ok_soft="#14301F",
    ok_line="#27543A",
    warn="#E9B44C",
    warn_soft="#33270F",
    warn_line="#5C4617",
    bad="#FF938A",
    bad_soft="#3B1917",
    bad_line="#6B2C28",
    focus="#7BE0D4",
    paper="#E4EAE8",
    paper_ink="#1B2423",
    ch1="#54C7BA",
    ch2="#3F7E77",
    ch3="#33443F",
    ch_grid="#22302D",
)

CONTRAST = Tokens(
    name="contrast",
    canvas="#000000",
    surface="#000000",
    sunken="#0A0A0A",
    hover="#1F1F1F",
    line="#9A9A9A",
    line2="#FFFFFF",
    ctl="#FFFFFF",
    text="#FFFFFF",
    text2="#F0F0F0",
    muted="#D9D9D9",
    disabled="#9A9A9A",
    accent="#5FF0E0",
    accent_h="#A4FFF5",
    on_accent="#000000",
    accent_soft="#062C29",
    accent_line="#5FF0E0",
    accent_text="#5FF0E0",
    ok="#7CFFAB",
    ok_soft="#03230F",
    ok_line="#7CFFAB",
    warn="#FFD95A",
    warn_soft="#2A2000",
    warn_line="#FFD95A",
    bad="#FFA39C",
    bad_soft="#300A07",
    bad_line="#FFA39C",
    focus="#FFFF00",
    paper="#FFFFFF",
    paper_ink="#000000",
    ch1="#5FF0E0",
    ch2="#8A8A8A",
    ch3="#6B6B6B",
    ch_grid="#3A3A3A",
)

LOOKS: dict[str, Tokens] = {look.name: look for look in (LIGHT, DARK, CONTRAST)}


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 (black) to 1 (white), as WCAG 2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)
