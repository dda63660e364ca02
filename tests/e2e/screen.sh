# Sourced by the scripts beside it: a virtual screen with the program on it, worked with keys and mouse as a person does.
# Every screen that `shot` keeps is TIEGUI_SHOTS/n-name.png; none may be blank and no two neighbours the same.
# shellcheck shell=bash
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
shots=${TIEGUI_SHOTS:?the folder for the screenshots}
locale=${TIEGUI_LOCALE:-C.UTF-8}

# Goes on in a session bus of our own, so that nothing of the desktop is touched, and nothing of it answers. The bus
# talks of what it starts on the standard error it was given; ours goes past it. Its accessibility bus lies in a folder of
# its own too: of two scripts at once, the first to end would take the bus away from the other.
if [ -z "${TIEGUI_IN_SESSION:-}" ]; then
    exec 4>&2
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    TIEGUI_IN_SESSION=1 exec dbus-run-session -- "$0" "$@" 2>/dev/null
fi
exec 2>&4

mkdir -p "$shots"
work=$(mktemp -d)
pids=() pid='' window='' n=0 previous=''
finish() {
    local status=$? one
    for one in "${pids[@]}"; do kill "$one" 2>/dev/null || true; done
    [ "$status" = 0 ] || { echo "--- what the program said:"; cat "$work/said" 2>/dev/null || true; }
    sleep 0.5 # what was ended writes no more
    rm -rf "$work" "$XDG_RUNTIME_DIR" || true
    exit "$status"
}
trap finish EXIT
die() {
    echo "FAILED  $*" >&2
    if [ -n "$pid" ]; then
        echo "--- what the window shows:" >&2
        "$here/widget.py" "$pid" names >&2 || true
        import -window root "$shots/failed.png" || true
    fi
    exit 1
}

# A screen of an office PC, its window manager, and the accessibility bus, through which widgets are found by their words.
raise_screen() {
    rm -f "$work/display"
    Xvfb -displayfd 3 -screen 0 1366x768x24 +extension GLX -nolisten tcp 3>"$work/display" >"$work/xvfb" 2>&1 &
    pids+=($!)
    for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
    [ -s "$work/display" ] || die "no virtual screen: $(cat "$work/xvfb")"
    DISPLAY=":$(cat "$work/display")"
    export DISPLAY LC_ALL=$locale LIBGL_ALWAYS_SOFTWARE=1
    unset WAYLAND_DISPLAY TIEGUI_PASSWORD
    openbox >/dev/null 2>&1 &
    pids+=($!)
    dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
        string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null
}

# teach TEXT: the hanzi in it get keys of their own. Otherwise xdotool lends each a key for the moment in which it is typed,
# and a program that looks at it too late reads another.
teach() {
    xkbcomp -xkb "$DISPLAY" "$work/keys" 2>/dev/null
    python3 - "$work/keys" "$1" <<'TEACH'
import re
import sys

path, text = sys.argv[1:]
keys = open(path, encoding="utf-8", errors="surrogateescape").read()
# Keys of players, browsers and the like, which no keyboard of this office has.
free = re.findall(r"^\s*<(I\d+)> = \d+;", keys, re.M)
hanzi = sorted({sign for sign in text if ord(sign) > 0x7F})
if len(hanzi) > len(free):
    sys.exit(f"{len(hanzi)} hanzi, {len(free)} free keys")
lines = "".join(f"replace key <{name}> {{ [ U{ord(sign):04X} ] }};\n" for name, sign in zip(free, hanzi))
at = keys.index("\n};", keys.index("xkb_symbols")) + 1
open(path, "w", encoding="utf-8", errors="surrogateescape").write(keys[:at] + lines + keys[at:])
TEACH
    xkbcomp -w0 "$work/keys" "$DISPLAY" 2>"$work/xkbcomp" || die "no keys for hanzi: $(cat "$work/xkbcomp")"
}

# By the managed windows and their UTF-8 title: xdotool's own search reads the Latin-1 one.
find_window() {
    local id
    for id in $(xprop -root _NET_CLIENT_LIST 2>/dev/null | sed 's/.*# *//; s/,//g; /:/d'); do
        case $(xdotool getwindowname "$id" 2>/dev/null) in *铁柜*) echo "$id"; return ;; esac
    done
}

# start PROGRAM ARGUMENTS…: runs it until its window is there.
start() {
    local begun runner
    begun=$(date +%s%N)
    "$@" >"$work/said" 2>&1 </dev/null &
    runner=$!
    pids+=("$runner")
    window=
    for _ in $(seq 300); do
        window=$(find_window)
        [ -z "$window" ] || break
        kill -0 "$runner" 2>/dev/null || die "the program ended before it had a window"
        sleep 0.1
    done
    [ -n "$window" ] || die "no window with 铁柜 in its title within 30 s"
    echo "window after $((($(date +%s%N) - begun) / 1000000)) ms: $(xdotool getwindowname "$window")"
    pid=$(xdotool getwindowpid "$window" 2>/dev/null || echo "$runner")
    pids=("$pid" "${pids[@]}") # ended by its own id: a traced program outlives its strace
}

front() { timeout 10 xdotool windowactivate --sync "$window" 2>/dev/null || true; }
key() { front; xdotool key --clearmodifiers --delay 40 "$@"; sleep 0.3; }
type_text() { front; xdotool type --delay 40 -- "$1"; sleep 0.2; }
find_widget() { "$here/widget.py" "$pid" find "$@"; }
shows() { find_widget "$@" >/dev/null || die "not on the screen: $*"; }
gone() { "$here/widget.py" "$pid" gone "$@" || die "still on the screen: $*"; }
click() {
    local place
    place=$(find_widget "$@") || die "not on the screen: $*"
    front
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove --window "$window" $place sleep 0.2 click 1
    sleep 0.3
}

shot() {
    local file colours changed
    n=$((n + 1))
    file="$shots/$n-$1.png"
    sleep 0.8 # animations end, and the last frame reaches the screen
    timeout 30 import -window "$window" "$file"
    colours=$(identify -format %k "$file")
    [ "$colours" -ge 8 ] || die "$1 is blank: $colours colours"
    if [ -n "$previous" ]; then
        changed=$({ compare -metric AE "$previous" "$file" null: 2>&1 || true; } | grep -oE '^[0-9.e+]+')
        awk -v n="$changed" 'BEGIN { exit !(n > 1000) }' || die "$1 looks like the screen before: $changed pixels differ"
    fi
    previous=$file
    echo "screen $n $1: $colours colours"
}

# still_well: the program is there, and nothing in it panicked.
still_well() {
    kill -0 "$pid" || die "the program is gone"
    if grep -i 'panicked' "$work/said"; then die "something panicked"; fi
}
