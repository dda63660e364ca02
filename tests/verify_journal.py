#!/usr/bin/env python3
"""Checks a journal written by `tiegui journal --out FILE.jsonl`, with nothing of tiegui and nothing but Python.

    verify_journal.py FILE.jsonl [--anchor SEQ:DIGEST]

An anchor is a digest that was written down elsewhere, such as the one at the foot of a signed page. Without one, a
journal that lacks its newest entries is still a whole journal: only an anchor shows that the end is missing.
Entry 1 follows 32 zero bytes. Exit status: 0 the journal holds, 1 it does not, 2 wrong usage.
"""

import json
import struct
import sys

MASK = 0xFFFFFFFF


def rotate(word, by):
    by %= 32
    return (word << by | word >> (32 - by)) & MASK


CONSTANTS = [rotate(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]
START = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)


def sm3(message):
    """The SM3 digest of `message`, GB/T 32905-2016."""
    padded = message + b"\x80" + bytes(-(len(message) + 9) % 64) + struct.pack(">Q", 8 * len(message))
    state = START
    for at in range(0, len(padded), 64):
        w = list(struct.unpack_from(">16I", padded, at))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
            w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            a12 = rotate(a, 12)
            ss1 = rotate((a12 + e + CONSTANTS[j]) & MASK, 7)
            ff = a ^ b ^ c if j < 16 else a & b | a & c | b & c
            gg = e ^ f ^ g if j < 16 else e & f | ~e & MASK & g
            tt1 = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & MASK
            tt2 = (gg + h + ss1 + w[j]) & MASK
            a, b, c, d = tt1, a, rotate(b, 9), c
            e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
        state = tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h)))
    return struct.pack(">8I", *state)


VECTORS = {
    b"abc": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    b"abcd" * 16: "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
}


class Broken(Exception):
    """What does not hold, in words."""


def once(pairs):
    """An object whose keys each stand once: a key twice would be read one way here and another way elsewhere."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Broken("a key stands twice in one object")
    return found


def parse(text, what):
    try:
        value = json.loads(text, object_pairs_hook=once)
    except ValueError as error:
        raise Broken(f"{what} is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise Broken(f"{what} is not a JSON object")
    return value


def octets(entry, name, length):
    text = entry.get(name)
    if not isinstance(text, str) or len(text) != 2 * length or set(text) - set("0123456789abcdef"):
        raise Broken(f"{name} is not {length} bytes in lower-case hex")
    return bytes.fromhex(text)


def counted(entry, name):
    if not isinstance(entry.get(name), str):
        raise Broken(f"{name} is not a text")
    text = entry[name].encode()
    return struct.pack(">I", len(text)) + text


def check(entry, seq, previous):
    """Checks one entry against its place and the digest before it; its digest, and whether it was erased."""
    if type(entry.get("seq")) is not int or entry["seq"] != seq:
        raise Broken(f"seq is {entry.get('seq')}, expected {seq}")
    leaf = octets(entry, "leaf", 32)
    erased = entry.get("body") is None and entry.get("salt") is None
    if not erased:
        salt = octets(entry, "salt", 16)
        if not isinstance(entry.get("body"), str):
            raise Broken("body is not a text")
        if sm3(b"\x00" + salt + entry["body"].encode()) != leaf:
            raise Broken("the leaf is not that of salt and body")
        verb = parse(entry["body"], "body").get("verb")
        if verb != entry.get("verb"):
            raise Broken(f"verb is {entry.get('verb')}, but the body says {verb}")
    chained = previous + struct.pack(">Q", seq) + counted(entry, "at") + counted(entry, "actor") + leaf
    digest = octets(entry, "digest", 32)
    if sm3(b"\x01" + chained) != digest:
        raise Broken("the digest does not follow from the entry before and this one")
    return digest, erased


def verify(lines, anchor):
    previous, seq, erased, anchored = bytes(32), 0, [], anchor is None
    for seq, line in enumerate(lines, start=1):
        try:
            previous, gone = check(parse(line, "the line"), seq, previous)
            if anchor and anchor[0] == seq:
                if anchor[1] != previous.hex():
                    raise Broken(f"the digest is {previous.hex()}, but the anchor says {anchor[1]}")
                anchored = True
        except Broken as why:
            raise Broken(f"entry {seq}: {why}") from None
        if gone:
            erased.append(seq)
    if not seq:
        raise Broken("no entries")
    if not anchored:
        raise Broken(f"entry {anchor[0]}: missing, though the anchor names it; the journal ends at {seq}")
    return seq, previous.hex(), erased


def arguments(words):
    match words:
        case [path]:
            return path, None
        case [path, "--anchor", anchor] | ["--anchor", anchor, path]:
            seq, _, digest = anchor.partition(":")
            if seq.isascii() and seq.isdigit() and len(digest) == 64:
                return path, (int(seq), digest.lower())
    print(__doc__, file=sys.stderr)
    sys.exit(2)


def main():
    for message, digest in VECTORS.items():
        if sm3(message).hex() != digest:
            sys.exit("this SM3 is wrong: nothing was checked")
    path, anchor = arguments(sys.argv[1:])
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            entries, head, erased = verify(file, anchor)
    except (Broken, OSError, UnicodeDecodeError) as why:
        print(f"FAILED  {why}", file=sys.stderr)
        sys.exit(1)
    for seq in erased:
        print(f"erased  {seq}")
    if erased:
        print(f"{len(erased)} erased: each must have been approved by two people in a later entry")
    print(f"ok  {entries} entries, head {entries}:{head}")


if __name__ == "__main__":
    main()
