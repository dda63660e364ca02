#!/usr/bin/env bash
# A secretary's day in the real window, by keyboard alone, from nothing:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/day.sh BINARY
#
# First start → an old ledger of twelve thousand lines is brought in → three receipts, one of them mistyped and mended, and
# corrected once it was on the books → lend → give back → find → circulate to two → print the new pages → lock → unlock →
# what was half typed is still there, also after the program was killed.
#
# Keys go in at five a second: every key has 0.2 s before it lands, each key that is held down counts. A hanzi lands as one
# key here; by a pinyin method it is more, so the same task is told a second time with the keys that the method takes, and
# both are held against the target.
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

# The words that are typed, as a pinyin method takes them: the letters, and one key that chooses.
declare -A pinyin=(
    [市分行]=shifenhang [省分行]=shengfenhang [县委办公室]=xianweibangongshi [县委办]=xianweiban [农发]=nongfa [银]=yin
    [市]=shi [关于]=guanyu [开展]=kaizhan [保密]=baomi [保秘]=baomi [密]=mi [检查]=jiancha [的]=de [通知]=tongzhi
    [加强]=jiaqiang [密押]=miya [管理]=guanli [意见]=yijian [通报]=tongbao [李堃]=likun [赵敏]=zhaomin [信贷部]=xindaibu
)
# by_method TEXT: how many keys the method takes for it. Letters between hanzi are taken as they stand by one key more.
by_method() {
    local rest=$1 keys=0 length word
    while [ -n "$rest" ]; do
        if [[ $rest =~ ^[a-z]+ ]]; then
            keys=$((keys + ${#BASH_REMATCH[0]} + 1)) rest=${rest#"${BASH_REMATCH[0]}"}
            continue
        elif [[ $rest == [[:ascii:]]* ]]; then
            keys=$((keys + $(shifted "${rest:0:1}"))) rest=${rest:1}
            continue
        fi
        for length in 5 4 3 2 1 0; do
            word=${rest:0:length}
            [ "$length" = 0 ] || [ -z "${pinyin[$word]:-}" ] || break
        done
        [ "$length" -gt 0 ] || die "no pinyin for $rest"
        keys=$((keys + ${#pinyin[$word]} + 1)) rest=${rest:length}
    done
    echo "$keys"
}
# shifted CHARACTER: how many keys it takes.
shifted() { case $1 in [A-Z+_:\"\~\!@#\$%^\&\*\(\)\<\>\?\|{}]) echo 2 ;; *) echo 1 ;; esac }

# Milliseconds that a key has.
beat=200
now() { echo $(($(date +%s%N) / 1000000)); }
since='' due=0 typed=0 methods=0
# beats N: the time of N keys passes. What a pause before took longer than a key is not made up for.
beats() {
    local at
    at=$(now)
    [ "$((at - due))" -lt "$beat" ] || due=$at
    due=$((due + $1 * beat)) typed=$((typed + $1))
    at=$((due - at))
    [ "$at" -le 0 ] || sleep "$((at / 1000)).$(printf '%03d' $((at % 1000)))"
}
press() {
    local one held
    for one in "$@"; do
        held=${one//[!+]/}
        beats $((${#held} + 1))
        methods=$((methods + ${#held} + 1))
        xdotool key --clearmodifiers "$one"
    done
}
letters() {
    local at
    for ((at = 0; at < ${#1}; at++)); do
        beats "$(shifted "${1:at:1}")"
        xdotool type --delay 30 -- "${1:at:1}"
    done
    [ -z "$since" ] || methods=$((methods + $(by_method "$1")))
}
enter() { letters "$1"; press Return; }
begin() { since=$(now) due=$since typed=0 methods=0; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f", ms / 1000 }'; }
# ends NAME SECONDS: what was begun is done.
ends() {
    local took scaled
    took=$(($(now) - since)) scaled=$(($(now) - since + (methods - typed) * beat))
    echo "task $1: $(seconds $took) s with $typed keys; by pinyin $(seconds $scaled) s with $methods keys (target $2 s)"
    [ "$took" -ge "$((typed * beat))" ] || die "$1: $typed keys in $took ms are more than five a second"
    [ "$took" -le "$(($2 * 1000))" ] || die "$1 took $took ms, $2 s are allowed"
    [ "$scaled" -le "$(($2 * 1000))" ] || die "$1 takes $scaled ms by a pinyin method, $2 s are allowed"
    since=
}
ended() { for _ in $(seq 100); do [ -n "$(find_window)" ] || return 0; sleep 0.1; done; die 'the window stays'; }
unlock() {
    shows --role 'password text'
    letters "$password"
    press Return
    gone --role 'password text'
}

raise_screen
teach "${!pinyin[*]}清源县支行王喆一号保密室铁柜层写到一半的标题〔〕、"
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
shows --role entry '室/柜/层'
letters '一号保密室/1号铁柜/1层'
shot first-start
press ctrl+Return
TIEGUI_PATIENCE=60 shows '库里还没有文件'
shot empty

# Years of old ledgers, so that everything below is done among many documents.
awk 'BEGIN {
    split("城关镇 河东乡 柳林镇 石桥乡 金沙镇 白水乡 双河镇 青山乡 永安镇 太平乡", where, " ")
    split("粮油信贷 金库守押 要害部位 保密检查 密押管理 人员审查 档案移交 机要传递 应急演练 设备报废", what, " ")
    split("通知 通报 意见 批复 复函", kind, " ")
    split("市分行 省分行 县委办公室 县保密局", issuer, " "); split("农发银市 农发银省 县委办 县保", stem, " ")
    print "收文号,收文日期,来文机关,文号,标题,密级,保密期限,份数,份号"
    for (i = 1; i <= 12000; i++)
        printf "%d,2025-%02d-%02d,%s,%s〔2025〕%d号,关于%s%d号%s的%s,秘密,10年,1,%d\n", i, int((i - 1) / 1000) + 1, (i - 1) % 28 + 1, issuer[i % 4 + 1],
            stem[i % 4 + 1], i, where[i % 10 + 1], i, what[int(i / 10) % 10 + 1], kind[int(i / 100) % 5 + 1], 10000 + i
}' >"$work/收文登记簿2025.csv"
kill "$pid"
ended
brought=$(TIEGUI_PASSWORD=$password "$binary" import --vault "$work/config/铁柜" --register receiving "$work/收文登记簿2025.csv")
grep -q '转入12000行，原已在册0行，退回0行' <<<"$brought" || die "the ledger was not brought in: $brought"
TIEGUI_PASSWORD=$password "$binary" journal --vault "$work/config/铁柜" --out "$work/journal" >/dev/null
before=$(wc -l <"$work/journal")
# recorded N: the Nth entry of this day is on the screen.
recorded() { shows "第 $((before + $1)) 笔"; }
start "$binary"
front
unlock
shot brought-in

# Three receipts.
receive() { # ISSUER TITLE NUMBER LEVEL COPIES
    press F2
    enter "$1"
    enter "$2"
    enter "$3"
    enter 8
    press "$4" Return Return
    enter 2
    letters "$5"
    press ctrl+Return
}
begin
receive 'sfh' '关于开展保密检查的通知' 12 2 101
shows '2026年收文第1号'
ends receive 15
shot received
begin
receive 'sfh' '关于加强密押管理的意见' 13 2 201
shows '2026年收文第2号'
ends 'receive another' 15
# The third is mistyped twice: a wrong word, which is seen one field later and mended, and no copy numbers, without which a
# 机密 document is refused.
press F2
enter '县委办公室'
enter '关于开展保秘检查的通报'
press shift+Return End Left Left Left Left Left
shot mistyped
press shift+Left
letters '密'
press Return
enter '县委办[2026]7'
enter 8
press 2 Return Return
enter 2
press ctrl+Return
shows '份号'
shows '58号'
shot refused
letters '301-302'
press ctrl+Return
shows '2026年收文第3号'
# Afterwards its number is seen to be wrong: what is on the books is not changed but corrected.
press ctrl+2
letters bmjcdtb
shows '关于开展保密检查的通报'
press ctrl+e
shows '更正'
enter wh
enter '县委办[2026]17'
press Down Return
enter '赵敏'
shot correcting
press ctrl+Return
recorded 4
shot corrected
press ctrl+1

# Lend and give back.
begin
press F4
enter 12
enter 101
enter '李堃'
enter '信贷部'
press Down Return
enter '赵敏'
letters '+3'
press ctrl+Return
shows '2026年借阅第1号'
ends lend 10
shot lent
begin
press F5 Down Return
letters 8
press ctrl+Return
recorded 6
ends 'give back' 5
shot given-back

# Find a document: one of today by the initials of its words, old ones by number and by title.
begin
press ctrl+f
letters 'myg'
press Return
shows '经过'
shows '关于加强密押管理的意见'
ends find 4
shot found
for old in '6543=关于石桥乡6543号' 'jsz 4884=关于金沙镇4884号'; do
    press Escape
    gone '经过'
    begin
    press ctrl+f ctrl+a
    letters "${old%=*}"
    press Return
    shows '经过'
    shows "${old#*=}"
    ends "find ${old%=*}" 4
done
shot found-old
press Escape ctrl+f ctrl+a
letters myg
press Return
shows '关于加强密押管理的意见'

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
recorded 8
press b
shot back
press ctrl+Return
recorded 9
press o
recorded 10
press b ctrl+Return
recorded 11
shot circulated
press Escape Escape Escape

# What is new goes to paper, once.
begin
press ctrl+shift+p
shows '打印'
press Return Return
for _ in $(seq 100); do [ -n "$(ls "$work/paper")" ] && break; sleep 0.1; done
ends 'print new pages' 5
for file in "$work/paper"/*.pdf; do
    qpdf --check "$file" >/dev/null || die "$file is no sound PDF"
    echo "printed: $(qpdf --show-npages "$file") pages"
done
shot printed
press Escape Escape

# Half typed, locked, unlocked: it is still there.
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
ended
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
ended
TIEGUI_PASSWORD=$password "$binary" verify --vault "$work/config/铁柜" || die 'the vault does not verify'
TIEGUI_PASSWORD=$password "$binary" export --vault "$work/config/铁柜" --register receiving --year 2026 --out "$work/2026.csv" \
    >/dev/null
for title in 关于开展保密检查的通知 关于加强密押管理的意见 关于开展保密检查的通报; do
    grep -q "\"$title\"" "$work/2026.csv" || die "no $title: $(cat "$work/2026.csv")"
done
TIEGUI_PASSWORD=$password "$binary" export --vault "$work/config/铁柜" --register lending --out "$work/lent.csv" >/dev/null
grep '农发银市〔2026〕12号' "$work/lent.csv" | grep -q '李堃.*信贷部\|信贷部.*李堃' || die "another loan: $(cat "$work/lent.csv")"
grep '关于开展保密检查的通报' "$work/2026.csv" | grep -q '县委办〔2026〕17号' || die "not corrected: $(cat "$work/2026.csv")"
! grep -q '保秘' "$work/2026.csv" || die 'the mistyped word is on the books'
echo "ok  $n screens in $shots"
