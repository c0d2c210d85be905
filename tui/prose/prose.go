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
	Style   Style
}

// Text is an article that has been set.
type Text struct {
	// Lines are the rows: styled, each complete in itself, at most
	// Options.Width cells, without blanks at the end.
	Lines []string
}

// Render sets the text of an article, and the addresses of its links and
// pictures after it. Its title, date and attachments are left to the caller.
//
// A long article takes a noticeable time, so this is for a command, not for
// Update. When ctx ends Render stops early with its error.
func Render(ctx context.Context, a feed.Article, o Options) (Text, error) {
	o.Width = max(o.Width, 1)
	if o.Metrics.Ambiguous != 2 {
		o.Metrics.Ambiguous = 1
	}
	draft := newDraft(a)
	if err := draft.style(ctx, o.Style); err != nil {
		return Text{}, err
	}
	return draft.set(ctx, o)
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
		if len(rows) == 0 {
			continue
		}
		if before != nil && apart(before, b) {
			text.Lines = append(text.Lines, "")
		}
		text.Lines = append(text.Lines, rows...)
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
func (o Options) block(b *block) []string {
	switch b.kind {
	case feed.Rule:
		return []string{strings.Repeat(o.rules().across, o.Width)}
	case feed.Table:
		return o.table(b.table)
	case feed.Item:
		return o.item(b)
	case address:
		return o.address(b)
	case feed.Quote:
		return o.quote(b)
	case feed.Code:
		var rows []string
		for _, r := range b.lines {
			rows = append(rows, o.Metrics.Wrap(r.styled, o.Width, 0)...)
		}
		return rows
	}
	return o.lines(b.lines, o.Width)
}

// lines sets lines one below the other in w cells.
func (o Options) lines(lines []*run, w int) []string {
	var rows []string
	for _, r := range lines {
		rows = append(rows, o.Metrics.Wrap(r.styled, w, o.hang(marker(r.plain), w))...)
	}
	return rows
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

func (o Options) item(b *block) []string {
	if len(b.lines) == 0 {
		return nil
	}
	indent := min(max(b.level-1, 0)*indentStep, o.Width/4)
	w := o.Width - indent
	hang := o.hang(b.marker, w)
	rows := o.Metrics.Wrap(b.lines[0].styled, w, hang)
	margin := strings.Repeat(" ", indent)
	for i := range rows {
		rows[i] = margin + rows[i]
	}
	margin += strings.Repeat(" ", hang)
	for _, row := range o.lines(b.lines[1:], w-hang) {
		if row != "" {
			row = margin + row
		}
		rows = append(rows, row)
	}
	return rows
}

// address sets an address beside its mark, or under what else is said of it.
// It is broken only where the row ends, so that its parts are as few as can be.
func (o Options) address(b *block) []string {
	hang := o.hang(b.marker, o.Width)
	text, url := b.lines[0], b.lines[1]
	rows := o.Metrics.Wrap(text.styled, o.Width, hang)
	beside := hang > 0 && text.plain == strings.TrimRight(b.marker, " ")
	margin := strings.Repeat(" ", hang)
	for i, row := range o.Metrics.Wrap(url.styled, o.Width-hang, 0) {
		if i == 0 && beside {
			rows[0] += " " + row
			continue
		}
		rows = append(rows, margin+row)
	}
	return rows
}

func (o Options) quote(b *block) []string {
	bar := o.rules().down + " "
	if o.Width < 4*len(" |") {
		bar = "" // no room to spend
	}
	rows := o.lines(b.lines, o.Width-o.Metrics.Width(bar))
	for i := range rows {
		rows[i] = strings.TrimRight(bar+rows[i], " ")
	}
	return rows
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
