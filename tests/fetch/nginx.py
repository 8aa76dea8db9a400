"""nginx on loopback, with certificates and TLS of several ages."""

from __future__ import annotations

import datetime
import ipaddress
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
NOW = datetime.datetime.now(datetime.UTC)


class Authority:
    """Signs certificates for loopback."""

    def __init__(self, folder: Path, name: str, parent: Authority | None = None) -> None:
        self.folder, self.name, self.parent = folder, name, parent
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        signer = parent or self
        self.certificate = (
            self._builder(
                self.subject, signer.subject, self.key.public_key(), NOW + datetime.timedelta(days=9)
            )
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(signer.key, hashes.SHA256())
        )
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    @staticmethod
    def _builder(subject, issuer, key, until):
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - datetime.timedelta(days=30))
            .not_valid_after(until)
        )

    def issue(
        self, name: str, *, host: str = "127.0.0.1", days: int = 9, bits: int = 2048, chain: bool = True
    ) -> None:
        """`name`.crt and `name`.key; `chain=False` leaves the intermediate certificate out."""
        key = rsa.generate_private_key(65537, bits)
        names: list[x509.GeneralName] = [
            x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        ]
        certificate = (
            self._builder(
                x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]),
                self.subject,
                key.public_key(),
                NOW + datetime.timedelta(days=days),
            )
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        pem = certificate.public_bytes(serialization.Encoding.PEM)
        if chain and self.parent:
            pem += self.certificate.public_bytes(serialization.Encoding.PEM)
        (self.folder / f"{name}.crt").write_bytes(pem)
        (self.folder / f"{name}.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.TraditionalOpenSSL,
                serialization.NoEncryption(),
            )
        )


SERVERS = {
    # name: (certificate, protocols, ciphers)
    "modern": ("good", "TLSv1.2 TLSv1.3", "DEFAULT"),
    "tls10": ("good", "TLSv1", "DEFAULT:@SECLEVEL=0"),
    "tls11": ("good", "TLSv1.1", "DEFAULT:@SECLEVEL=0"),
    "cbc": ("good", "TLSv1.2", "AES128-SHA:@SECLEVEL=0"),
    "short-key": ("short", "TLSv1.2", "DEFAULT:@SECLEVEL=0"),
    "null": ("good", "TLSv1.2", "NULL-SHA256:@SECLEVEL=0"),
    "expired": ("expired", "TLSv1.2 TLSv1.3", "DEFAULT"),
    "wrong-name": ("wrong-name", "TLSv1.2 TLSv1.3", "DEFAULT"),
    "unknown": ("unknown", "TLSv1.2 TLSv1.3", "DEFAULT"),
    "incomplete": ("incomplete", "TLSv1.2 TLSv1.3", "DEFAULT"),
    "old-expired": ("expired", "TLSv1", "DEFAULT:@SECLEVEL=0"),
}


class Nginx:
    """Serves `folder/root` under every entry of `SERVERS`, and over plain HTTP."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root"
        self.root.mkdir()
        self.ports = dict(zip([*SERVERS, "plain", "h2"], _free_ports(len(SERVERS) + 2), strict=True))
        root = Authority(folder, "root")
        self.authority = root.file
        branch = Authority(folder, "branch", root)
        branch.issue("good")
        branch.issue("short", bits=1024)
        branch.issue("expired", days=-1)
        branch.issue("wrong-name", host="elsewhere.example")
        branch.issue("incomplete", chain=False)
        Authority(folder, "stranger").issue("unknown")
        (folder / "nginx.conf").write_text(self._configuration())
        self._process = subprocess.Popen(
            [NGINX, "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"], stderr=subprocess.PIPE
        )
        self._wait()

    def url(self, server: str, path: str = "/") -> str:
        scheme = "http" if server == "plain" else "https"
        return f"{scheme}://127.0.0.1:{self.ports[server]}{path}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _wait(self) -> None:
        while self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.ports["plain"]), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError((self._process.stderr.read() if self._process.stderr else b"").decode())

    def _configuration(self) -> str:
        places = """
            root root; gzip on; gzip_types text/html; gzip_min_length 1;
            location = /robots.txt { return 404; }
            location /busy {
                limit_req zone=slow nodelay; limit_req_status 429; error_page 429 = @busy;
                try_files /report.html =404;
            }
            location @busy { add_header Retry-After 1 always; return 429 "busy"; }
            location /521 { default_type text/html; return 521 "<script>document.cookie='x=1'</script>"; }
            location /412 { default_type text/html; return 412 "<script>challenge()</script>"; }
            location /moved { return 301 /report.html; }
            location /loop { return 302 /loop; }
            location /gbk { default_type "text/html; charset=iso-8859-1"; alias root/gbk.html; gzip off; }
            location /crawl { limit_rate 2k; try_files /report.html =404; gzip off; }
        """
        servers = [f"server {{ listen 127.0.0.1:{self.ports['plain']}; {places} }}"]
        servers.append(
            f"server {{ listen 127.0.0.1:{self.ports['h2']} ssl http2; ssl_certificate good.crt;"
            f" ssl_certificate_key good.key; {places} }}"
        )
        servers += [
            f"server {{ listen 127.0.0.1:{self.ports[name]} ssl; ssl_certificate {certificate}.crt;"
            f" ssl_certificate_key {certificate}.key; ssl_protocols {protocols};"
            f" ssl_ciphers {ciphers}; {places} }}"
            for name, (certificate, protocols, ciphers) in SERVERS.items()
        ]
        temporary = " ".join(
            f"{kind}_temp_path tmp-{kind};" for kind in "client_body proxy fastcgi uwsgi scgi".split()
        )
        user = "user root;" if os.geteuid() == 0 else ""
        return (
            f"{user} daemon off; master_process off; worker_processes 1; pid nginx.pid;"
            " events { worker_connections 64; }"
            f" http {{ access_log off; {temporary} limit_req_zone $server_port zone=slow:64k rate=60r/m;"
            f" {' '.join(servers)} }}"
        )


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [taken.getsockname()[1] for taken in sockets]
    for taken in sockets:
        taken.close()
    return ports
