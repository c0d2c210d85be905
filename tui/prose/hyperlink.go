package prose

import (
	"strconv"
	"strings"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// Hyperlinks (OSC 8) make the words of a link open it with a click, in terminals
// that know them. They are put round what glamour has styled, and from there on
// are a style like any other: closed at the end of each row and opened again on
// the next, with the same id, so that a terminal knows them to be one.

// maxHyperlink bounds the address of a hyperlink; terminals have bounds of their
// own, beyond which they drop it or worse.
const maxHyperlink = 2000

// openLink is the sequence that begins a hyperlink, "" for what is none.
func openLink(id int, address string) string {
	if address == "" || len(address) > maxHyperlink || feed.CleanLink(nil, address) != address ||
		strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return ""
	}
	return "\x1b]8;id=" + strconv.Itoa(id) + ";" + address + "\x1b\\"
}

const closeLink = "\x1b]8;;\x1b\\"

// hyperlink puts the links of a draft round their words.
func (d *draft) hyperlink(links []feed.Link) {
	for _, r := range d.runs {
		if at := r.linked(); len(at) > 0 {
			r.styled = r.withLinks(at, links)
		}
	}
}

// stretch is the bytes of a run's text that belong to a link.
type stretch struct{ from, to, link int }

func (r *run) linked() []stretch {
	var all []stretch
	at := 0
	for _, p := range r.pieces {
		end := at + len(p.text)
		switch last := len(all) - 1; {
		case p.link == 0:
		case last >= 0 && all[last].link == p.link && all[last].to == at:
			all[last].to = end
		default:
			all = append(all, stretch{at, end, p.link})
		}
		at = end
	}
	return all
}

// withLinks is the styled text of a run with sequences round the stretches.
func (r *run) withLinks(stretches []stretch, links []feed.Link) string {
	var b strings.Builder
	at, open := 0, false // bytes of the text so far
	step := func() {
		if open && at >= stretches[0].to {
			b.WriteString(closeLink)
			open, stretches = false, stretches[1:]
		}
		if !open && len(stretches) > 0 && at >= stretches[0].from {
			if seq := openLink(stretches[0].link, links[stretches[0].link-1].URL); seq != "" {
				b.WriteString(seq)
				open = true
			} else {
				stretches = stretches[1:]
			}
		}
	}
	for s := r.styled; s != ""; {
		if n := cell.Escape(s); n > 0 {
			b.WriteString(s[:n])
			s = s[n:]
			continue
		}
		step()
		b.WriteByte(s[0])
		s = s[1:]
		at++
	}
	step()
	return b.String()
}
