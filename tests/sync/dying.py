"""A slow line that dies again and again; what is under way is lost, told by a reset or by nobody.

`faster` makes its time run so many times faster, with all proportions kept: bytes in flight, round
trips a life, lives a backlog; the server's own work does not get faster, so ten is about enough.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType

BYTES_PER_SECOND = 8000
"""64 kbit/s, each way."""

ONE_WAY_SECONDS = 0.3
STALL_SECONDS = 30.0
PIECE = 512


class DyingLine:
    """A proxy before a server on this machine; `up` and `down` in seconds of the slow line."""

    def __init__(
        self,
        target_port: int,
        *,
        up: float,
        down: float,
        silent: bool,
        faster: float = 1.0,
        rate: float = BYTES_PER_SECOND,
    ) -> None:
        self._target, self._silent = target_port, silent
        self._up, self._down = up / faster, down / faster
        self._rate, self._delay = rate * faster, ONE_WAY_SECONDS / faster
        self.stall_seconds = STALL_SECONDS / faster
        self.deaths = 0
        self._done, self._alive = threading.Event(), threading.Event()
        self._alive.set()
        self._pairs: list[_Pair] = []
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        # A line holds little; a socket's own buffer grows to hundreds of kilobytes.
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _die(self) -> None:
        while not self._done.wait(self._up):
            self._alive.clear()
            self.deaths += 1
            for pair in self._pairs:
                pair.die(told=not self._silent)
            self._done.wait(self._down)
            self._alive.set()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            # Whoever dials a dead line is heard when it comes back: TCP asks again.
            self._alive.wait()
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                near.close()
                continue
            pair = _Pair(near, far)
            self._pairs.append(pair)
            for source, sink in ((near, far), (far, near)):
                under_way: deque[tuple[float, bytes]] = deque()
                there = threading.Semaphore(0)
                self._start(self._read, pair, source, under_way, there)
                self._start(self._write, pair, sink, under_way, there)

    def _read(
        self,
        pair: _Pair,
        source: socket.socket,
        under_way: deque[tuple[float, bytes]],
        there: threading.Semaphore,
    ) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(PIECE):
                if pair.dead.wait(len(data) / self._rate):
                    return
                under_way.append((time.monotonic() + self._delay, data))
                there.release()
        under_way.append((time.monotonic() + self._delay, b""))
        there.release()

    def _write(
        self,
        pair: _Pair,
        sink: socket.socket,
        under_way: deque[tuple[float, bytes]],
        there: threading.Semaphore,
    ) -> None:
        with contextlib.suppress(OSError):
            while there.acquire():
                due, data = under_way.popleft()
                if pair.dead.wait(max(0.0, due - time.monotonic())):
                    return
                if not data:
                    sink.shutdown(socket.SHUT_WR)
                    return
                sink.sendall(data)

    def __enter__(self) -> DyingLine:
        self._start(self._listen)
        self._start(self._die)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._alive.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for pair in self._pairs:
            pair.die(told=True)


class _Pair:
    """A connection and its continuation behind the line."""

    def __init__(self, near: socket.socket, far: socket.socket) -> None:
        self.near, self.far = near, far
        self.dead = threading.Event()

    def die(self, *, told: bool) -> None:
        """What is under way is lost; both ends are told by a reset, or hear nothing any more."""
        self.dead.set()
        if not told:
            return
        for one in (self.near, self.far):
            with contextlib.suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.shutdown(socket.SHUT_RDWR)
            one.close()
