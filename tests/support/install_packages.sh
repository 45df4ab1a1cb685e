#!/bin/bash
# Installs what is missing of pipeline/packages.txt (Debian 12), and nothing else.
#
#   install_packages.sh          asks dpkg; touches neither network nor system if all is there
#
# As root, or with sudo. Removes no package ever. opensmtpd is a program of the tests only: it is
# left out where another mail server is installed, and where it is installed here its own service
# is kept from starting. Exit code: 0 all that is needed is there; 1 something is not.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
list=$root/pipeline/packages.txt
test_server=opensmtpd
policy=/usr/sbin/policy-rc.d

say() { echo "packages: $*"; }
fail() { echo "packages: $*" >&2; exit 1; }

names() { sed -e '/^[[:space:]]*#/d' -e 's/[[:space:]]//g' -e '/^$/d' "$list"; }

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

other_mail_server() {
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
        awk '$1 == "installed" && / mail-transport-agent/ && $2 != "'$test_server'" { print $2; exit }'
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 "$@"
}

install() { apt install --no-install-recommends --no-remove "$@"; }

# A mail server that nobody asked for must not listen on port 25: its start is forbidden while it
# is being installed, and at the machine's next start.
install_test_server() {
    local made=no status=0
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
        as_root chmod 755 $policy
        made=yes
    fi
    install $test_server || status=$?
    [ $made = no ] || as_root rm -f $policy
    if [ $status = 0 ] && command -v systemctl >/dev/null; then
        as_root systemctl disable $test_server.service >/dev/null 2>&1 || true
    fi
    return $status
}

main() {
    [ -r "$list" ] || fail "$list cannot be read"
    command -v dpkg-query >/dev/null ||
        fail "no Debian here: install by other means what pipeline/packages.txt lists"
    local missing=() wants_server=no name
    while read -r name; do
        if is_installed "$name"; then continue; fi
        if [ "$name" = $test_server ]; then wants_server=yes; else missing+=("$name"); fi
    done < <(names)

    local other=
    if [ $wants_server = yes ]; then
        other=$(other_mail_server)
        if [ -n "$other" ]; then
            say "$other is this machine's mail server and stays: $test_server is not installed," \
                "the test with a real mail server will be skipped"
            wants_server=no
        fi
    fi
    if [ ${#missing[@]} = 0 ] && [ $wants_server = no ]; then
        say "all there"
        return
    fi

    say "installing: ${missing[*]:-}$([ $wants_server = no ] || echo " $test_server")"
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
        fail "neither root nor sudo: ask for  apt-get install ${missing[*]:-$test_server}"
    fi
    apt update
    [ ${#missing[@]} = 0 ] || install "${missing[@]}"
    if [ $wants_server = yes ] && ! install_test_server; then
        say "$test_server could not be installed: the test with a real mail server will be skipped"
    fi
    for name in "${missing[@]}"; do
        is_installed "$name" || fail "$name is still not installed"
    done
}

main </dev/null
