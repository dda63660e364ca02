#!/usr/bin/env bash
# A scanner at its full speed in the real window: it is a keyboard that types digits and Return.
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/scan.sh BINARY [--ime]
#
# A count over 320 copies is drawn up; the labels of 300 of them are typed ten milliseconds a key, as scanners do, and the
# labels are what the program itself says they are. None is lost and none goes elsewhere: the screen says 300 seen, 20
# missing, none unknown and none twice, and says so again when the window was closed and opened. With --ime a pinyin method
# is switched on all the while, which would make words of the digits' keys if it were given them.
for argument in "$@"; do [ "$argument" != --ime ] || ime=yes; done
if [ -n "${ime:-}" ]; then
    if ! command -v fcitx5 >/dev/null || ! locale -a 2>/dev/null | grep -qi '^zh_CN\.utf-\?8$'; then
        echo 'NOT PROVEN  no fcitx5 with a zh_CN.UTF-8 locale here'
        exit 0
    fi
    export TIEGUI_LOCALE=zh_CN.UTF-8
fi
# shellcheck source=tests/e2e/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"

binary=$1
password='iron-cabinet-2026'
export TIEGUI_CONFIG=$work/config
tiegui() { TIEGUI_PASSWORD=$password "$binary" "$@"; }
now() { echo $(($(date +%s%N) / 1000000)); }
sign_in() {
    shows --role 'password text'
    type_text "$password"
    key Return
    gone --role 'password text'
}
scanner() {
    key ctrl+m
    shows '清点〔'
    key Return
    shows '扫码清点'
    key c
    shows '标签数字'
}
# says SEEN: how many are seen, and that none was unknown, foreign, or in a wrong place.
says() {
    shows "清单 320 项，已见 $1 项"
    shows "尚未见到（$((320 - $1))）"
}

# 40 documents of 8 copies.
tiegui init --vault "$work/vault" --unit '清源县支行' --user '王喆' >/dev/null
{
    echo '{"verb":"add_place","path":"机要室/一号柜"}'
    for one in $(seq 40); do
        echo "{\"verb\":\"receive\",\"date\":\"2026-03-02\",\"issuer\":\"市分行\",\"number\":\"农发银市〔2026〕$one号\",\"title\":\"关于$one号检查的通知\",\"level\":\"秘密\",\"period\":\"10年\",\"copies\":8,\"copy_numbers\":\"$((one * 100 + 1))-$((one * 100 + 8))\"}"
        echo "{\"verb\":\"shelve\",\"date\":\"2026-03-02\",\"document\":$one,\"place\":\"机要室/一号柜\"}"
    done
    echo '{"verb":"draw_count","scope":"everything"}'
} >"$work/acts"
tiegui record --vault "$work/vault" "$work/acts" >"$work/recorded" || die "not recorded: $(tail -n 3 "$work/recorded")"
tiegui search --vault "$work/vault" --json 通知 >"$work/found"
python3 - "$work/found" >"$work/labels" <<'LABELS'
import json
import sys

labels = [copy["label"] for document in json.load(open(sys.argv[1])) for copy in document["copies"]]
assert len(labels) == len(set(labels)) == 320, len(labels)
# Neighbours on a shelf are no neighbours in the books: every seventh, then the ones between.
print("\n".join([labels[i * 7 % 320] for i in range(300)]))
LABELS

raise_screen
if [ -n "${ime:-}" ]; then
    export HOME=$work/home XMODIFIERS=@im=fcitx
    mkdir -p "$HOME/.config/fcitx5"
    printf '[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n[Groups/0/Items/0]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n' \
        >"$HOME/.config/fcitx5/profile"
    fcitx5 -D --disable=wayland,notifications,dbusfrontend >"$work/fcitx" 2>&1 &
    pids+=($!)
    sleep 3
fi
start "$binary" --vault "$work/vault"
front
sign_in
if [ -n "${ime:-}" ]; then
    # Where words are typed the method is there: the picture shows hanzi.
    key ctrl+f
    type_text jiancha
    key space
    shot method
fi
scanner
says 0
shot scanner

since=$(now)
# A carriage return is the key Return; a line feed would be a key that no keyboard has.
xdotool type --delay 10 -- "$(tr '\n' '\r' <"$work/labels")"
typed=$(($(now) - since))
says 300
seen=$(($(now) - since))
shot scanned
if "$here/widget.py" "$pid" names | grep -E '已扫过　|不是本库|不在清单上　|没有序号|错位　'; then die 'something else was read'; fi
echo "scan: 300 labels, $(wc -c <"$work/labels") keys in $typed ms, all seen after $seen ms"

# What was scanned is kept: another window goes on with it.
still_well
kill "$pid"
for _ in $(seq 100); do [ -n "$(find_window)" ] || break; sleep 0.1; done
start "$binary" --vault "$work/vault"
front
sign_in
scanner
says 300
shot again
still_well
echo "ok  $n screens in $shots"
