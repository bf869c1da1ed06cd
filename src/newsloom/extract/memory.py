"""Memory given back: after one huge page the C library keeps hundreds of megabytes in pieces, and the next one adds to them."""

import ctypes

HUGE_CHARS = (
    500_000  # of markup; 1 of 30 measured pages is longer, and only such leave enough behind to be worth a millisecond
)
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc alone has it


def give_back(chars: int) -> None:
    """Returns what earlier pages left behind to the system, where so long a page is about to be read."""
    if chars > HUGE_CHARS and _trim is not None:
        _trim(0)
