"""Asynchronous work for synchronous callers, also where an event loop is already running."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def without_waiting(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine that never waits: the offline engine needs no event loop, nor its import."""
    try:
        work.send(None)
    except StopIteration as done:
        result: Result = done.value
        return result
    work.close()
    raise AssertionError("the offline engine waited")


class PrivateLoop:
    """An event loop for synchronous callers, which works beside a loop that is already running."""

    def __init__(self) -> None:
        import asyncio
        import threading
        import weakref

        # A factory of our own leaves the caller's current event loop alone.
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._lock = threading.Lock()
        # An agent that nobody closed still gives its loop back.
        self._abandoned = weakref.finalize(self, self._runner.get_loop().close)

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """The result of *work*."""
        return self._beside(lambda: self._runner.run(work))

    def close(self) -> None:
        """Give the loop back; its connections should be closed by then."""
        self._abandoned.detach()
        self._beside(self._runner.close)

    def _beside(self, act: Callable[[], Result]) -> Result:
        """Do it here, or in a thread of its own where this one already runs a loop; one at a time."""
        if not _loop_is_running():
            with self._lock:
                return act()
        from concurrent.futures import ThreadPoolExecutor

        with self._lock, ThreadPoolExecutor(max_workers=1) as thread:
            return thread.submit(act).result()


def _loop_is_running() -> bool:
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
