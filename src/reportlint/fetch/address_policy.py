"""Which network addresses may be connected to.

For use inside services: an address typed by a stranger must not lead into the network the service runs in.
A name is resolved once, every answer is checked, and the connection goes to a checked answer, so that a name
that changes its answer in between gains nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from typing import Final

_WRAPPING: Final = tuple(
    # NAT64 (RFC 6052), IPv4-compatible (RFC 4291 § 2.5.5.1), IPv4-translated (RFC 2765): the last four bytes.
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")
)
_NEVER_PUBLIC: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",
        "168.63.129.16/32",  # the host's own services, seen from within Azure
        "192.0.0.0/24",
        "198.18.0.0/15",
        "64:ff9b:1::/48",
        "fec0::/10",
    )
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressRefused(Exception):
    """A host has an address that is not public."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(f"{host}: {address}")
        self.host = host
        self.address = address


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open internet, whatever form it is wrapped in."""
    address = _unwrapped(ipaddress.ip_address(text.partition("%")[0]))
    return (
        address.is_global
        and not address.is_multicast
        and not any(address in network for network in _NEVER_PUBLIC if network.version == address.version)
    )


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, where that is where packets would go."""
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in network for network in _WRAPPING):
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        return address.ipv4_mapped or address.sixtofour or (address.teredo or (0, address))[1]
    return address


def resolve(host: str, port: int, timeout: float, *, public_only: bool) -> list[str]:
    """The IP addresses of a host, in the system's order.

    Raises AddressRefused when `public_only` and any of them is not public, OSError (socket.gaierror) when
    there are none, TimeoutError when the system's resolver takes longer than `timeout` seconds.
    """
    addresses = _ask(host, port, timeout)
    if public_only:
        for address in addresses:
            if not is_public(address):
                raise AddressRefused(host, address)
    return addresses


def _ask(host: str, port: int, timeout: float) -> list[str]:
    """The system's resolver, which has no time-out of its own."""
    answer: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except UnicodeError:
            answer.put(socket.gaierror(socket.EAI_NONAME, "not a host name"))
        except OSError as error:
            answer.put(error)

    threading.Thread(target=ask, name="reportlint-resolve", daemon=True).start()
    try:
        result = answer.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError(f"resolving {host}") from None
    if isinstance(result, OSError):
        raise result
    return result
