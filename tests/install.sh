#!/bin/sh
# What the tests need beside Python: nginx, Chromium with a font for Chinese, PostgreSQL. Debian, as root.
set -eu
missing=
command -v nginx > /dev/null || missing="$missing nginx-light"
command -v chromium > /dev/null || missing="$missing chromium fonts-noto-cjk"
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
# The packages start servers; the tests start their own.
service nginx stop > /dev/null 2>&1 || true
service postgresql stop > /dev/null 2>&1 || true
