"""TLS as strict as a site allows.

Certificates are verified by the system (`httpcore2.default_ssl_context`: the system's own verifier on
Windows and macOS, OpenSSL's store elsewhere, `SSL_CERT_FILE` and `SSL_CERT_DIR` where set). A site whose
server is too old for today's defaults gets another try for itself alone with lower ones; that its certificate
is its own is demanded at every level.
"""

from __future__ import annotations

import ssl
import warnings
from enum import IntEnum
from typing import Final

import httpcore2

from reportlint.fetch.problems import FetchEvent, event

_LEGACY_SERVER_CONNECT: Final = 0x4
"""`ssl.OP_LEGACY_SERVER_CONNECT`, which Python 3.11 does not name."""
_CIPHERS: Final = "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"
"""What Python itself offers. Some systems build it to offer more: what is old would be so on some machines only."""
_EXPIRED: Final = frozenset((9, 10))
_WRONG_NAME: Final = frozenset((62, 63, 64))
_TOO_WEAK: Final = frozenset((66, 67, 68))
"""X509_V_ERR_{EE_KEY_TOO_SMALL,CA_KEY_TOO_SMALL,CA_MD_TOO_WEAK}: right at a lower security level."""


class TlsLevel(IntEnum):
    """How much is demanded of a server."""

    USUAL = 0
    LEGACY = 1
    """Renegotiation of before RFC 5746, short keys, old ciphers."""
    OLDEST = 2
    """TLS 1.0 and 1.1 too: OpenSSL 3 takes their signatures at security level 0 only."""

    @property
    def next(self) -> TlsLevel | None:
        """The next lower one."""
        return TlsLevel(self + 1) if self < TlsLevel.OLDEST else None


def context(level: TlsLevel, *, verify: bool) -> ssl.SSLContext:
    """What to connect with."""
    if verify:
        made = httpcore2.default_ssl_context()
    else:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    if level == TlsLevel.USUAL:
        made.set_ciphers(_CIPHERS)
    else:
        made.options |= _LEGACY_SERVER_CONNECT
        made.set_ciphers(f"DEFAULT:@SECLEVEL={TlsLevel.OLDEST - level}")
    if level == TlsLevel.OLDEST:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            made.minimum_version = ssl.TLSVersion.TLSv1
    return made


def may_lower(error: BaseException | None) -> bool:
    """Whether a failed handshake is worth another try with lower demands."""
    return not isinstance(error, ssl.SSLCertVerificationError) or error.verify_code in _TOO_WEAK


def failure(error: BaseException | None, host: str) -> FetchEvent:
    """What a failed handshake means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        code = error.verify_code
        if code in _EXPIRED:
            return event("certificate-expired", host=host)
        if code in _WRONG_NAME:
            return event("certificate-name", host=host)
        return event("certificate-untrusted", host=host, reason=error.verify_message)
    return event("tls-failed", host=host, reason=_reason(error))


def _reason(error: BaseException | None) -> str:
    reason = getattr(error, "reason", None)
    if isinstance(reason, str):
        return reason.replace("_", " ").lower()
    return "connection closed" if isinstance(error, (ConnectionError, ssl.SSLError)) else str(error)
