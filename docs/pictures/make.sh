#!/bin/bash
# make.sh SOSIK [NAME]: makes the pictures that ../terminals.md shows again, all
# of them or those of one terminal, under Xvfb, with an empty home and the demo
# board.
# Packages: xvfb xterm pterm mlterm tmux xdotool imagemagick fonts-nanum-coding
# fonts-dejavu-core. No part of the tests needs it.
set -u
sosik=$1 only=${2:-} out=$(cd "$(dirname "$0")" && pwd)
export DISPLAY=:58 LC_ALL=C.UTF-8 TERM=xterm-256color
unset TMUX STY COLORTERM NO_COLOR
work=$(mktemp -d); export HOME=$work
mkdir -p "$HOME/.putty/sessions" "$HOME/.mlterm"
printf 'DEFAULT=NanumGothicCoding\nISO10646_UCS4_1=NanumGothicCoding\n' > "$HOME/.mlterm/aafont"
Xvfb $DISPLAY -screen 0 1000x1500x24 >/dev/null 2>&1 & x=$!
trap 'kill $x; rm -rf "$work"' EXIT
sleep 1

# picture NAME COLOURS
picture() {
	sleep 1
	grep -q "pictures/$1.png" "$out/../terminals.md" || return 0
	import -window root -trim +repage png:- | convert - +dither -colors "$2" -strip -define png:compression-level=9 "$out/$1.png"
}

# shoot NAME COMMAND… takes the pictures in one terminal. HEIGHT stands for its rows.
shoot() {
	local name=$1 what height run t; shift
	[ -z "$only" ] || [ "$only" = "$name" ] || return 0
	for what in reader doctor; do
		height=24 run="$sosik --demo"
		[ $what = reader ] || height=64 run="$sosik doctor"
		printf '#!/bin/sh\nHOME=%s exec %s\n' "$(mktemp -d -p "$work")" "$run" > "$work/run"
		chmod +x "$work/run"
		for wide in 0 1; do
			printf 'CJKAmbigWide=%s\nLineCodePage=UTF-8\nFontName=client:NanumGothicCoding 12\nTermWidth=80\nTermHeight=%s\n' \
				$wide $height > "$HOME/.putty/sessions/ambiguous$wide"
		done
		"${@//HEIGHT/$height}" >/dev/null 2>&1 & t=$!
		sleep 6; xdotool mousemove 200 200
		xdotool search --onlyvisible --name . windowfocus >/dev/null 2>&1
		if [ $what = reader ]; then
			xdotool key Down; picture "$name-list" 16
			xdotool key Return; sleep 1; picture "$name-article" 16
			xdotool key Escape question; picture "$name-help" 16
			xdotool key Escape; sleep 0.3; xdotool key q
		else
			xdotool key j; picture "$name-doctor" 32
			xdotool key Escape Escape
		fi
		sleep 1; kill $t 2>/dev/null; wait $t 2>/dev/null
	done
}

shoot xterm xterm -fa "DejaVu Sans Mono" -fd NanumGothicCoding -fs 10 -geometry 80xHEIGHT -e "$work/run"
shoot xterm-cjk xterm -cjk_width -fa "DejaVu Sans Mono" -fd NanumGothicCoding -fs 10 -geometry 80xHEIGHT -e "$work/run"
shoot pterm pterm -load ambiguous0 -e "$work/run"
shoot pterm-wide pterm -load ambiguous1 -e "$work/run"
shoot mlterm mlterm --type=xft -w 16 -g 80xHEIGHT --sb=false -e "$work/run"
shoot mlterm-2 mlterm --ac=2 --type=xft -w 16 -g 80xHEIGHT --sb=false -e "$work/run"
shoot tmux xterm -fa "DejaVu Sans Mono" -fd NanumGothicCoding -fs 10 -geometry 80xHEIGHT -e tmux -L pictures -f /dev/null new-session "$work/run"
