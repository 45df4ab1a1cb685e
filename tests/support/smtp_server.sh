#!/bin/sh
# A private OpenSMTPD on loopback for tests: takes every mail for every address and puts it into
# one Maildir; relays nothing. Runs in namespaces of its own, so that the system's mail queue,
# socket and configuration are neither seen nor touched, and several can run side by side.
#
#   smtp_server.sh start FOLDER [PORT]   starts it (PORT 0 or none: a free one); prints the port
#   smtp_server.sh wait FOLDER COUNT     waits (30 s at most) until COUNT mails have been delivered
#   smtp_server.sh stop FOLDER           stops it; the Maildir stays
#
# FOLDER gets: Maildir/new/ (the mails)  port  pid  smtpd.log
# Plain SMTP only (mail.tls: none): the TLS of Debian 12's OpenSMTPD 6.8.0 fails with OpenSSL 3
# (its issues 1171 and 1239), so STARTTLS and AUTH are tried with tests/support/scripted_smtp.py.
#
# Exit code: 0 done; 77 OpenSMTPD is not installed (the test is to be skipped); 1 anything else.
set -eu
PATH=$PATH:/usr/sbin:/sbin

fail() { echo "smtp_server.sh: $*" >&2; exit 1; }

[ $# -ge 2 ] || fail "usage: smtp_server.sh start FOLDER [PORT] | wait FOLDER COUNT | stop FOLDER"
command=$1
folder=$2

# smtpd separates its privileges, and namespaces are made: both want root.
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

pick_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

is_greeting() {
    python3 -c '
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 2)
s.settimeout(5)
sys.exit(0 if s.recv(4).startswith(b"220") else 1)' "$1" 2>/dev/null
}

write_configuration() {
    cat > "$folder/smtpd.conf" <<END
table keeper file:$folder/keeper
listen on 127.0.0.1 port $1 hostname localhost
action "keep" maildir "/run/keep" virtual <keeper>
match from any for any action "keep"
END
    # smtpd delivers nothing as root.
    keeper=$(id -un)
    [ "$keeper" != root ] || keeper=nobody
    echo "@ $keeper" > "$folder/keeper"
    as_root chown -R "$keeper" "$folder/Maildir"
}

# Own /var/spool and /run, then smtpd in the foreground; all of it vanishes with the last process.
# The Maildir is mounted where the delivering user can reach it, whatever the folders above it say.
# The shell's own number outside is what stop kills: the namespace dies with it.
outside='echo $$ > "$1/pid"; exec unshare --mount --pid --fork --kill-child --mount-proc \
    sh -c "$2" smtpd "$1"'
inside='mount --make-rprivate / && mount -t tmpfs tmpfs /var/spool && mount -t tmpfs tmpfs /run &&
    mkdir /var/spool/smtpd && chmod 711 /var/spool/smtpd && mkdir /run/keep &&
    mount --bind "$1/Maildir" /run/keep && exec smtpd -d -f "$1/smtpd.conf"'

start() {
    if ! command -v smtpd >/dev/null || ! [ -d /usr/libexec/opensmtpd ]; then
        echo "smtp_server.sh: OpenSMTPD is not installed" >&2
        exit 77
    fi
    mkdir -p "$folder/Maildir/new" "$folder/Maildir/cur" "$folder/Maildir/tmp"
    folder=$(cd "$folder" && pwd)
    port=$1
    [ "$port" != 0 ] || port=$(pick_port)
    write_configuration "$port"
    # exec: nothing of the server may keep the caller's output open, or the caller waits for ever.
    (exec >"$folder/smtpd.log" 2>&1 </dev/null && as_root sh -c "$outside" smtpd "$folder" "$inside") &
    tries=0
    until is_greeting "$port"; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            cat "$folder/smtpd.log" >&2
            stop
            fail "smtpd did not start on port $port"
        fi
        sleep 0.1
    done
    echo "$port" | tee "$folder/port"
}

wait_for() {
    tries=0
    while count=$(find "$folder/Maildir/new" -type f | wc -l) && [ "$count" -lt "$1" ]; do
        tries=$((tries + 1))
        [ $tries -le 300 ] || fail "only $count of $1 mails were delivered"
        sleep 0.1
    done
}

stop() {
    [ -f "$folder/pid" ] || return 0
    as_root kill -9 "$(cat "$folder/pid")" 2>/dev/null || true
    as_root rm -f "$folder/pid"
}

case $command in
start) start "${3:-0}" ;;
wait) wait_for "${3:?COUNT}" ;;
stop) stop ;;
*) fail "start, wait or stop?" ;;
esac
