"""Pictures of web pages by the system's own Chromium, over its debugging pipe: no library needed.

Used by the demo for `make screenshots`; a browser is a tool of whoever builds, never of an office.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from frontoffice.domain.errors import StoreTrouble

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
    "--remote-debugging-pipe",
)
WAIT_SECONDS = 30.0
TALLEST = 6000
"""Longer pages are cut: a picture is for looking at."""

# The browser reads commands from descriptor 3 and answers on 4.
_LAUNCH = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


def chromium() -> str | None:
    """The path of the system's browser; None where there is none, or no such pipes."""
    if sys.platform == "win32":
        return None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One page of a headless browser; StoreTrouble `browser-silent` when it hangs or dies."""

    def __init__(self, program: str) -> None:
        self._room = tempfile.TemporaryDirectory(
            prefix="frontoffice-browser-", ignore_cleanup_errors=True
        )
        with contextlib.ExitStack() as theirs:
            reads, self._writes = os.pipe()
            self._reads, writes = os.pipe()
            # Above 10, so that neither is overwritten while the other is moved.
            ends = [_raised(end, theirs) for end in (reads, writes)]
            options = [*QUIET, f"--user-data-dir={self._room.name}", "about:blank"]
            self._process = subprocess.Popen(
                [sys.executable, "-c", _LAUNCH, *map(str, ends), program, *options],
                pass_fds=ends,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._last, self._rest, self._session = 0, b"", ""
        self._events: list[str] = []

    def __enter__(self) -> Browser:
        try:
            made = self.call("Target.createTarget", url="about:blank")
            joined = self.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
            self._session = joined["sessionId"]
            self.call("Page.enable")
        except StoreTrouble:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def look(self, width: int, height: int, *, dark: bool = False, phone: bool = False) -> None:
        """The window from now on, in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.call("Emulation.setEmulatedMedia", features=features)

    def say_from(self, address: str) -> None:
        """Has what follows come from an address, as a proxy in front of the server would say it."""
        self.call("Network.enable")
        self.call("Network.setExtraHTTPHeaders", headers={"x-forwarded-for": address})

    def go(self, url: str) -> None:
        """Opens an address and waits until it is there."""
        self._events.clear()
        # Another address of the same page alone would load nothing.
        self.call("Page.navigate", url="about:blank")
        self._until("Page.loadEventFired")
        self.call("Page.navigate", url=url)
        self._until("Page.loadEventFired")

    def send(self, fields: dict[str, str]) -> None:
        """Fills in the posted form that has these fields, and sends it; waits for the answer."""
        self._events.clear()
        self.run(
            "(fields => { const form = [...document.forms].find(one => one.method === 'post'"
            " && Object.keys(fields).every(name => one.elements[name]));"
            "for (const [name, value] of Object.entries(fields)) {"
            " const one = form.elements[name]; const many = one instanceof RadioNodeList;"
            " if (!many && one.type === 'checkbox') one.checked = true; else one.value = value; }"
            f" form.requestSubmit(); }})({msgspec.json.encode(fields).decode()})"
        )
        self._until("Page.loadEventFired")

    def until(self, truth: str) -> None:
        """Waits until a script's expression is true."""
        self.run(
            "new Promise(done => { const look = () => "
            f"({truth}) ? done(true) : setTimeout(look, 30); look(); }})"
        )

    def run(self, script: str) -> Any:
        """What a script in the page gives."""
        told = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return told.get("result", {}).get("value")

    def picture(self, file: Path, *, whole: bool = True) -> None:
        """Saves what the window shows, or the whole page, as PNG."""
        size = self.call("Page.getLayoutMetrics")["cssLayoutViewport"]
        area = {"x": 0, "y": 0, "width": size["clientWidth"], "height": size["clientHeight"]}
        if whole:
            full = self.call("Page.getLayoutMetrics")["cssContentSize"]["height"]
            area["height"] = min(max(full, area["height"]), TALLEST)
        clip = {**area, "scale": 1}
        shot = self.call(
            "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=whole
        )
        file.write_bytes(b64decode(shot["data"]))

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Asks the browser for something and waits for its answer."""
        self._last += 1
        asked: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        try:
            os.write(self._writes, msgspec.json.encode(asked) + b"\0")
        except OSError as error:
            raise StoreTrouble("browser-silent", step=method) from error
        for told in self._told(method):
            if told.get("id") == self._last:
                if "error" in told:
                    raise StoreTrouble("browser-silent", step=method)
                answer: dict[str, Any] = told["result"]
                return answer
        raise AssertionError

    def _until(self, event: str) -> None:
        if event in self._events:
            self._events.remove(event)
            return
        for told in self._told(event):
            if told.get("method") == event:
                self._events.remove(event)
                return

    def _told(self, step: str) -> Iterator[dict[str, Any]]:
        """What the browser says, as it says it."""
        ends = time.monotonic() + WAIT_SECONDS
        while True:
            one, found, rest = self._rest.partition(b"\0")
            if found:
                self._rest = rest
                told: dict[str, Any] = msgspec.json.decode(one)
                if "method" in told:
                    self._events.append(told["method"])
                yield told
                continue
            left = ends - time.monotonic()
            ready = left > 0 and select.select([self._reads], [], [], left)[0]
            more = os.read(self._reads, 1 << 20) if ready else b""
            if not more:
                raise StoreTrouble("browser-silent", step=step)
            self._rest += more

    def _end(self) -> None:
        os.close(self._writes)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._reads)
        self._room.cleanup()


def _raised(end: int, stack: contextlib.ExitStack) -> int:
    """A copy of a descriptor above 10, closed here with the stack; the first is closed at once."""
    import fcntl

    copy = fcntl.fcntl(end, fcntl.F_DUPFD, 10)
    os.close(end)
    stack.callback(os.close, copy)
    return copy
