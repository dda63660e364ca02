#!/usr/bin/env bash
# A real pinyin input method, fcitx5 over XIM, in the real window:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/ime.sh BINARY
#
# Types a password with the method on, a title of twenty hanzi into the receiving form and a name into a completing field:
# nothing is lost, and neither Enter nor Ctrl+Enter in the middle of a word records anything. Where fcitx5 is not
# installed, it says so and proves nothing.
if ! command -v fcitx5 >/dev/null || ! locale -a 2>/dev/null | grep -qi '^zh_CN\.utf-\?8$'; then
    echo 'NOT PROVEN  no fcitx5 with a zh_CN.UTF-8 locale here'
    exit 0
fi
export TIEGUI_LOCALE=zh_CN.UTF-8
# shellcheck source=tests/e2e/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"

binary=$1
password='iron-cabinet-2026'
export HOME=$work/home TIEGUI_CONFIG=$work/config XMODIFIERS=@im=fcitx
mkdir -p "$HOME/.config/fcitx5"
# Pinyin is on from the start, in every field.
cat >"$HOME/.config/fcitx5/profile" <<'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=pinyin
Layout=

[GroupOrder]
0=Default
PROFILE
TIEGUI_PASSWORD=$password "$binary" init --vault "$work/vault" --unit '清源县支行' --user '王喆' >/dev/null

raise_screen
fcitx5 -D --disable=wayland,notifications,dbusfrontend >"$work/fcitx" 2>&1 &
pids+=($!)
sleep 3
start "$binary" --vault "$work/vault"
front

# A word: its pinyin, and the blank that takes the first offer.
word() { xdotool type --delay 60 -- "$1"; sleep 0.4; xdotool key space; sleep 0.4; }
press() { local one; for one in "$@"; do xdotool key "$one"; sleep 0.3; done; }
entries() { TIEGUI_PASSWORD=$password "$binary" journal --vault "$work/vault" --out "$work/journal" >/dev/null; wc -l <"$work/journal"; }

shows --role 'password text'
xdotool type --delay 60 -- "$password"
press Return
gone --role 'password text'
shot open

press F2
shows --role entry '来文机关'
word shifenhang
press Return
# Twenty hanzi, five words of four.
for one in baomigongzuo anquanjiancha guanlibanfa zhuanxiangjiancha gongzuofangan; do word "$one"; done
shot title
# In the middle of a word the keys are the method's: nothing is recorded, and what was typed before stays.
xdotool type --delay 60 -- baomi
sleep 0.5
shot composing
press ctrl+Return
shows '登记并继续'
press space
shot composed
press ctrl+Return
shows '没有填写'
press 7 ctrl+Return
shows '2026年收文第1号|年收文第1号'
shot recorded
still_well
kill "$pid"
for _ in $(seq 100); do [ -z "$(find_window)" ] && break; sleep 0.1; done
TIEGUI_PASSWORD=$password "$binary" export --vault "$work/vault" --register receiving --out "$work/found.csv" >/dev/null
grep -q '保密工作安全检查管理办法专项检查工作方案' "$work/found.csv" || die "the title is another: $(cat "$work/found.csv")"
grep -q '市分行' "$work/found.csv" || die "the issuer is another: $(cat "$work/found.csv")"
echo "ok  $n screens in $shots"
