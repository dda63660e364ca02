#!/usr/bin/env bash
# The real window on a virtual screen, worked with keys and mouse as a person does:
#
#     TIEGUI_SHOTS=FOLDER tests/e2e/window.sh BINARY VAULT PASSWORD
#
# Signs in, walks through the register table, a document, the preview and English, locks, and signs in again. With
# TIEGUI_TRACE=FILE the program runs under strace, and FILE lists every socket it so much as tried to open.
# shellcheck source=tests/e2e/screen.sh
source "$(dirname "${BASH_SOURCE[0]}")/screen.sh"

binary=$1 vault=$2 password=$3
# What the vault's last account liked is its own; the door remembers in a folder of this run.
export TIEGUI_CONFIG=$work/config

sign_in() {
    click --role 'password text'
    type_text "$password"
    key Return
    gone --role 'password text'
}

raise_screen
trace=()
if [ -n "${TIEGUI_TRACE:-}" ]; then
    trace=(strace -f -qq -o "$TIEGUI_TRACE" -e 'trace=socket,io_uring_setup')
fi
start "${trace[@]}" "$binary" --vault "$vault"

shows --role 'password text'
shot sign-in
sign_in
shot today
click '收文登记簿|收文'
shot register
key Home
key Return
shot document
key Escape
click '打印预览|预览'
shot preview
key Escape
click 'English'
shot english
key ctrl+l
shows --role 'password text'
shot locked
sign_in
shot again
still_well
echo "ok  $n screens in $shots"
