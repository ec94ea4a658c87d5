"""Functions that can be paused in their middle: one runs at a time, the scheduler says which."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any


class Crash(BaseException):
    """The process dies here; nothing of it runs on, and no code of ours may catch it."""


class Fiber:
    """A call with a stack of its own that hands control back at every `pause`.

    It lies in a thread only to have that stack: caller and fiber never run at the same time.
    """

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._go, self._back = threading.Semaphore(0), threading.Semaphore(0)
        self._thrown: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.started = self.done = False
        self.ready: Callable[[], bool] = lambda: True
        self.result: Any = None
        self.error: BaseException | None = None

    def _run(self) -> None:
        self._go.acquire()
        try:
            if self._thrown is not None:
                raise self._thrown
            self.result = self._work()
        except BaseException as error:
            self.error = error
        finally:
            self.done = True
            self._back.release()

    def resume(self, throw: BaseException | None = None) -> None:
        """Runs on until the next pause or the end; `throw` is raised where it stands."""
        if not self.started:
            self.started = True
            self._thread.start()
        self._thrown = throw
        self._go.release()
        self._back.acquire()
        if self.done:
            self._thread.join()

    def pause(self, ready: Callable[[], bool] | None = None) -> None:
        """Called inside: lets others go on; resumed when the scheduler picks it once `ready`."""
        self.ready = ready or (lambda: True)
        self._back.release()
        self._go.acquire()
        if self._thrown is not None:
            raise self._thrown
