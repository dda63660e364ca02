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
press() { local one; for one in "$@"; do xdotool key --clearmodifiers "$one"; sleep 0.2; done; }
enter() { xdotool type --delay 200 -- "$1"; sleep 0.1; press Return; }
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
xdotool type --delay 200 -- '一号保密室/1号铁柜/1层'
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
    xdotool type --delay 200 -- "$4"
    press ctrl+Return
}
since=$(now)
receive '市分行' '保密检查的通知' '农发银市[2026]12' '101-102'
shows '2026年收文第1号'
timed receive 15 "$since"
shot received
receive '市分行' '密押管理的意见' '农发银市[2026]13' '201'
shows '2026年收文第2号'
# The third is mistyped: a 机密 document without copy numbers, and a month that is none.
receive '县委办公室' '要害部位的通报' '县委办[2026]7' ''
shows '份号'
shows '58号'
shot refused
xdotool type --delay 200 -- '301-302'
press ctrl+Return
shows '2026年收文第3号'

# Lend and give back.
since=$(now)
press F4
enter 'bmjc'
enter '李堃'
enter '信贷部'
enter '拟稿'
enter '赵敏'
xdotool type --delay 200 -- '+3'
press ctrl+Return
shows '2026年借阅第1号'
timed lend 10 "$since"
shot lent
since=$(now)
press F5 Return Return
enter 8
enter '完好'
press ctrl+Return
shows '归还'
timed 'give back' 5 "$since"
shot given-back

# Find a document.
since=$(now)
press ctrl+f
xdotool type --delay 200 -- 'myg'
press Return
shows '密押管理的意见'
timed find 4 "$since"
shot found
press Escape

# Circulate to two.
press F6
enter 'yhbw'
shot circulate
press ctrl+Return
still_well
echo "ok  $n screens in $shots"
