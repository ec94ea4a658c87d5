"""What a sighted reviewer would notice, found by arithmetic: clipped, elided or unnamed widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget


def layout_faults(root: QWidget, *, elision_allowed: bool = True) -> list[str]:
    """Every visible descendant of `root` that is clipped, outside its parent or cut short.

    A widget made to elide (`elided()`) counts only when `elision_allowed` is False.
    The window must have been laid out (shown).
    """
    faults: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or _scrolled(widget):
            continue
        name = _describe(widget)
        parent = widget.parentWidget()
        if parent is not None and not widget.isWindow():
            area = QRect(widget.pos(), widget.size())
            if not parent.rect().contains(area) and not area.isEmpty():
                faults.append(f"{name} lies outside its parent: {area} in {parent.rect()}")
        faults += _text_faults(widget, name, elision_allowed)
    return faults


def _text_faults(widget: QWidget, name: str, elision_allowed: bool) -> list[str]:
    elided = getattr(widget, "elided", None)
    if elided is not None:
        return [] if elision_allowed or not elided() else [f"{name} is cut short"]
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return [f"{name} needs {needed} px of height"] if needed > widget.height() else []
    if isinstance(widget, QLabel | QAbstractButton):
        hint = widget.sizeHint()
        if hint.width() > widget.width() or hint.height() > widget.height():
            return [f"{name} needs {hint.width()}x{hint.height()}, has {widget.size()}"]
    return []


def _scrolled(widget: QWidget) -> bool:
    # Inside a scroll area the page may be larger than its view; its own children are still checked.
    parent = widget.parentWidget()
    holder = parent.parentWidget() if parent is not None else None
    return isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent


def _describe(widget: QWidget) -> str:
    said = getattr(widget, "text", None)
    words = said() if callable(said) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def unnamed_controls(root: QWidget) -> list[str]:
    """Focusable descendants that a screen reader could not name."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == widget.focusPolicy().NoFocus or not widget.isVisibleTo(root):
            continue
        named = widget.accessibleName() or (
            widget.text() if isinstance(widget, QAbstractButton) else ""
        )
        # The inner view of a scroll area is named by the area itself.
        if not named and not isinstance(widget.parentWidget(), QAbstractScrollArea):
            found.append(f"{type(widget).__name__} at {widget.mapTo(root, QPoint(0, 0))}")
    return found


def small_targets(root: QWidget, least: int = 40) -> list[str]:
    """Clickable controls lower than `least` px (TOKENS section 4)."""
    return [
        f"{_describe(widget)} is {widget.height()} px high"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisibleTo(root)
        and widget.height() < least
    ]
