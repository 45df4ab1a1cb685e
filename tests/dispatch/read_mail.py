#!/usr/bin/env python3
"""Reads a mail back with Python's own parser: what a customer's program sees, a line each."""
import hashlib
import sys
from email import policy
from email.parser import BytesParser

message = BytesParser(policy=policy.default).parse(open(sys.argv[1], "rb"))
for name in ("From", "Reply-To", "To", "Bcc", "Subject", "Date", "Message-ID", "Auto-Submitted",
             "X-Relance-Document", "X-Injected"):
    if message[name] is not None:
        print("%s: %s" % (name, message[name]))
if message.defects:
    print("defects", message.defects)


def show(part, depth):
    line = "  " * depth + part.get_content_type()
    if part.get_filename():
        line += " " + part.get_filename()
    if not part.is_multipart():
        data = part.get_payload(decode=True)
        line += " " + hashlib.sha256(data).hexdigest()
    if part.defects:
        line += " defects %s" % part.defects
    print(line)
    for child in part.iter_parts() if part.is_multipart() else []:
        show(child, depth + 1)


show(message, 0)
print("--")
print(message.get_body(("plain",)).get_content(), end="")
