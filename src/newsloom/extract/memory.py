"""Memory given back: after one huge page the C library keeps hundreds of megabytes in pieces, and the next one adds to them."""

import ctypes
import itertools

HUGE_CHARS = (
    500_000  # of markup; 1 of 30 measured pages is longer, and only such leave enough behind to be worth a millisecond
)
EVERY_PAGES = 50  # what many ordinary pages leave behind adds up too
_read = itertools.count(1)
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc alone has it


def give_back(chars: int) -> None:
    """Returns what earlier pages left behind to the system, where so long a page is about to be read, and now and then."""
    if _trim is not None and (chars > HUGE_CHARS or next(_read) % EVERY_PAGES == 0):
        _trim(0)
