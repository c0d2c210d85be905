package attachment

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"city/sosik/feed"
)

// errFull says that as much text has come out as may.
var errFull = errors.New("enough")

// collector gathers the blocks that come out of a file. It is where text is
// cleaned and where the limits hold.
type collector struct {
	ctx    context.Context // of the one call that collects
	text   Text
	room   int // bytes of text that still fit
	blocks int // paragraphs and cells that still fit
	steps  int
}

// step is asked in every loop whose length a file decides.
func (c *collector) step() error {
	if c.steps++; c.steps%256 == 0 {
		return c.ctx.Err()
	}
	return nil
}

// paragraph adds lines of plain text; it adds nothing if there is none.
func (c *collector) paragraph(text string) error {
	return c.add(feed.Block{Kind: feed.Paragraph, Spans: []feed.Span{{Text: text}}})
}

func (c *collector) heading(level int, text string) error {
	return c.add(feed.Block{Kind: feed.Heading, Level: level, Spans: []feed.Span{{Text: text}}})
}

// add cleans a block and adds it. One without text is left out.
func (c *collector) add(b feed.Block) error {
	if err := c.step(); err != nil {
		return err
	}
	if b.Kind == feed.Table {
		return c.addTable(b)
	}
	spans, full := c.clean(b.Spans)
	if len(spans) > 0 {
		b.Marker, b.Spans = feed.Clean(b.Marker), spans
		c.text.Body = append(c.text.Body, b)
		c.blocks--
	}
	if full || c.blocks <= 0 {
		return errFull
	}
	return nil
}

// addTable adds the rows of a table that still fit.
func (c *collector) addTable(b feed.Block) error {
	table := feed.Block{Kind: feed.Table}
	some, full := false, false
	for _, row := range b.Rows {
		if full {
			break
		}
		clean := make(feed.Row, 0, len(row))
		for _, cell := range row {
			if err := c.step(); err != nil {
				return err
			}
			cell.Spans, full = c.clean(cell.Spans)
			some = some || len(cell.Spans) > 0
			clean = append(clean, cell)
			if c.blocks--; full || c.blocks <= 0 {
				full = true
				break
			}
		}
		table.Rows = append(table.Rows, clean)
	}
	if some {
		c.text.Body = append(c.text.Body, table)
	}
	if full {
		return errFull
	}
	return nil
}

// link counts an address among the links and returns its number, 0 if it is
// none that a reader may follow.
// What stands on it is noted as it comes out.
func (c *collector) link(address string) int {
	address = feed.CleanURL(nil, address)
	if address == "" || len(c.text.Links) >= maxLinks {
		return 0
	}
	c.text.Links = append(c.text.Links, feed.Link{URL: address})
	return len(c.text.Links)
}

const maxLinks = 1000

// clean makes spans fit for a terminal, each line by itself, and says whether
// the room is used up with them.
func (c *collector) clean(spans []feed.Span) (clean []feed.Span, full bool) {
	gap := false // white space stands before what comes next
	line := 0    // spans of the line so far
	for _, s := range join(spans) {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				clean, gap, line = append(clean, feed.Span{Text: "\n"}), false, 0
			}
			words := feed.Clean(text)
			if words == "" {
				gap = gap || text != ""
				continue
			}
			if (gap || startsBlank(text)) && line > 0 {
				clean[len(clean)-1].Text += " "
			}
			if len(words) > c.room {
				words, full = strings.ToValidUTF8(words[:c.room], ""), true
			}
			c.room -= len(words)
			gap = endsBlank(text)
			line++
			clean = append(clean, feed.Span{Text: words, Bold: s.Bold, Link: s.Link})
			if s.Link > 0 && s.Link <= len(c.text.Links) {
				l := &c.text.Links[s.Link-1]
				l.Text = strings.TrimSpace(l.Text + " " + words)
			}
			if full {
				return trimBreaks(clean), true
			}
		}
	}
	return trimBreaks(clean), c.room <= 0
}

// join puts neighbours of one kind together before they are cleaned, so that
// letters that a file cuts in two find together.
func join(spans []feed.Span) []feed.Span {
	var all []feed.Span
	for i := 0; i < len(spans); {
		s, j := spans[i], i+1
		for j < len(spans) && spans[j].Bold == s.Bold && spans[j].Link == s.Link {
			j++
		}
		var b strings.Builder
		for _, t := range spans[i:j] {
			b.WriteString(lineBreaks.Replace(t.Text))
		}
		s.Text = b.String()
		all = append(all, s)
		i = j
	}
	return all
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n")

// trimBreaks takes line breaks off the ends, makes several one, and joins what
// is of one kind.
func trimBreaks(spans []feed.Span) []feed.Span {
	var kept []feed.Span
	breaks := 0
	for _, s := range spans {
		if s.Text == "\n" {
			breaks++
			continue
		}
		if breaks > 0 && len(kept) > 0 {
			kept = append(kept, feed.Span{Text: "\n"})
		}
		breaks = 0
		kept = append(kept, s)
	}
	return join(kept)
}

func startsBlank(s string) bool {
	return strings.TrimLeftFunc(s, blank) != s
}

func endsBlank(s string) bool {
	return strings.TrimRightFunc(s, blank) != s
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Z, r) }
