package board

import (
	"strings"

	"city/sosik/feed"
)

// How much of an element is text.
type textMode int

const (
	visible    textMode = iota // what the eye sees
	everything                 // also what is for screen readers only
	raw                        // also what is hidden from everyone
)

// maxText is about how much of an element's text is put together, in bytes.
const maxText = 64 << 10

// textBook keeps the texts of elements: every judge of a row asks for the same
// ones, from the row down to its last link.
type textBook struct {
	kept [raw + 1][]keptText // by the index of the node; made when first asked

	// Sums up to each index, so that a subtraction tells how much an element
	// holds: bytes that no cleaning takes away, and all bytes.
	solid  [everything + 1][]int32
	all    []int32
	veiled []int32 // texts for screen readers only
}

type keptText struct {
	text  string
	known bool
}

func newTextBook(d *document) textBook {
	n := len(d.nodes)
	sums := make([]int32, 4*n)
	b := textBook{all: sums[:n], veiled: sums[n : 2*n]}
	b.solid[visible], b.solid[everything] = sums[2*n:3*n], sums[3*n:]
	for i, m := range d.nodes[1:] {
		seen, heard, veiled := int32(0), int32(0), int32(0)
		if m.tag == "" && !m.gone {
			heard = solidBytes(m.text)
			if m.hidden {
				veiled = 1
			} else {
				seen = heard
			}
		}
		b.all[i+1] = b.all[i] + int32(len(m.text)) + 2 // and the spaces around it
		b.veiled[i+1] = b.veiled[i] + veiled
		b.solid[visible][i+1] = b.solid[visible][i] + seen
		b.solid[everything][i+1] = b.solid[everything][i] + heard
	}
	return b
}

// solidBytes counts the bytes of a text that are there after cleaning whatever
// stands beside them: those of ASCII and of Hangul syllables.
func solidBytes(s string) int32 {
	n := int32(0)
	for _, c := range s {
		switch {
		case c > ' ' && c < 0x7f:
			n++
		case c >= '가' && c <= '힣':
			n += int32(len("가"))
		}
	}
	return n
}

// surelyLonger says, without putting it together, that the text of n has more
// than limit bytes. A text of which it does not say so may still be longer.
func (r *reader) surelyLonger(n *node, mode textMode, limit int32) bool {
	b := &r.texts
	return n.sum(b.solid[mode]) > limit && n.sum(b.all) < maxText
}

// sum is what a running sum grows by inside n.
func (n *node) sum(upTo []int32) int32 { return upTo[n.end] - upTo[n.index] }

// text is the visible text of an element in one line.
func (r *reader) text(n *node) string { return r.textOf(n, visible) }

// textOf is the text of an element in one line: blocks are separated by a
// space, inline elements are joined as they stand.
func (r *reader) textOf(n *node, mode textMode) string {
	if mode == visible && (n.hidden || n.sum(r.texts.veiled) == 0) {
		mode = everything // the same, and only put together once
	}
	kept := r.texts.kept[mode]
	if kept == nil {
		kept = make([]keptText, len(r.doc.nodes))
		r.texts.kept[mode] = kept
	}
	k := &kept[n.index]
	if !k.known {
		if only := n.onlyText(mode); only != n {
			k.text = r.textOf(only, mode)
		} else {
			k.text = r.joinText(n, mode)
		}
		k.known = true
	}
	return k.text
}

// onlyText is the child that has all the text of n, or n if there is none such.
func (n *node) onlyText(mode textMode) *node {
	var only *node
	for c := n.first; c != nil; c = c.next {
		switch {
		case c.tag == "" && blankText(c.text), c.gone && !n.gone && mode < raw, c.tag == "br":
		case only != nil || c.gone != n.gone || c.hidden != n.hidden:
			return n
		default:
			only = c
		}
	}
	if only == nil {
		return n
	}
	return only
}

func blankText(s string) bool { return strings.TrimSpace(s) == "" }

// begins says that a text stands near the beginning of an element's, of which
// the rest need not be put together to know: a link around a whole notice says
// its title first.
func (r *reader) begins(n *node, text string) bool {
	const (
		enough = 400 // bytes, a title and what stands before it
		edge   = 16  // bytes at the end that what follows may change
	)
	if !r.surelyLonger(n, everything, 2*enough) {
		return false
	}
	beginning := feed.Clean(r.joinUpTo(n, everything, enough))
	return strings.Contains(beginning[:max(0, len(beginning)-edge)], text)
}

func (r *reader) joinText(n *node, mode textMode) string {
	return feed.Clean(r.joinUpTo(n, mode, maxText))
}

// joinUpTo joins the texts in an element as they stand, until there are limit
// bytes or a few more.
func (r *reader) joinUpTo(n *node, mode textMode, limit int) string {
	var b strings.Builder
	nodes := r.doc.inside(n)
	if r.work > maxWork {
		return ""
	}
	if len(nodes) == 1 {
		r.work++
		return n.text
	}
	for i := 0; i < len(nodes) && b.Len() < limit; i++ {
		m := nodes[i]
		r.work++
		if m != n && (mode < raw && m.gone && !n.gone || mode == visible && m.hidden && !n.hidden) {
			i += m.end - m.index
			continue
		}
		switch {
		case m.tag == "":
			b.WriteString(m.text)
		case block[m.tag] || m.tag == "br":
			b.WriteByte(' ')
		}
		if next := i + 1; next < len(nodes) && m.tag == "" && nodes[next].parent != m.parent && closesBlock(m, nodes[next]) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// closesBlock says that a block ends between a text and the node after it.
func closesBlock(m, next *node) bool {
	for p := m.parent; p != nil && !p.contains(next); p = p.parent {
		if block[p.tag] {
			return true
		}
	}
	return false
}
