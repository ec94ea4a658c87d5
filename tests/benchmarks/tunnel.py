"""A weak line between two network namespaces: real TCP over TUN devices, slow, late and lossy.

Needs root, `ip` and /dev/net/tun. The namespaces have no way out; they go when the line closes.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import heapq
import os
import random
import selectors
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

NEAR, FAR = "10.77.0.1", "10.77.0.2"
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
QUEUE_BYTES = 64 * 1024
_libc = ctypes.CDLL(None, use_errno=True)


@contextlib.contextmanager
def within(namespace: str) -> Iterator[None]:
    """What this thread opens or starts meanwhile lives in the namespace."""
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    there = os.open(f"/var/run/netns/{namespace}", os.O_RDONLY)
    try:
        if _libc.setns(there, 0):
            raise OSError(ctypes.get_errno(), "setns", namespace)
        yield
    finally:
        _libc.setns(home, 0)
        os.close(home)
        os.close(there)


class Tunnel:
    """Two namespaces, `near` and `far`, and a process that carries packets between them."""

    def __init__(self, kbit: float, delay_ms: float, loss_percent: float, seed: int = 7) -> None:
        if os.geteuid() != 0 or not Path("/dev/net/tun").exists():
            raise OSError("root and /dev/net/tun are needed")
        mark = f"fo{os.getpid()}"
        self.near, self.far = f"{mark}a", f"{mark}b"
        self._remove()
        for name in (self.near, self.far):
            _ip("netns", "add", name)
        command = [sys.executable, "-m", "tests.benchmarks.tunnel", self.near, self.far]
        figures = [str(one) for one in (kbit, delay_ms, loss_percent, seed)]
        self._carrier = subprocess.Popen([*command, *figures], stdout=subprocess.PIPE, text=True)
        assert self._carrier.stdout is not None
        if self._carrier.stdout.readline().strip() != "up":
            self.close()
            raise OSError("the TUN devices did not come up")

    def close(self) -> None:
        """Takes line and namespaces away."""
        self._carrier.kill()
        self._carrier.wait()
        if self._carrier.stdout is not None:
            self._carrier.stdout.close()
        self._remove()

    def cut(self, down: bool) -> None:
        """Takes the near end down, or up again: packets vanish, nobody is told."""
        with within(self.near):
            _ip("link", "set", "tun0", "down" if down else "up")
            if not down:
                _ip("addr", "replace", NEAR, "peer", FAR, "dev", "tun0")

    def _remove(self) -> None:
        for name in (self.near, self.far):
            subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, check=False)

    def __enter__(self) -> Tunnel:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def _device(namespace: str, here: str, there: str) -> int:
    with within(namespace):
        device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", b"tun0", IFF_TUN | IFF_NO_PI))
        # Reno everywhere, so that figures of different kernels can be compared.
        subprocess.run(
            ["sysctl", "-qw", "net.ipv4.tcp_congestion_control=reno"],
            check=False,
            stderr=subprocess.DEVNULL,
        )
        _ip("addr", "add", here, "peer", there, "dev", "tun0")
        _ip("link", "set", "tun0", "mtu", "1500", "up")
        _ip("link", "set", "lo", "up")
    return device


def carry(near: int, far: int, rate: float, delay: float, loss: float, seed: int) -> None:
    """Forwards packets for ever: `rate` bytes and `delay` seconds each way, `loss` of 0 to 1.

    A lost packet has used its time on the line, as on a radio link.
    """
    chance, serial = random.Random(seed), 0
    free = {near: 0.0, far: 0.0}
    under_way: list[tuple[float, int, int, bytes]] = []
    watching = selectors.DefaultSelector()
    watching.register(near, selectors.EVENT_READ, far)
    watching.register(far, selectors.EVENT_READ, near)
    while True:
        wait = max(0.0, under_way[0][0] - time.monotonic()) if under_way else None
        for key, _ in watching.select(wait):
            source, sink = key.fd, key.data
            while packet := _packet(source):
                now = time.monotonic()
                if (free[source] - now) * rate > QUEUE_BYTES:
                    continue
                free[source] = max(now, free[source]) + len(packet) / rate
                if chance.random() >= loss:
                    serial += 1
                    heapq.heappush(under_way, (free[source] + delay, serial, sink, packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, sink, packet = heapq.heappop(under_way)
            with contextlib.suppress(OSError):
                os.write(sink, packet)


def _packet(device: int) -> bytes:
    try:
        return os.read(device, 65535)
    except OSError:
        return b""


def main() -> None:
    """Carries packets between the namespaces named first; then kbit/s, ms, percent, seed."""
    names, (kbit, delay_ms, loss_percent, seed) = sys.argv[1:3], sys.argv[3:]
    near, far = _device(names[0], NEAR, FAR), _device(names[1], FAR, NEAR)
    print("up", flush=True)
    rate = float(kbit) * 1000 / 8
    carry(near, far, rate, float(delay_ms) / 1000, float(loss_percent) / 100, int(seed))


if __name__ == "__main__":
    main()
