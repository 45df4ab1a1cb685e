#!/usr/bin/env python3
"""A mail server on loopback that misbehaves on demand, for tests.

    scripted_smtp.py FOLDER [--tls CERT KEY] [--auth USER PASSWORD] [--chunking] [--pipelining]
                     [--greeting LINE] [--sender-answer LINE] [--per-session N] [--no-enhanced]
                     [--bare]
                     [--until-eof]

Prints its port, then serves until it is killed, or with --until-eof until its standard input ends
(so that it never outlives a test that failed). What a recipient's local part begins with says
what happens to the mail:

    refuse       RCPT: 550           defer        RCPT: 451, always
    defer-once   RCPT: 451 the first time, then taken
    data-refuse  final: 554          data-defer   final: 451
    drop-data    the connection is dropped instead of 354
    drop-mid     ... after a part of the content
    drop-end     ... after the whole content was taken and kept, without an answer
    garbage      final: a line that is no answer
    stall        final: no answer at all
    relay        RCPT: 554 5.7.1 Relay access denied
    close        final: 250, and then the connection is closed

FOLDER/taken/NNNN.eml: each mail that was taken, with X-Envelope-From and X-Envelope-To before it.
FOLDER/log: a line for each command, "connection number: command".
"""
import argparse
import base64
import os
import socket
import ssl
import sys
import threading
import time

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--tls", nargs=2)
parser.add_argument("--auth", nargs=2)
parser.add_argument("--chunking", action="store_true")
parser.add_argument("--pipelining", action="store_true")
parser.add_argument("--bare", action="store_true")
parser.add_argument("--no-enhanced", action="store_true")
parser.add_argument("--until-eof", action="store_true")
parser.add_argument("--greeting", default="220 scripted ESMTP")
parser.add_argument("--sender-answer", default="250 2.1.0 sender ok")
parser.add_argument("--per-session", type=int, default=0)
options = parser.parse_args()

os.makedirs(os.path.join(options.folder, "taken"), exist_ok=True)
lock = threading.Lock()
deferred_once = set()
taken = 0
context = None
if options.tls:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*options.tls)

    def note_name(_connection, name, _context):
        with lock, open(os.path.join(options.folder, "log"), "a") as log:
            log.write("SNI %s\n" % name)
    context.sni_callback = note_name


class Dropped(Exception):
    pass


class Session:
    def __init__(self, connection, number):
        self.connection = connection
        self.number = number
        self.buffer = b""
        self.is_secure = False
        self.is_known = not options.auth
        self.count = 0
        self.reset()

    def reset(self):
        self.sender = None
        self.recipient = None
        self.content = b""
        self.is_broken = False

    def say(self, line):
        self.connection.sendall(line.encode() + b"\r\n")

    def fill(self):
        data = self.connection.recv(65536)
        if not data:
            raise Dropped
        self.buffer += data

    def read_line(self):
        while b"\n" not in self.buffer:
            self.fill()
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line.rstrip(b"\r").decode("utf-8", "surrogateescape")

    def read_bytes(self, count):
        while len(self.buffer) < count:
            self.fill()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def note(self, line):
        with lock, open(os.path.join(options.folder, "log"), "a") as log:
            log.write("%d: %s\n" % (self.number, line))

    def greet(self):
        lines = ["scripted"]
        if not options.bare:
            lines += ["8BITMIME", "SIZE 50000000", "DSN"]
        if not options.bare and not options.no_enhanced:
            lines.append("ENHANCEDSTATUSCODES")
        if options.pipelining:
            lines.append("PIPELINING")
        if options.chunking:
            lines.append("CHUNKING")
        if context and not self.is_secure:
            lines.append("STARTTLS")
        if options.auth and (self.is_secure or not context):
            lines.append("AUTH PLAIN LOGIN")
        for line in lines[:-1]:
            self.say("250-" + line)
        self.say("250 " + lines[-1])

    def start_tls(self):
        self.say("220 2.0.0 go ahead")
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.is_secure = True
        self.buffer = b""

    def authenticate(self, line):
        words = line.split()
        if words[1].upper() == "PLAIN":
            if len(words) < 3:
                self.say("334 ")
                words.append(self.read_line())
            user, password = base64.b64decode(words[2]).decode().split("\0")[1:]
        else:
            self.say("334 VXNlcm5hbWU6")
            user = base64.b64decode(self.read_line()).decode()
            self.say("334 UGFzc3dvcmQ6")
            password = base64.b64decode(self.read_line()).decode()
        self.is_known = [user, password] == options.auth
        self.say("235 2.7.0 welcome" if self.is_known else "535 5.7.8 wrong password")

    def is_kind(self, kind):
        return self.recipient.startswith(kind + ".") or self.recipient.startswith(kind + "@")

    def take_sender(self, line):
        if not self.is_known:
            return self.say("530 5.7.0 authentication required")
        if options.per_session and self.count >= options.per_session:
            self.say("421 4.7.0 too many mails in one session")
            raise Dropped
        self.sender = line[line.index("<") + 1:line.index(">")]
        self.say(options.sender_answer)

    def take_recipient(self, line):
        self.recipient = line[line.index("<") + 1:line.index(">")]
        first = self.is_kind("defer-once") and self.recipient not in deferred_once
        deferred_once.add(self.recipient)
        if self.is_kind("refuse"):
            self.say("550 5.1.1 no such user here")
        elif self.is_kind("relay"):
            self.say("554 5.7.1 Relay access denied")
        elif self.is_kind("defer") or first:
            self.say("451 4.2.1 try again")
        else:
            return self.say("250 2.1.5 recipient ok")
        self.recipient = None

    def take_data(self):
        if self.recipient is None:
            return self.say("503 5.5.1 no recipient")
        if self.is_kind("drop-data"):
            raise Dropped
        self.say("354 go ahead")
        while True:
            line = self.read_line_bytes()
            if line == b".\r\n":
                break
            self.content += line[1:] if line.startswith(b".") else line
            if self.is_kind("drop-mid") and len(self.content) > 200:
                raise Dropped
        self.finish()

    def read_line_bytes(self):
        while b"\n" not in self.buffer:
            self.fill()
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line + b"\n"

    def take_chunk(self, line):
        words = line.split()
        data = self.read_bytes(int(words[1]))
        if self.recipient is None or self.is_broken:
            return self.say("503 5.5.1 no transaction")
        self.content += data
        if self.is_kind("drop-mid"):
            raise Dropped
        if self.is_kind("data-defer") or self.is_kind("data-refuse"):
            self.is_broken = True
            return self.say("452 4.3.1 full" if self.is_kind("data-defer") else "554 5.7.1 no")
        if len(words) > 2:
            return self.finish()
        self.say("250 2.0.0 %d octets" % len(data))

    def keep(self):
        global taken
        with lock:
            taken += 1
            name = os.path.join(options.folder, "taken", "%04d.eml" % taken)
            with open(name + ".part", "wb") as file:
                file.write(b"X-Envelope-From: %s\nX-Envelope-To: %s\n"
                           % (self.sender.encode(), self.recipient.encode()))
                file.write(self.content)
            os.rename(name + ".part", name)

    def finish(self):
        self.count += 1
        if self.is_kind("data-refuse"):
            self.say("554 5.7.1 not wanted")
        elif self.is_kind("data-defer"):
            self.say("451 4.3.0 try again")
        elif self.is_kind("garbage"):
            self.keep()
            self.say("what was that?")
        elif self.is_kind("stall"):
            self.keep()
            time.sleep(3600)
        else:
            self.keep()
            if self.is_kind("drop-end"):
                raise Dropped
            self.say("250 2.0.0 kept as %d" % taken)
            if self.is_kind("close"):
                raise Dropped
        self.reset()

    def serve(self):
        self.say(options.greeting)
        while True:
            line = self.read_line()
            self.note(line)
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                self.greet()
            elif verb == "STARTTLS":
                self.start_tls()
            elif verb == "AUTH":
                self.authenticate(line)
            elif verb == "MAIL":
                self.take_sender(line)
            elif verb == "RCPT":
                self.take_recipient(line)
            elif verb == "DATA":
                self.take_data()
            elif verb == "BDAT":
                self.take_chunk(line)
            elif verb == "RSET":
                self.reset()
                self.say("250 2.0.0 ok")
            elif verb == "QUIT":
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("500 5.5.2 what?")


def serve(connection, number):
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    session = Session(connection, number)
    try:
        session.serve()
    except (Dropped, OSError):
        pass
    finally:
        session.connection.close()


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(64)
print(listener.getsockname()[1], flush=True)


def leave_at_eof():
    sys.stdin.buffer.read()
    os._exit(0)


if options.until_eof:
    threading.Thread(target=leave_at_eof, daemon=True).start()
number = 0
while True:
    connection, _ = listener.accept()
    number += 1
    threading.Thread(target=serve, args=(connection, number), daemon=True).start()
