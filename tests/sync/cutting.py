"""A proxy between station and centre that breaks the line where a test says, and flips bytes."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType


class CutProxy:
    """Passes bytes on in small reads; every break is a reset on both sides.

    `cut_up_at`: totals of bytes going up at which to break, each once. `swallow`: the method whose
    next answer never arrives (`then` is called first). `flip_up_at`: one byte to change.
    """

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.cut_up_at: list[int] = []
        self.cut_down_at: list[int] = []
        self.swallow = b""
        self.then: Callable[[], object] = lambda: None
        self.flip_up_at: int | None = None
        self.up = self.down = self.breaks = self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        # A line holds little; a socket's own buffer grows to hundreds of kilobytes.
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._awaited = False
        self._start(self._listen)

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._sockets.append(near)
            try:
                far = socket.create_connection(("127.0.0.1", self.target_port))
            except OSError:
                near.close()
                continue
            self._sockets.append(far)
            self._start(self._pump, near, far, True)
            self._start(self._pump, far, near, False)

    def _pump(self, source: socket.socket, sink: socket.socket, upwards: bool) -> None:
        try:
            while data := source.recv(1024):
                data = self._seen(data, upwards)
                if not data:
                    self.breaks += 1
                    _reset(source)
                    _reset(sink)
                    return
                sink.sendall(data)
        except OSError:
            pass
        finally:
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_WR)

    def _seen(self, data: bytes, upwards: bool) -> bytes:
        """The bytes to pass on; none breaks the line."""
        if not upwards:
            self.down += len(data)
            if self.cut_down_at and self.down >= self.cut_down_at[0]:
                self.cut_down_at.pop(0)
                return b""
            if self.swallow and self._awaited:
                self.swallow = b""
                self.then()
                return b""
            return data
        if self.flip_up_at is not None and self.up <= self.flip_up_at < self.up + len(data):
            place = self.flip_up_at - self.up
            data = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
            self.flip_up_at = None
        self.up += len(data)
        if self.swallow and data.startswith(self.swallow):
            self._awaited = True
        if self.cut_up_at and self.up >= self.cut_up_at[0]:
            self.cut_up_at.pop(0)
            return b""
        return data

    def __enter__(self) -> CutProxy:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for one in self._sockets:
            _reset(one)
        for thread in self._threads:
            thread.join(5)


def _reset(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.shutdown(socket.SHUT_RDWR)
    one.close()
