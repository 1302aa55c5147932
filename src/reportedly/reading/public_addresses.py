"""Which network addresses a fetch may connect to: public ones only, in whatever form they are written."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], tuple[Address, ...]]
"""From a host name and a port to every address that it has."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: an IPv4 address in the last 32 bits, reached through a translator."""


def resolved(host: str, port: int) -> tuple[Address, ...]:
    """Every address of `host` that the system's resolver gives, in its order.

    "2130706433" and "0x7f.1" are addresses too: the resolver reads them as 127.0.0.1.

    Raises:
        OSError: when the name has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(str(address[0]).partition("%")[0]) for *_, address in found))


def is_public(address: Address) -> bool:
    """Whether `address` is of the public internet: also the IPv4 address within an IPv6 one has to be."""
    within = _ipv4_within(address)
    if within is not None:
        return is_public(within)
    site_local = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or site_local)


def _ipv4_within(address: Address) -> IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 address leads to."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
