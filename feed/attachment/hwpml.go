package attachment

import (
	"bytes"
	"errors"
	"strings"
)

// readHWPX reads a document of 한글 in the new format.
func readHWPX(p *parcel, out *collector) error {
	locks := &lockFinder{}
	if err := p.small("META-INF/manifest.xml", out, locks); err != nil {
		return err
	}
	if locks.found {
		return p.in.fail(ErrPassword, nil)
	}
	h := newHWPML(out)
	if err := p.small("Contents/header.xml", out, h); err != nil {
		return err
	}
	for _, name := range p.numbered("Contents/section") {
		err := h.flow.finish(p.read(name, out, h))
		h.reset()
		if err != nil {
			return err
		}
	}
	return nil
}

// lockFinder looks for what is encrypted in the manifest of a document.
type lockFinder struct{ found bool }

func (l *lockFinder) start(name string, _ attributes) error {
	l.found = l.found || name == "encryption-data"
	return nil
}

func (l *lockFinder) end(string) error   { return nil }
func (l *lockFinder) chars(string) error { return nil }

// readHWPML reads a document of 한글 that is one file of XML.
func readHWPML(in *input, out *collector) error {
	b, err := in.all()
	if err != nil {
		return err
	}
	text := []byte(decode(b))
	if at := bytes.Index(text, []byte("?>")); at >= 0 && bytes.HasPrefix(bytes.TrimSpace(text), []byte("<?xml")) {
		text = text[at+2:] // it is UTF-8 now, whatever it says
	}
	if !bytes.Contains(text[:min(len(text), HeadSize)], []byte("<HWPML")) {
		return in.damaged(errors.New("no HWPML"))
	}
	h := newHWPML(out)
	return h.flow.finish(readXML(in, out, bytes.NewReader(text), h))
}

// hwpml reads the XML of 한글. There are two kinds, of which the older spells
// the same words in other letters.
type hwpml struct {
	out     *collector
	flow    *flow
	info    hwpInfo
	skip    int  // how deep one is in something that is not shown
	text    int  // how deep one is in text
	bold    bool // in this run
	link    int
	command *strings.Builder // of a field that is being read
	inHead  bool             // in the definitions
}

func newHWPML(out *collector) *hwpml {
	h := &hwpml{out: out, flow: newFlow(out)}
	h.info.counts = make(map[int]*[hwpLevels]int)
	return h
}

// reset forgets what a section that broke off left open.
func (h *hwpml) reset() { h.skip, h.text, h.link, h.command = 0, 0, 0, nil }

func hwpmlName(name string) string {
	switch name {
	case "TEXT":
		return "run"
	case "CHAR":
		return "t"
	case "TABLE":
		return "tbl"
	case "ROW":
		return "tr"
	case "CELL":
		return "tc"
	case "PICTURE":
		return "pic"
	case "CHARSHAPE":
		return "charpr"
	case "PARASHAPE":
		return "parapr"
	case "HEAD":
		return "head"
	}
	return strings.ToLower(name)
}
