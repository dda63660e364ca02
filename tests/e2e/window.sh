#!/usr/bin/env bash
# The real window on a virtual screen, worked with keys and mouse as a person does:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/window.sh BINARY VAULT PASSWORD
#
# Signs in, walks through the register table, a document, the preview and English, locks, and signs in again. Every
# screen is kept as FOLDER/n-name.png; none may be blank and no two neighbours the same. With TIEGUI_TRACE=FILE the
# program runs under strace, and FILE lists every socket it so much as tried to open.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

if [ -z "${TIEGUI_IN_SESSION:-}" ]; then
    # A session bus of our own, so that nothing of the desktop is touched, and nothing of it answers.
    # The bus talks of what it starts on the standard error it was given; ours goes past it.
    exec 4>&2
    TIEGUI_IN_SESSION=1 exec dbus-run-session -- "$0" "$@" 2>/dev/null
fi

exec 2>&4
binary=$1 vault=$2 password=$3
shots=${TIEGUI_SHOTS:?the folder for the screenshots}
mkdir -p "$shots"
work=$(mktemp -d)
pids=()
finish() {
    local status=$? pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    [ "$status" = 0 ] || { echo "--- what the program said:"; cat "$work/said" 2>/dev/null || true; }
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
die() {
    echo "FAILED  $*" >&2
    if [ -n "${pid:-}" ]; then
        echo "--- what the window shows:" >&2
        "$here/widget.py" "$pid" names >&2 || true
        import -window root "$shots/failed.png" || true
    fi
    exit 1
}

# --- the words and keys of the window -------------------------------------------------------------------------------
TITLE='铁柜'
REGISTER='收文登记簿|收文'
PREVIEW='打印预览|预览'
ENGLISH='English'
open_document() { key Home; key Return; }
# --------------------------------------------------------------------------------------------------------------------

Xvfb -displayfd 3 -screen 0 1366x768x24 +extension GLX -nolisten tcp 3>"$work/display" >"$work/xvfb" 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || die "no virtual screen: $(cat "$work/xvfb")"
DISPLAY=":$(cat "$work/display")"
export DISPLAY LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY TIEGUI_PASSWORD
# What the window remembers goes with the rest.
export TIEGUI_CONFIG="$work/config"
openbox >/dev/null 2>&1 &
pids+=($!)
dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
    string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null

trace=()
if [ -n "${TIEGUI_TRACE:-}" ]; then
    trace=(strace -f -qq -o "$TIEGUI_TRACE" -e 'trace=socket,io_uring_setup')
fi
started=$(date +%s%N)
"${trace[@]}" "$binary" --vault "$vault" >"$work/said" 2>&1 </dev/null &
runner=$!
pids+=("$runner")

# By the managed windows and their UTF-8 title: xdotool's own search reads the Latin-1 one.
find_window() {
    local id
    for id in $(xprop -root _NET_CLIENT_LIST 2>/dev/null | sed 's/.*# *//; s/,//g; /:/d'); do
        case $(xdotool getwindowname "$id" 2>/dev/null) in *"$TITLE"*) echo "$id"; return ;; esac
    done
}
window=
for _ in $(seq 300); do
    window=$(find_window)
    [ -z "$window" ] || break
    kill -0 "$runner" 2>/dev/null || die "the program ended before it had a window"
    sleep 0.1
done
[ -n "$window" ] || die "no window with $TITLE in its title within 30 s"
echo "window after $((($(date +%s%N) - started) / 1000000)) ms: $(xdotool getwindowname "$window")"
pid=$(xdotool getwindowpid "$window" 2>/dev/null || echo "$runner")
pids=("$pid" "${pids[@]}") # ended by its own id: a traced program outlives its strace

front() { xdotool windowactivate --sync "$window" 2>/dev/null || true; }
key() { front; xdotool key --clearmodifiers --delay 40 "$@"; sleep 0.3; }
find_widget() { "$here/widget.py" "$pid" find "$@"; }
click() {
    local place
    place=$(find_widget "$@") || die "not on the screen: $*"
    front
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove --window "$window" $place sleep 0.2 click 1
    sleep 0.3
}

n=0 previous=
shot() {
    local file colours changed
    n=$((n + 1))
    file="$shots/$n-$1.png"
    sleep 0.8 # animations end, and the last frame reaches the screen
    import -window "$window" "$file"
    colours=$(identify -format %k "$file")
    [ "$colours" -ge 8 ] || die "$1 is blank: $colours colours"
    if [ -n "$previous" ]; then
        changed=$({ compare -metric AE "$previous" "$file" null: 2>&1 || true; } | grep -oE '^[0-9.e+]+')
        awk -v n="$changed" 'BEGIN { exit !(n > 1000) }' || die "$1 looks like the screen before: $changed pixels differ"
    fi
    previous=$file
    echo "screen $n $1: $colours colours"
}
sign_in() {
    click --role 'password text'
    front
    xdotool type --delay 30 -- "$password"
    key Return
    "$here/widget.py" "$pid" gone --role 'password text' || die "still at the sign-in after the password"
}

find_widget --role 'password text' >/dev/null || die "no password field at the start"
shot sign-in
sign_in
click "$REGISTER"
shot register
open_document
shot document
key Escape
click "$PREVIEW"
shot preview
key Escape
click "$ENGLISH"
shot english
key ctrl+l
find_widget --role 'password text' >/dev/null || die "Ctrl+L did not lock"
shot locked
sign_in
shot again

xdotool getwindowname "$window" | grep -q "$TITLE" || die "the title is $(xdotool getwindowname "$window")"
kill -0 "$runner" || die "the program is gone"
grep -i 'panicked' "$work/said" && die "something panicked"
echo "ok  $n screens in $shots"
