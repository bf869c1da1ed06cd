"""What aiohttp connects with: names resolved and sockets made for allowed addresses only (`fetch.addresses` decides)."""

import asyncio
import functools
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from newsloom.fetch.addresses import Network, check

_RESOLVERS = 16  # names looked up at once, in threads of their own: a name server that hangs holds up nothing else


def guarded_sockets(allowed: Sequence[Network] = ()) -> Callable[[AddrInfoType], socket.socket]:
    """The maker of sockets for aiohttp: the last look at an address, whoever resolved or spelt it."""

    def make(place: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = place
        check(str(address[0]), str(address[0]), allowed)
        made = socket.socket(family=family, type=kind, proto=protocol)
        made.setblocking(False)
        return made

    return make


class GuardedResolver(AbstractResolver):
    """Resolves names and hands out checked addresses only: what aiohttp connects to is what was checked."""

    def __init__(self, allowed: Sequence[Network] = ()) -> None:
        self._allowed = allowed
        self._threads = ThreadPoolExecutor(_RESOLVERS, thread_name_prefix="resolve")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Every address of the host; one forbidden address forbids the host. Raises FetchForbiddenAddress, OSError."""
        loop = asyncio.get_running_loop()
        asked = functools.partial(socket.getaddrinfo, host, port, family=family, type=socket.SOCK_STREAM)
        found = await loop.run_in_executor(self._threads, asked)
        results: list[ResolveResult] = []
        for kind, _, protocol, _, place in found:
            check(str(place[0]), host, self._allowed)
            results.append(
                ResolveResult(
                    hostname=host,
                    host=str(place[0]),
                    port=port,
                    family=kind,
                    proto=protocol,
                    flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
                )
            )
        if not results:
            raise OSError(None, f"{host} has no address")
        return results

    async def close(self) -> None:
        """Ends the threads; one that still waits for a name server ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)
