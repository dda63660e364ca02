#!/usr/bin/env bash
# A real pinyin input method, fcitx5 over XIM, in the real window:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/ime.sh BINARY
#
# Types a password with the method on; then, switched on once, a title of twenty hanzi into the receiving form and a name
# into the completing field of the lending form, which goes on by keys. Nothing is lost; neither Enter nor Ctrl+Enter in the
# middle of a word records anything; the method stays on from form to form; and where no text is typed letters are keys.
# Where fcitx5 is not installed, it says so and proves nothing.
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
TIEGUI_PASSWORD=$password "$binary" init --vault "$work/vault" --unit '清源县支行' --user '王喆' >/dev/null

# method ITEM…: runs the method with these, the first of them being on where nothing was switched.
method() {
    local at=0 one
    {
        printf '[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n'
        for one in "$@"; do
            printf '[Groups/0/Items/%s]\nName=%s\nLayout=\n\n' "$at" "$one"
            at=$((at + 1))
        done
        printf '[GroupOrder]\n0=Default\n'
    } >"$HOME/.config/fcitx5/profile"
    fcitx5 -D --disable=wayland,notifications,dbusfrontend >>"$work/fcitx" 2>&1 &
    method=$!
    pids+=("$method")
    sleep 3
}
leave() {
    kill "$pid"
    for _ in $(seq 100); do [ -n "$(find_window)" ] || return 0; sleep 0.1; done
    die 'the window stays'
}
now() { echo $(($(date +%s%N) / 1000000)); }

# A word: its pinyin, and the blank that takes the first offer. Five keys a second.
press() { local one; for one in "$@"; do sleep 0.17; xdotool key "$one"; done; }
spell() { local at; for ((at = 0; at < ${#1}; at++)); do sleep 0.17; xdotool type -- "${1:at:1}"; done; }
word() { spell "$1"; press space; }
head_of() { TIEGUI_PASSWORD=$password "$binary" journal --vault "$work/vault" --out "$work/journal" >/dev/null; wc -l <"$work/journal"; }
export_of() {
    TIEGUI_PASSWORD=$password "$binary" export --vault "$work/vault" --register "$1" --out "$work/$1.csv" >/dev/null
    cat "$work/$1.csv"
}
unlock() {
    shows --role 'password text'
    spell "$password"
    press Return
    gone --role 'password text'
}

raise_screen
# With a method that is on from the start, the password is still what the keys say.
method pinyin
start "$binary" --vault "$work/vault"
front
unlock
shot open
leave
kill "$method"
wait "$method" 2>/dev/null || true

# As offices have it: letters first, and pinyin where it is switched on, which is done once. On a screen of its own: a second
# method on the same one is not answered.
raise_screen
method keyboard-us pinyin
head=$(head_of)
start "$binary" --vault "$work/vault"
front
unlock
# nothing_recorded: the form is still there, and the books are what they were.
nothing_recorded() { shows '登记并继续'; shows "流水第 $head 笔"; }
press F2
shows --role entry '来文机关'
press ctrl+space
word shifenhang
press Return
# In the middle of a word the keys are the method's, and nothing is recorded. What they make of the word is its affair.
spell baomi
sleep 0.5
shot composing
press ctrl+Return
nothing_recorded
press ctrl+a BackSpace
spell baomi
press Return
nothing_recorded
shot entered
press ctrl+a BackSpace
# Twenty hanzi, five words of four.
for one in baomigongzuo anquanjiancha guanlibanfa zhuanxiangjiancha gongzuofangan; do word "$one"; done
press Return
word baomi
spell 12
press Return
spell 8
press Return
spell 7
press ctrl+Return
shows '2026年收文第1号'
shot recorded

# The method stays on from form to form.
# Another document, its issuer by initials, which the method's Enter leaves as they are, and its number by the serial: so
# long does it take by a method.
since=$(now)
press F2
spell sfh
press Return Return
word guanyujiaqiangbaomijianchadeyijian
press Return
spell 13
press Return
spell 8
press Return 3 Return Return
spell 2
press Return
spell 101
press ctrl+Return
shows '2026年收文第2号'
took=$(($(now) - since))
echo "task receive through the method: $((took / 1000)).$(printf '%03d' $((took % 1000))) s (target 15 s)"
[ "$took" -le 15000 ] || die "receiving takes $took ms"
shot received

# A name into the completing field of the lending form: new, by the method; known, by the list that the method's hanzi open.
lend() {
    press F4
    shows --role entry '借阅人'
    spell 13
    press Return
}
approve() {
    press Down Return
    word zhangfang
    press Return
    spell '+3'
    press ctrl+Return
}
lend
spell 101
press Return
word zhaomin
press Return
word xindaibu
press Return
approve
shows '2026年借阅第1号'
shot lent
lend
word zhaomin
press BackSpace
shot completing
press Down Return Return
approve
shows '2026年借阅第2号'
shot lent-again

# What is typed on Today begins a search, hanzi too; where letters are keys, they are, whether the method is on or not.
word jiaqiang
shows '1 份文件'
shot searching
press Return
shows '经过'
press g
shows --role entry '归还人'
shot letters-are-keys
press Escape
still_well
leave
found=$(export_of receiving)
grep -q '"保密工作安全检查管理办法专项检查工作方案"' <<<"$found" || die "the title is another: $found"
grep -q '"关于加强保密检查的意见"' <<<"$found" || die "the second title is another: $found"
[ "$(grep -c '"市分行"' <<<"$found")" = 2 ] || die "the issuers are others: $found"
grep -q '"保密〔2026〕12号"' <<<"$found" && grep -q '"保密〔2026〕13号"' <<<"$found" || die "the numbers are others: $found"
lent=$(export_of lending)
[ "$(grep -c '赵敏' <<<"$lent")" = 2 ] || die "the borrowers are others: $lent"
echo "ok  $n screens in $shots"
