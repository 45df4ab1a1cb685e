#!/bin/sh
# A private Postfix on loopback for tests, with STARTTLS and AUTH: takes mails for every address
# from who logged in over TLS, and puts them into one Maildir; relays nothing.
#
#   postfix_server.sh start FOLDER           starts it; prints the port
#   postfix_server.sh wait FOLDER COUNT      waits (60 s at most) until COUNT mails are delivered
#   postfix_server.sh stop FOLDER            stops it; the Maildir stays
#   postfix_server.sh unpack FOLDER          only fetches the programs; prints where they lie
#
# FOLDER gets: Maildir/new/ (the mails)  port  ca.pem (trusts it, for "localhost")  user, password
# log. By what a recipient's local part begins with:
#   refuse   RCPT: 550 5.1.1          later    RCPT: 450 4.2.0
#   gone     taken, then returned with a delivery report to the envelope sender
#
# Debian allows one mail server a machine, and OpenSMTPD may be it: so Postfix and saslpasswd2 are
# unpacked from their Debian packages (apt-get download), never installed, and run in namespaces of
# their own with queue, user names and SASL settings of their own. Nothing of the system is touched.
#
# Exit code: 0 done; 77 it cannot be had here (the test is to be skipped); 1 anything else.
set -eu
PATH=$PATH:/usr/sbin:/sbin

fail() { echo "postfix_server.sh: $*" >&2; exit 1; }
skip() { echo "postfix_server.sh: $*" >&2; exit 77; }

[ $# -ge 2 ] || fail "usage: postfix_server.sh start|stop|unpack FOLDER | wait FOLDER COUNT"
command=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
tree=$folder/programs
here=$(cd "$(dirname "$0")" && pwd)

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

unpack() {
    [ ! -x "$tree/usr/lib/postfix/sbin/master" ] || return 0
    command -v apt-get >/dev/null || skip "no Debian here, Postfix cannot be unpacked"
    mkdir -p "$tree"
    (cd "$tree" && apt-get -qq -o APT::Sandbox::User= download postfix sasl2-bin \
        >download.log 2>&1 && for package in *.deb; do dpkg -x "$package" . || exit 1; done) ||
        skip "Postfix could not be fetched from Debian: $(tail -1 "$tree/download.log")"
    LD_LIBRARY_PATH=$tree/usr/lib/postfix "$tree/usr/sbin/postconf" -d mail_version >/dev/null 2>&1 ||
        skip "a library that Postfix needs is not installed"
}

# A key and a certificate for "localhost" that only who is given ca.pem trusts.
make_certificate() {
    openssl req -x509 -newkey rsa:2048 -nodes -days 7 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost -keyout "$folder/etc/key.pem" \
        -out "$folder/ca.pem" 2>/dev/null
    cp "$folder/ca.pem" "$folder/etc/cert.pem"
}

write_configuration() {
    sed -e "s#@FOLDER@#$folder#g" -e "s#@TREE@#$tree#g" "$here/postfix_main.cf" > "$folder/etc/main.cf"
    sed -e "s#@PORT@#$1#g" "$here/postfix_master.cf" > "$folder/etc/master.cf"
    printf '/^gone/ gone:\n' > "$folder/etc/transport"
    echo 'exit 67' > "$folder/etc/gone"
    printf '/^refuse/ 550 5.1.1 no such user here\n/^later/ 450 4.2.0 not now\n' > "$folder/etc/access"
    printf 'pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\nsasldb_path: /run/etc/sasldb2\n' \
        > "$folder/etc/sasl/smtpd.conf"
    echo relance > "$folder/user"
    echo "pass word é" > "$folder/password"
    tr -d '\n' < "$folder/password" |
        "$tree/usr/sbin/saslpasswd2" -p -c -u localhost -f "$folder/etc/sasldb2" relance
    # Postfix wants its own user and group; they exist inside the namespace only.
    grep -v '^postfix:' /etc/passwd > "$folder/etc/passwd"
    echo 'postfix:x:64990:64990::/nonexistent:/bin/false' >> "$folder/etc/passwd"
    grep -v '^post\(fix\|drop\):' /etc/group > "$folder/etc/group"
    printf 'postfix:x:64990:\npostdrop:x:64991:\n' >> "$folder/etc/group"
}

# The shell's own number outside is what stop kills: the namespace dies with it.
outside='echo $$ > "$1/pid"; exec unshare --mount --pid --fork --kill-child --mount-proc \
    sh -c "$2" postfix "$1"'
inside='set -e; mount --make-rprivate /; mount -t tmpfs tmpfs /var/spool; mount -t tmpfs tmpfs /run
    mount --bind "$1/etc/passwd" /etc/passwd; mount --bind "$1/etc/group" /etc/group
    mkdir /run/keep /run/etc /run/data /run/programs
    mount --bind "$1/Maildir" /run/keep; mount --bind "$1/etc" /run/etc
    mount --bind "$1/programs" /run/programs
    chown -R root:root /run/etc; chmod -R go+rX /run/etc; chmod 600 /run/etc/key.pem
    chown postfix /run/data /run/etc/sasldb2; chmod 640 /run/etc/sasldb2; chown -R nobody /run/keep
    cd /var/spool
    mkdir pid private public maildrop incoming active deferred bounce defer trace flush hold corrupt saved
    chown postfix private incoming active deferred bounce defer trace flush hold corrupt saved
    chown postfix:postdrop public maildrop; chmod 700 private; chmod 710 public; chmod 730 maildrop
    export LD_LIBRARY_PATH=/run/programs/usr/lib/postfix
    exec /run/programs/usr/lib/postfix/sbin/master -c /run/etc -d'

start() {
    command -v openssl >/dev/null || skip "openssl is not installed"
    as_root unshare --mount --pid --fork true 2>/dev/null ||
        skip "neither root nor namespaces here"
    unpack
    mkdir -p "$folder/Maildir/new" "$folder/Maildir/cur" "$folder/Maildir/tmp" "$folder/etc/sasl"
    port=$(pick_port)
    make_certificate
    write_configuration "$port"
    # exec: nothing of the server may keep the caller's output open, or the caller waits for ever.
    (exec >"$folder/log" 2>&1 </dev/null && as_root sh -c "$outside" postfix "$folder" "$inside") &
    tries=0
    until is_greeting "$port"; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            cat "$folder/log" >&2
            stop
            fail "Postfix did not start on port $port"
        fi
        sleep 0.1
    done
    echo "$port" | tee "$folder/port"
}

wait_for() {
    tries=0
    while count=$(as_root find "$folder/Maildir/new" -type f | wc -l) && [ "$count" -lt "$1" ]; do
        tries=$((tries + 1))
        [ $tries -le 600 ] || fail "only $count of $1 mails were delivered"
        sleep 0.1
    done
}

stop() {
    [ -f "$folder/pid" ] || return 0
    as_root kill -9 "$(cat "$folder/pid")" 2>/dev/null || true
    as_root rm -f "$folder/pid"
    as_root chown -R "$(id -u)" "$folder/Maildir" "$folder/etc"
}

case $command in
start) start ;;
wait) wait_for "${3:?COUNT}" ;;
stop) stop ;;
unpack) unpack && echo "$tree" ;;
*) fail "start, wait, stop or unpack?" ;;
esac
