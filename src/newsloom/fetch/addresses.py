"""Which addresses may be connected to, and which addresses of the web may be asked at all. Pure: nothing is resolved here.

Public unicast only, unless a network is allowed by name (setting NEWSLOOM_ALLOW_NETWORKS). Addresses that carry an
IPv4 address inside (mapped, 6to4, NAT64, Teredo) are judged by that one too. Sources: the IANA special-purpose
registries for IPv4 and IPv6 (RFC 6890 and its updates), for names RFC 6761, 6762, 8375 and ICANN's .internal.
"""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from newsloom.errors import FetchForbiddenAddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

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

# Where pictures and pages are served; whatever listens elsewhere on a host we do not know was not meant for its readers.
_WEB_PORTS = frozenset({None, 80, 443, 8000, 8080, 8443})
_INSIDE = frozenset("localhost local localdomain internal intranet private lan home corp arpa onion".split())
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\]")  # a browser reads "\" as "/": two readers, two hosts
_NAME = re.compile(r"[\w.:%~-]+")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a host that ends so is an IPv4 address (URL standard, "ends in a number")


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


def may_be_asked(url: str, allowed: Sequence[Network] = ()) -> bool:
    """Whether an address that a publisher wrote may be asked, judged by how it is spelt; the guard judges it again.

    No names and numbers of the network inside in any spelling a browser or the system's resolver knows, no unusual
    ports, no credentials. Where a network is allowed, a name inside may be one of it: there the guard decides alone.
    """
    if _UNFIT.search(url):
        return False
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return False
    name = unicodedata.normalize("NFKC", unquote(host)).lower().removesuffix(".")
    labels = name.split(".")
    if not _NAME.fullmatch(name) or not all(labels):
        return False
    if ":" in name or _NUMBER.fullmatch(labels[-1]):
        literal = _literal(name)
        if literal is None or not is_allowed(literal, allowed):
            return False
        inside = any(literal.version == network.version and literal in network for network in allowed)
        return port not in _FORBIDDEN_PORTS if inside else port in _WEB_PORTS
    if len(labels) == 1 or labels[-1] in _INSIDE:
        return bool(allowed) and port not in _FORBIDDEN_PORTS
    return port in _WEB_PORTS


def _literal(host: str) -> Address | None:
    """The address a host is, in any of the spellings that inet_aton(3) and RFC 4291 know; None where it is none."""
    try:
        if ":" in host:
            return ipaddress.ip_address(host.partition("%")[0])
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None
