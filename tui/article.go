package tui

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"city/sosik/feed"
	"city/sosik/feed/facts"
	"city/sosik/feed/query"
	"city/sosik/tui/cell"
	"city/sosik/tui/find"
	"city/sosik/tui/prose"
)

// article is one notice in a pane that scrolls.
type article struct {
	entry   feed.Entry   // what the list knows of it
	article feed.Article // its text, once there is some
	have    bool
	head    cell.Text // title, author, files: laid out for width
	card    cell.Text // facts found in the text; nothing unless they are wanted
	text    prose.Text
	foot    cell.Text // ID and addresses
	width   int       // the width that head and text are set for
	top     int       // the first line on the screen
	moved   bool      // the person has moved since place was counted
	place   int       // how many letters stood above the first line
	restore int       // as many are to stand there until the person moves: where they left it
	keptTop int       // the first line when place was last kept for another time, -1 before

	query   query.Query // the search that led here
	finding finding
	found   *find.Text // all lines, to find in; made when it is first needed
	changes *changes   // what is shown in the place of the text; nil for the text
	preview *preview   // which file it is; nil for a notice

	lastFile int // which of its files was chosen last, from 0

	reloading bool // the person has asked for it again
	marked    bool // it has been marked as read: once, or one could not take that back

	facts  []facts.Fact
	sought bool // facts are those of the text

	work   task // reading or fetching it
	seek   task // looking for facts
	render task // setting it anew for another width
	failed error
}

// lines is all that scrolls.
func (a *article) lines() int {
	return len(a.head.Lines) + len(a.card.Lines) + len(a.text.Lines) + len(a.foot.Lines)
}

func (a *article) line(i int) string {
	for _, part := range [][]string{a.head.Lines, a.card.Lines, a.text.Lines} {
		if i < len(part) {
			return part[i]
		}
		i -= len(part)
	}
	return a.foot.Lines[i]
}

// all is everything that scrolls, as one text.
func (a *article) all() cell.Text {
	var t cell.Text
	t.Add(a.head)
	t.Add(a.card)
	t.Add(a.text)
	t.Add(a.foot)
	return t
}

// scroll moves the pane, which has the given height.
func (a *article) scroll(by, height int) { a.scrollTo(a.top+by, height) }

func (a *article) scrollTo(top, height int) {
	a.top = min(max(top, 0), max(a.lines()-height, 0))
	a.moved, a.restore = true, 0
}

// strayed says that the first line on the screen is not the one that was kept.
func (a *article) strayed() bool {
	return a.have && a.changes == nil && a.preview == nil && a.top != a.keptTop
}

// progress is how much of the article has been on the screen, in percent.
func (a *article) progress(height int) int {
	if a.lines() == 0 {
		return 100
	}
	return min(a.top+height, a.lines()) * 100 / a.lines()
}

// setText puts text that was set for a width in place of what there was. If it
// is the same text for another width, it stays at the same letters, which are
// counted only after the person has moved, so that a hundred resizes end where
// they began.
func (a *article) setText(head cell.Text, text prose.Text, foot cell.Text, width, height int) {
	sameText := a.width != 0 && a.width != width
	if sameText && a.moved {
		a.place, a.moved = a.lettersAbove(a.top), false
	}
	a.head, a.text, a.foot, a.width, a.found = head, text, foot, width, nil
	switch {
	case a.changes != nil:
	case a.restore > 0:
		a.top = a.lineOfLetter(a.restore)
	case sameText:
		a.top = a.lineOfLetter(a.place)
	}
	a.top = min(a.top, max(a.lines()-height, 0))
}

// lettersAbove counts the letters before a line. Setting a text for another
// width moves its spaces, rules and line ends, but not its letters.
func (a *article) lettersAbove(line int) int {
	n := 0
	for i := range min(line, a.lines()) {
		if !a.onCard(i) {
			n += letters(a.line(i))
		}
	}
	return n
}

// lineOfLetter is the line on which the letter after the first n stands.
func (a *article) lineOfLetter(n int) int {
	if n == 0 {
		return 0
	}
	for i := range a.lines() {
		if a.onCard(i) {
			continue
		}
		if n -= letters(a.line(i)); n < 0 {
			return i
		}
	}
	return a.lines()
}

func letters(line string) int {
	n := 0
	for _, r := range ansi.Strip(line) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// notice is the best that is known of the notice: what the article page says,
// and from the list what that leaves out.
func (a *article) notice() feed.Notice {
	n := a.entry.Notice
	if !a.have {
		return n
	}
	p := a.article.Notice
	if p.Title != "" {
		n.Title = p.Title
	}
	if p.Author != "" {
		n.Author = p.Author
	}
	if p.Department != "" {
		n.Department = p.Department
	}
	if p.Date != "" {
		n.Date = p.Date
	}
	if p.Views != feed.Unknown {
		n.Views = p.Views
	}
	return n
}

// meta is the line under the title: author, date, views. An edited notice says
// with which key to compare.
func (a *article) meta(compare string) string {
	n := a.notice()
	var parts []string
	for _, s := range []string{n.Author, n.Department, dateAndTime(n.Date)} {
		if s != "" && !slices.Contains(parts, s) { // some boards name the department as the author
			parts = append(parts, s)
		}
	}
	if n.Views != feed.Unknown {
		parts = append(parts, textViewsFull+" "+comma(n.Views))
	}
	if a.entry.Removed {
		parts = append(parts, textRemoved)
	}
	if a.entry.Edited {
		parts = append(parts, textEditedBy(compare))
	}
	if a.entry.Starred {
		parts = append(parts, textStar)
	}
	if a.have && !a.entry.Read {
		parts = append(parts, textNotRead)
	}
	return strings.Join(parts, " · ")
}

// dateAndTime is a date with its time to the minute, if it has one.
func dateAndTime(d feed.Date) string {
	if len(d) <= len("2006-01-02") {
		return string(d)
	}
	return d.Time().Format("2006-01-02 15:04")
}

// current is the article as far as it is known.
func (a *article) current() feed.Article {
	if !a.have {
		return summaryOf(a.entry.Notice)
	}
	return a.article
}
