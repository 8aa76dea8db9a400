#!/bin/sh
# What the tests of live pages need beside Python: nginx, and Chromium with a font for Chinese. Debian, as root.
set -eu
missing=
command -v nginx > /dev/null || missing="$missing nginx-light"
command -v chromium > /dev/null || missing="$missing chromium fonts-noto-cjk"
[ -z "$missing" ] && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
# The package starts a server on port 80; the tests start their own.
service nginx stop > /dev/null 2>&1 || true
