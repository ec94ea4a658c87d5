"""Who came along to help: the words for the codes of `domain.person.COMPANIONS`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def companion_options() -> list[tuple[str, str]]:
    """Code and word of each relation; none of them tells why help is needed."""
    translate = QCoreApplication.translate
    return [
        ("family", translate("Companion", "Keluarga")),
        ("friend", translate("Companion", "Teman atau tetangga")),
        ("official", translate("Companion", "Petugas atau relawan")),
        ("other", translate("Companion", "Lainnya")),
    ]


def companion_words(relation: str, name: str) -> str:
    """ "Siti Aminah, keluarga", or the relation alone where no name was given."""
    word = dict(companion_options()).get(relation, relation)
    return f"{name}, {word.lower()}" if name else word
