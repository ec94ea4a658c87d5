"""Sticks and other disks that are in this computer now, for files a messenger carries."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

REMOVABLE = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where desktops put sticks; on Windows every drive but the system's counts."""


def media() -> list[tuple[str, Path]]:
    """(name, folder) of each stick or second disk that can be written to now."""
    found = []
    for one in QStorageInfo.mountedVolumes():
        root = one.rootPath()
        drive = len(root) == 3 and root[1] == ":" and not one.isRoot()
        usable = one.isValid() and one.isReady() and not one.isReadOnly()
        if usable and (drive or root.startswith(REMOVABLE)):
            found.append((one.displayName() or root, Path(root)))
    return found


def documents() -> Path:
    """The platform's documents folder, where there is no stick."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home())


def newest(suffix: str, folders: list[Path]) -> Path | None:
    """The newest file of a kind in these folders themselves; one that cannot be read is passed."""
    files = list[tuple[float, Path]]()
    for folder in folders:
        try:
            files += [(one.stat().st_mtime, one) for one in folder.glob(f"*{suffix}")]
        except OSError:
            continue
    return max(files)[1] if files else None
