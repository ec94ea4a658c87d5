"""`python -m ui.strings`: gathers every text of the desktop into the English translation file.

What is translated already stays; what nobody says any more goes; what is new is unfinished.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as Xml

from frontoffice.resources import resource
from ui.bootstrap import Phrases

ENGLISH = resource("i18n", "ui_en.ts")
SOURCES = Path(__file__).parent
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def said(folder: Path = SOURCES) -> list[str]:
    """Every text in the code of the desktop once, sorted; the gallery's samples are left out."""
    files = sorted(str(one) for one in folder.rglob("*.py") if not one.name.startswith("gallery"))
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "found.ts"
        lupdate = Path(sys.executable).with_name("pyside6-lupdate")
        subprocess.run([str(lupdate), *files, "-ts", str(found)], check=True, capture_output=True)
        texts = {one.text or "" for one in Xml.parse(found).getroot().iter("source")}
    return sorted(texts)


def translated(file: Path = ENGLISH) -> dict[str, str]:
    """Text -> finished translation, from a translation file."""
    found = {}
    for message in Xml.parse(file).getroot().iter("message"):
        words = message.find("translation")
        if words is not None and words.get("type") is None and words.text:
            found[message.findtext("source", "")] = words.text
    return found


def write(texts: list[str], known: dict[str, str], file: Path = ENGLISH) -> int:
    """Write the file anew; how many texts are still unfinished."""
    root = Xml.Element("TS", version="2.1", language="en", sourcelanguage="id")
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = Phrases.EVERYWHERE
    for text in texts:
        message = Xml.SubElement(context, "message")
        Xml.SubElement(message, "source").text = text
        words = Xml.SubElement(message, "translation")
        if text in known:
            words.text = known[text]
        else:
            words.set("type", "unfinished")
    Xml.indent(root, " ")
    file.write_text(HEAD + Xml.tostring(root, "unicode") + "\n", "utf-8")
    return sum(text not in known for text in texts)


def main() -> int:
    """Gathers, writes, and says what is left to translate; 1 when something is."""
    known = translated() if ENGLISH.exists() else {}
    texts = said()
    missing = write(texts, known)
    sys.stdout.write(f"{len(texts)} texts, {missing} unfinished\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
