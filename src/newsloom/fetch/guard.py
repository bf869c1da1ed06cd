"""Which addresses may be connected to: decided on the resolved address, connected to exactly that one.

Public unicast only, unless a network is allowed by name (setting NEWSLOOM_ALLOW_NETWORKS). Addresses that carry an
IPv4 address inside (mapped, 6to4, NAT64, Teredo) are judged by that one too. Sources: the IANA special-purpose
registries for IPv4 and IPv6 (RFC 6890 and its updates).
"""

import asyncio
import functools
import ipaddress
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from newsloom.errors import FetchForbiddenAddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_RESOLVERS = 16  # names looked up at once, in threads of their own: a name server that hangs holds up nothing else
_FORBIDDEN = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
        " 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24"
        " 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
        " ::/128 ::1/128 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2620:4f:8000::/48 3fff::/20 5f00::/16"
        " fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
# Ports of services that speak other protocols (a subset of the Fetch standard's bad ports) or hold data inside a network.
_FORBIDDEN_PORTS = frozenset(
    int(port)
    for port in (
        "0 1 7 9 11 13 15 17 19 20 21 22 23 25 53 69 79 110 111 113 119 123 135 137 139 143 161 179 389 427 465 512"
        " 513 514 515 540 548 554 587 601 636 989 990 993 995 1433 1521 2049 2375 3306 3389 3659 4045 5060 5061 5432"
        " 5672 6000 6379 6566 6665 6666 6667 6668 6669 6697 9200 11211 27017"
    ).split()
)


def is_allowed(address: Address, allowed: Sequence[Network] = ()) -> bool:
    """Whether a connection to this address may be made."""
    for one in (address, *_carried(address)):
        if any(one.version == network.version and one in network for network in allowed):
            continue
        if not one.is_global or one.is_multicast or one.is_reserved:
            return False
        if any(one.version == network.version and one in network for network in _FORBIDDEN):
            return False
    return True


def check(address: str, host: str, allowed: Sequence[Network] = ()) -> None:
    """Raises FetchForbiddenAddress where the address may not be connected to. `host` is what the person wrote."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError as error:
        raise FetchForbiddenAddress(f"{host} resolves to {address!r}, which is no address.") from error
    if not is_allowed(parsed, allowed):
        said = host if host == address else f"{host} ({address})"
        raise FetchForbiddenAddress(f"{said} is an internal address and was not connected to.")


def check_port(port: int | None, host: str) -> None:
    """Raises FetchForbiddenAddress for ports where no web server has a reason to be."""
    if port in _FORBIDDEN_PORTS:
        raise FetchForbiddenAddress(
            f"Port {port} of {host} belongs to another service than the web and was not connected to."
        )


def _carried(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """IPv4 addresses inside an IPv6 address."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found = [address.ipv4_mapped, address.sixtofour]
    found += address.teredo or ()
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in found if one is not None)


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
