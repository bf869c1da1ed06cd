import asyncio
import ipaddress
import socket

import pytest

from newsloom.errors import FetchForbiddenAddress
from newsloom.fetch.addresses import check, check_port, is_allowed
from newsloom.fetch.guard import GuardedResolver, guarded_sockets

HOME = (ipaddress.ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 0.0.0.0 10.1.2.3 100.64.0.1 169.254.169.254 172.16.0.1 192.168.1.1 192.0.0.192 198.18.0.1 224.0.0.1 240.0.0.1"
    " 255.255.255.255 ::1 :: ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001::1"
    " fe80::1 fc00::1 ff02::1 fec0::1 2001:db8::1 100::1".split(),
)
def test_addresses_inside_are_refused(address: str) -> None:
    assert not is_allowed(ipaddress.ip_address(address))
    with pytest.raises(FetchForbiddenAddress, match="internal address"):
        check(address, "host.example")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(ipaddress.ip_address(address))


def test_a_translator_s_network_is_closed_until_opened_and_then_judged_by_what_it_carries() -> None:
    translator = (ipaddress.ip_network("64:ff9b::/96"),)
    assert not is_allowed(ipaddress.ip_address("64:ff9b::808:808"))
    assert is_allowed(ipaddress.ip_address("64:ff9b::808:808"), translator)
    assert not is_allowed(ipaddress.ip_address("64:ff9b::a9fe:a9fe"), translator)


def test_a_network_may_be_opened_and_no_other_with_it() -> None:
    check("127.1.2.3", "127.1.2.3", HOME)
    with pytest.raises(FetchForbiddenAddress):
        check("::1", "::1", HOME)
    with pytest.raises(FetchForbiddenAddress):
        check("10.0.0.1", "10.0.0.1", HOME)


@pytest.mark.parametrize("port", [22, 25, 6379, 11211, 0])
def test_ports_of_other_services_are_refused(port: int) -> None:
    with pytest.raises(FetchForbiddenAddress, match="another service"):
        check_port(port, "a.example")
    check_port(8080, "a.example")
    check_port(None, "a.example")


@pytest.mark.parametrize("spelling", ["0x7f000001", "2130706433", "0177.0.0.1", "127.1", "localhost"])
def test_what_a_spelling_resolves_to_decides(spelling: str) -> None:
    async def resolve() -> None:
        resolver = GuardedResolver()
        try:
            await resolver.resolve(spelling, 80)
        finally:
            await resolver.close()

    with pytest.raises(FetchForbiddenAddress):
        asyncio.run(resolve())


def test_no_socket_is_made_for_an_address_inside() -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("169.254.169.254", 80))
    with pytest.raises(FetchForbiddenAddress):
        guarded_sockets()(place)
