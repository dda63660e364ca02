#!/usr/bin/env bash
# A secretary's day in the real window, by keyboard alone, from nothing:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/day.sh BINARY
#
# First start → three receipts, one of them mistyped and mended → lend → give back → circulate to two → print the new
# pages → lock → unlock → what was half typed is still there, also after the program was killed. Keys go in at five a
# second; what a task takes is told and held against its target.
# shellcheck source=tests/e2e/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"

binary=$1
password='iron Cabinet-2026'
export TIEGUI_CONFIG=$work/config
# A printer of our own, that keeps what it is given.
mkdir -p "$work/bin" "$work/paper"
cat >"$work/bin/lpstat" <<'PRINTER'
#!/bin/sh
echo office
PRINTER
cat >"$work/bin/lp" <<PRINTER
#!/bin/sh
cat >"$work/paper/\$\$.pdf"
echo 'request id is office-1 (1 file(s))'
PRINTER
chmod +x "$work/bin/lp" "$work/bin/lpstat"
export PATH=$work/bin:$PATH

# Five keys a second; a hanzi counts as one.
press() { local one; for one in "$@"; do xdotool key --clearmodifiers "$one"; sleep 0.18; done; }
letters() { local at; for ((at = 0; at < ${#1}; at++)); do xdotool type --delay 60 -- "${1:at:1}"; sleep 0.17; done; }
enter() { letters "$1"; press Return; }
now() { date +%s%N; }
# timed NAME SECONDS SINCE
timed() {
    local took=$((($(now) - $3) / 1000000))
    echo "task $1: $((took / 1000)).$(printf '%03d' $((took % 1000))) s (target $2 s)"
    [ "$took" -le "$(($2 * 1000))" ] || die "$1 took $took ms, $2 s are allowed"
}

raise_screen
start "$binary"
front

# First start.
shows '新建库'
press Return
shows '单位名称'
enter '清源县支行'
press Return
shows '机要员姓名'
enter '王喆'
enter "$password"
enter "$password"
shows '存放地点'
letters '一号保密室/1号铁柜/1层'
shot first-start
press ctrl+Return
TIEGUI_PATIENCE=60 shows '库里还没有文件'
shot empty

# Three receipts.
receive() { # ISSUER TITLE NUMBER COPIES
    press F2
    enter "$1"
    enter "$2"
    enter "$3"
    enter 8
    press 2 Return Return
    enter 2
    letters "$4"
    press ctrl+Return
}
since=$(now)
receive '市分行' '保密检查的通知' '农发银市[2026]12' '101-102'
shows '2026年收文第1号'
timed receive 15 "$since"
shot received
receive '市分行' '密押管理的意见' '农发银市[2026]13' '201-202'
shows '2026年收文第2号'
# The third is mistyped: a 机密 document without copy numbers, and a month that is none.
receive '县委办公室' '要害部位的通报' '县委办[2026]7' ''
shows '份号'
shows '58号'
shot refused
letters '301-302'
press ctrl+Return
shows '2026年收文第3号'

# Lend and give back.
since=$(now)
press F4
enter 'bmjc'
enter 101
enter '李堃'
enter '信贷部'
enter '拟稿'
enter '赵敏'
letters '+3'
press ctrl+Return
shows '2026年借阅第1号'
timed lend 10 "$since"
shot lent
since=$(now)
press F5 Down Return
letters 8
press ctrl+Return
shows '第 10 笔'
timed 'give back' 5 "$since"
shot given-back

# Find a document.
since=$(now)
press ctrl+f
letters 'myg'
press Return
shows '载体（2）'
timed find 4 "$since"
shot found

# Circulate to two: each comes back before the next.
press c
letters '李堃、赵敏'
shot circulate
press ctrl+Return
shows '2026年传阅卡第1号'
press k
shows '送阅日时'
shot card
press o
shows '第 12 笔'
press b
shot back
press Return
shows '第 13 笔'
press o
shows '第 14 笔'
press b Return
shows '第 15 笔'
shot circulated
press Escape Escape Escape

# What is new goes to paper, once.
since=$(now)
press ctrl+shift+p
shows '打印'
press Return Return
for _ in $(seq 100); do [ -n "$(ls "$work/paper")" ] && break; sleep 0.1; done
timed 'print new pages' 5 "$since"
for file in "$work/paper"/*.pdf; do qpdf --check "$file" >/dev/null || die "$file is no sound PDF"; done
shot printed
press Escape Escape

# Half typed, locked, unlocked: it is still there.
unlock() {
    shows --role 'password text'
    letters "$password"
    press Return
    gone --role 'password text'
}
press F2
enter '省分行'
letters '写到一半的标题'
sleep 1.5
press ctrl+l
shot locked
unlock
press F2
shows --role entry '标题'
shot draft
kill -9 "$pid"
for _ in $(seq 100); do [ -z "$(find_window)" ] && break; sleep 0.1; done
draft=$previous
start "$binary"
front
shot door
unlock
press F2
shows --role entry '标题'
shot draft-again
differ=$({ compare -metric AE "$draft" "$previous" null: 2>&1 || true; } | grep -oE '^[0-9.e+]+')
awk -v n="$differ" 'BEGIN { exit !(n < 2000) }' || die "the draft is another after the end: $differ pixels differ"
still_well

# What the day left behind holds.
kill "$pid"
for _ in $(seq 100); do [ -z "$(find_window)" ] && break; sleep 0.1; done
TIEGUI_PASSWORD=$password "$binary" verify --vault "$work/config/铁柜" || die 'the vault does not verify'
echo "ok  $n screens in $shots"
