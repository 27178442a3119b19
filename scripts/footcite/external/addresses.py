"""Which IP addresses belong to the public Internet.

The registries of special-purpose addresses are those of RFC 6890:
https://www.iana.org/assignments/iana-ipv4-special-registry/ and iana-ipv6-special-registry.
They are written out here, for `ipaddress.is_global` takes multicast, 6to4, NAT64, site-local and
IPv4-compatible addresses for public, and its answers differ between versions of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_IPV4_SPECIAL = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private use
        "100.64.0.0/10",  # shared by the customers of a carrier
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # not registered: the host of a virtual machine at Azure, so of many CI runners
        "169.254.0.0/16",  # link-local, and the metadata of cloud machines
        "172.16.0.0/12",  # private use
        "192.0.0.0/24",  # protocol assignments: among them the nearest router
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # relays of multicast
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private use
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)

# Outside lie the unspecified address, loopback, IPv4-mapped, -compatible and -translated addresses,
# NAT64, discard-only, segment routing, unique-local, link-local, site-local and multicast.
_IPV6_UNICAST = IPv6Network("2000::/3")
_IPV6_SPECIAL = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_LOOPBACK = frozenset({ip_address("127.0.0.1"), ip_address("::1")})


def is_allowed(address: str, *, allow_loopback: bool = False) -> bool:
    """Return whether an address may be connected to: a public one or, if allowed, 127.0.0.1 or ::1.

    What is not an address in the usual form is not allowed.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return _is_public(parsed) or (allow_loopback and parsed in _LOOPBACK)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _IPV4_SPECIAL)
    # A scope, `%eth0`, names an interface of this machine.
    special = any(address in network for network in _IPV6_SPECIAL)
    return address in _IPV6_UNICAST and not special and address.scope_id is None
