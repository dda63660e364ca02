#!/usr/bin/python3
"""Finds what a window shows by its words, through the accessibility tree that a screen reader uses.

    widget.py PID names                          everything shown, one `role<TAB>name` a line
    widget.py PID find [--role ROLE] [NAME]      waits for it and prints the middle of it, `x y` within the window
    widget.py PID gone [--role ROLE] [NAME]      waits until it is not shown

NAME is a part of the accessible name; alternatives are separated by `|`. An exact name is taken before a part of one.
Exit status 1 when the wait is over: TIEGUI_PATIENCE seconds, 20 if unset.
"""

import os
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def walk(node, depth=0):
    """Every node below `node` that is on the screen; a node that went away meanwhile is left out."""
    try:
        if depth > 1 and not node.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        yield node
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from walk(child, depth + 1)


def shown(pid):
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        try:
            if application is None or application.get_process_id() != pid:
                continue
        except GLib.Error:
            continue
        application.clear_cache()
        for node in walk(application):
            try:
                yield node, node.get_role_name(), node.get_name() or ""
            except GLib.Error:
                continue


def middle(node):
    place = node.get_extents(Atspi.CoordType.WINDOW)
    return place.x + place.width // 2, place.y + place.height // 2


def find(pid, role, name):
    words = name.split("|") if name else [""]
    part = None
    for node, its_role, its_name in shown(pid):
        if role and its_role != role:
            continue
        if its_name in words:
            return node
        if part is None and any(word in its_name for word in words):
            part = node
    return part


def main():
    pid, verb, *rest = sys.argv[1:]
    if verb == "names":
        for _, role, name in shown(int(pid)):
            print(f"{role}\t{name}")
        return 0
    role = None
    if rest[:1] == ["--role"]:
        role, rest = rest[1], rest[2:]
    end = time.monotonic() + float(os.environ.get("TIEGUI_PATIENCE", "20"))
    while True:
        node = find(int(pid), role, rest[0] if rest else None)
        if verb == "find" and node is not None:
            print(*middle(node))
            return 0
        if verb == "gone" and node is None:
            return 0
        if time.monotonic() > end:
            return 1
        time.sleep(0.2)


sys.exit(main())
