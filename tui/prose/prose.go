package prose

import (
	"context"
	"strings"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// Options say for what terminal an article is set.
type Options struct {
	Width   int // cells of the longest row; less than 1 counts as 1
	Metrics cell.Metrics
	Wrap    cell.Wrapping
	Style   Style

	// Hyperlinks says that the terminal knows links (OSC 8).
	Hyperlinks bool

	// Spoken sets for whoever hears the rows one after the other: each row of a
	// table as a record, and nothing that is only drawn.
	Spoken bool
}

// Text is an article that has been set. Its rows take at most Options.Width
// cells and have no blanks at their ends.
type Text = cell.Text

// Render sets the text of an article, and the addresses of its links and
// pictures after it. Its title, date and attachments are left to the caller.
//
// A long article takes a noticeable time, so this is for a command, not for
// Update. When ctx ends Render stops early with its error.
func Render(ctx context.Context, a feed.Article, o Options) (Text, error) {
	o = o.normal()
	draft := newDraft(a)
	if err := draft.style(ctx, o.Style); err != nil {
		return Text{}, err
	}
	if o.Hyperlinks {
		draft.hyperlink(a.Links)
	}
	return draft.set(ctx, o)
}

// normal is o with what any other value counts as.
func (o Options) normal() Options {
	o.Width = max(o.Width, 1)
	if o.Metrics.Ambiguous != 2 {
		o.Metrics.Ambiguous = 1
	}
	return o
}

// set lays the blocks out below each other.
func (d *draft) set(ctx context.Context, o Options) (Text, error) {
	var text Text
	var before *block
	for _, b := range d.blocks {
		if err := ctx.Err(); err != nil {
			return Text{}, err
		}
		rows := o.block(b)
		if len(rows.Lines) == 0 {
			continue
		}
		if before != nil && apart(before, b) {
			text.Lines = append(text.Lines, "")
		}
		text.Add(rows)
		before = b
	}
	return text, nil
}

// apart says that an empty row stands between two blocks. Entries of a list
// stand close, whether HTML made the list or its author with ▲ and ○, and so
// does what stands under a heading.
func apart(a, b *block) bool {
	return a.kind != feed.Heading && (!a.entry() || !b.entry())
}

// entry says that the block is an entry of a list.
func (b *block) entry() bool {
	switch b.kind {
	case feed.Item, address:
		return true
	case feed.Paragraph:
		return len(b.lines) > 0 && marker(b.lines[0].plain) != ""
	}
	return false
}

// block sets one block.
func (o Options) block(b *block) Text {
	switch b.kind {
	case feed.Rule:
		if o.Spoken {
			return Text{}
		}
		return Text{Lines: []string{strings.Repeat(o.rules().across, o.Width)}}
	case feed.Table:
		return o.table(b.table)
	case feed.Item:
		return o.item(b)
	case address:
		return o.address(b)
	case feed.Quote:
		return o.quote(b)
	case feed.Code:
		var text Text
		for _, r := range b.lines {
			text.Add(o.rows(r.styled, o.Width, 0))
		}
		return text
	}
	return o.lines(b.lines, o.Width)
}

// lines sets lines one below the other in w cells, each row in one piece.
func (o Options) lines(lines []*run, w int) Text {
	var text Text
	for _, r := range lines {
		text.Add(o.rows(r.styled, w, o.hang(marker(r.plain), w)))
	}
	return text
}

// rows breaks a line into rows.
func (o Options) rows(line string, w, hang int) Text {
	return o.Metrics.BreakAs(o.Wrap, line, w, hang)
}

// hang is how far the rows after the first are set in to stand under the text
// after a marker; not at all where that would take half of the room.
func (o Options) hang(marker string, w int) int {
	if n := o.Metrics.Width(marker); n <= w/2 {
		return n
	}
	return 0
}

// indentStep is how many cells each level of a list is set in.
const indentStep = 2

func (o Options) item(b *block) Text {
	if len(b.lines) == 0 {
		return Text{}
	}
	indent := min(max(b.level-1, 0)*indentStep, o.Width/4)
	w := o.Width - indent
	hang := o.hang(b.marker, w)
	text := o.rows(b.lines[0].styled, w, hang)
	more := o.lines(b.lines[1:], w-hang)
	more.Indent(strings.Repeat(" ", hang))
	text.Add(more)
	text.Indent(strings.Repeat(" ", indent))
	return text
}

// address sets an address beside its mark, or under what else is said of it.
// It is broken only where the row ends, so that its parts are as few as can be.
func (o Options) address(b *block) Text {
	hang := o.hang(b.marker, o.Width)
	text := o.rows(b.lines[0].styled, o.Width, hang)
	url := o.rows(b.lines[1].styled, o.Width-hang, 0)
	margin := strings.Repeat(" ", hang)
	if hang > 0 && b.lines[0].plain == strings.TrimRight(b.marker, " ") {
		// The address begins in the row of the mark, one space after it.
		row := text.Lines[0] + " " + url.Lines[0]
		start := text.Flow[0].End + 1
		url.Indent(margin)
		url.Lines[0] = row
		first := &url.Flow[0]
		first.Start, first.End, first.Join = start, start+first.End-first.Start, cell.Spaced
		url.Flow = append(text.Flow[:1:1], url.Flow...)
		return url
	}
	url.Indent(margin)
	text.Add(url)
	return text
}

func (o Options) quote(b *block) Text {
	bar := o.rules().down + " "
	switch {
	case o.Width < 4*len(" |"):
		bar = "" // no room to spend
	case o.Spoken:
		bar = "  "
	}
	text := o.lines(b.lines, o.Width-o.Metrics.Width(bar))
	text.Indent(bar)
	return text
}

// rules are what lines are drawn with, one cell each.
type rules struct{ across, down, cross, left, right string }

// rules returns line-drawing characters, or ASCII where they take two cells:
// a rule could not be drawn to an odd width with them.
func (o Options) rules() rules {
	if o.Metrics.Ambiguous == 2 {
		return rules{"-", "|", "+", "+", "+"}
	}
	return rules{"─", "│", "┼", "├", "┤"}
}
