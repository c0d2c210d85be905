package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// What a reader without a screen writes. After each line that was obeyed it looks
// at what the screen would show now, and tells what is new of it.

// plainView is what would be on the screen, as far as it matters whether that is
// another.
type plainView struct {
	screen   screenID
	hits     bool
	query    string
	order    feed.Order
	page     int
	count    int
	rows     string // of screens that have no words of their own here
	article  string
	file     *preview // of the article: which file is read in its place
	lines    int      // of the article
	top      int
	version  int
	card     bool // of the article: the facts found in it stand above its text
	have     bool
	searched int // of the article: which match one has come to
}

func (p *plain) view() plainView {
	v := plainView{screen: p.screen, hits: p.hits.shown}
	switch p.screen {
	case articleScreen:
		a := &p.article
		v.article, v.file, v.have = a.entry.ID, a.preview, a.have
		v.lines, v.top, v.searched = a.lines(), a.top, a.finding.at
		v.card = len(a.card.Lines) > 0
		if a.changes != nil {
			v.version = a.changes.shown + 1
		}
	case listScreen:
		t := p.table()
		v.page, v.count = t.page(), t.count
		if p.hits.shown {
			v.query, v.order = p.hits.text, p.hits.order
		}
	case viewsScreen:
		v.count = p.views.count
	case menuScreen:
		v.rows = strings.Join(p.menuLines(), "\n")
	case sheetScreen:
		v.rows = strings.Join(p.sheetText(), "\n")
	case helpScreen:
		v.rows = textHelpTitle
	default:
		v.rows = strings.Join(p.frameRows(), "\n")
	}
	return v
}

// over says that a screen lies over another.
func over(s screenID) bool { return s == menuScreen || s == sheetScreen || s == helpScreen }

// sameText says that it is the same article as it was.
func (v plainView) sameText(w plainView) bool {
	return v.article == w.article && v.file == w.file && v.version == w.version && v.have == w.have && v.lines == w.lines
}

// tell tells what has come of a line: what the model has to say, and what would
// be seen on the screen if that is another by now.
func (p *plain) tell() {
	p.tellSaid()
	row := p.cursorRow()
	switch view := p.view(); {
	case !p.again && view.screen == articleScreen && over(p.shown.screen) && view.sameText(p.read):
		p.header(p.articleBar()) // it has been read already
		p.shown = view
	case !p.again && view.card != p.shown.card && view.article == p.shown.article && view.file == p.shown.file:
		p.tellArticle(0, false) // the card is above what was read
	case p.again, view != p.shown:
		p.shown = view
		p.show()
		p.shown = p.view() // showing an article moves in it
	case row != p.row && row != "":
		p.out.hanging(row, plainHang)
	}
	p.row = row
}

// tellSaid tells what the model has said, each thing once.
func (p *plain) tellSaid() {
	for _, s := range p.said {
		p.out.line(s)
	}
	p.said = nil
	if p.interactive() && p.sync.running() && p.sync.progress.Total > 0 {
		p.out.line(p.syncLine())
	}
}

// tellProgress tells of a sync that is waited for: of each tenth.
func (p *plain) tellProgress() {
	s := &p.sync
	if p.interactive() || !s.running() || s.progress.Total <= 0 {
		return
	}
	if tenth := s.progress.Done * 10 / s.progress.Total; tenth != p.tenth {
		p.tenth = tenth
		p.tellSaid()
		p.out.line(p.syncLine())
	}
}

func (p *plain) syncLine() string {
	return textPlainSyncing(p.sync.progress, p.sync.speed, p.sync.left)
}

// show writes what is on the screen, whole or its first part.
func (p *plain) show() {
	switch p.screen {
	case articleScreen:
		p.tellArticle(p.matchOrTop(), false)
	case viewsScreen:
		p.tellViews()
	case menuScreen:
		p.tellLong(append(p.menuLines(), textPlainMenuHow))
	case sheetScreen:
		p.tellLong(p.sheetText())
	case helpScreen:
		p.tellKeys()
	case listScreen:
		switch {
		case p.blank():
			p.tellBlank()
		case p.hits.shown:
			p.tellHits()
		default:
			p.tellList()
		}
	default:
		for _, row := range p.frameRows() {
			p.out.line(row)
		}
	}
}

// frameRows are the rows of a screen that has no words of its own here, without
// its last, which is about keys.
func (p *plain) frameRows() []string {
	rows := p.Frame().Rows
	for i, r := range rows {
		rows[i] = strings.TrimRight(cell.Plain(r), " ")
	}
	rows = rows[:max(len(rows)-1, 0)]
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// menuLines are a menu: its title, and a line for each thing to choose.
func (p *plain) menuLines() []string {
	lines := []string{p.menu.title}
	for i, item := range p.menu.items {
		lines = append(lines, textPlainChoice(i+1, strings.Join(notEmpty([]string{item.name, item.note}), ", ")))
	}
	return lines
}

// sheetText is a sheet with its title.
func (p *plain) sheetText() []string {
	lines := []string{p.sheet.title}
	for _, row := range p.sheet.set(p.out.width, plainWide) { // however many lines it takes
		lines = append(lines, cell.Plain(row))
	}
	return lines
}

// matchOrTop is the line to show first: that of the match one has come to, which
// is said, or the first on the screen.
func (p *plain) matchOrTop() int {
	a, f := &p.article, &p.article.finding
	if f.needle == "" || f.at < 0 || f.at >= len(f.found.Matches) {
		return a.top
	}
	p.out.line(textPlainMatch(f.needle, f.at+1, len(f.found.Matches)))
	return f.found.Matches[f.at][0].Row
}

// tellArticle writes the open article from a line on: a page of it, or all.
func (p *plain) tellArticle(from int, all bool) {
	a := &p.article
	if a.top != from && from < a.lines() {
		a.scrollTo(from, p.articleLayout().rows) // where one is comes from there
	}
	if from == 0 {
		p.header(p.articleBar())
	}
	to := a.lines()
	if !all {
		to = min(from+p.room(), to)
	}
	goesOn := addressRows(a.all())
	for to < a.lines() && goesOn[to-1] {
		to++
	}
	line := ""
	for i := from; i < to; i++ {
		row := withoutRule(cell.Plain(a.line(i)))
		if line != "" {
			row = strings.TrimLeft(row, " ")
		}
		if line += row; !goesOn[i] {
			p.out.line(line)
			line = ""
		}
	}
	p.from, p.next = from, to
	if to >= a.lines() {
		p.out.line(textPlainEnd)
	}
	p.shown = p.view()
	p.read = p.shown
}

// addressRows are the rows that end in the middle of an address. They are told
// with the next one, so that the address is whole.
func addressRows(t cell.Text) map[int]bool {
	goesOn := map[int]bool{}
	word := "" // the last one, from where it began
	for i, piece := range t.Flow {
		text := cell.Plain(t.Lines[piece.Row])[piece.Start:piece.End]
		first, _, more := strings.Cut(text, " ")
		if piece.Join != cell.Whole {
			word = ""
		} else if i > 0 && piece.Row == t.Flow[i-1].Row+1 && strings.Contains(word+first, "://") {
			goesOn[piece.Row-1] = true
		}
		if more {
			word, first = "", text[strings.LastIndex(text, " ")+1:]
		}
		word += first
	}
	return goesOn
}

// withoutRule is a line, or an empty one in the place of a rule, which is only
// drawn.
func withoutRule(line string) string {
	if strings.Trim(line, "─- ") == "" {
		return ""
	}
	return line
}

// tellViews writes the views and saved searches.
func (p *plain) tellViews() {
	p.header(textViewsTitle)
	for i, v := range p.views.all() {
		parts := []string{v.name}
		if v.saved != nil {
			parts = append(parts, v.query, textSavedCounts(*v.saved))
		}
		p.out.hanging(textPlainChoice(i+1, strings.Join(parts, ", ")), plainHang)
	}
	p.out.line(textPlainViewsHow)
}

// question is the prompt: what can be typed here.
func (p *plain) question() string {
	switch {
	case p.prompt.active():
		text := string(p.prompt.text)
		if text != "" {
			text = "[" + text + "] "
		}
		return textPlainAsk(p.prompt.label()) + text
	case len(p.rest) > 0:
		return textPlainMorePrompt
	case p.screen == articleScreen && p.article.preview != nil && p.next < p.article.lines():
		return textPlainFileMore(p.next * 100 / p.article.lines())
	case p.screen == articleScreen && p.article.preview != nil:
		return textPlainFilePrompt
	case p.screen == articleScreen && p.next < p.article.lines():
		return textPlainArticleMore(p.next * 100 / max(p.article.lines(), 1))
	case p.screen == articleScreen:
		return textPlainArticlePrompt
	case p.screen == viewsScreen, p.screen == menuScreen:
		return textPlainChoicePrompt
	case p.screen == listScreen && p.blank():
		return textPlainBlankPrompt
	case p.screen == listScreen && p.hits.shown && p.hits.pages() <= 1:
		return textPlainFewPrompt
	case p.screen == listScreen && p.hits.shown:
		return textPlainHitsPrompt
	case p.screen == listScreen && p.list.pages() <= 1:
		return textPlainShortPrompt
	case p.screen == listScreen:
		return textPlainListPrompt
	}
	return textPlainOtherPrompt
}

// tellLong writes lines, a page at a time; the rest comes with an empty line.
func (p *plain) tellLong(lines []string) {
	p.rest = lines
	p.tellRest()
}

func (p *plain) tellRest() {
	n := min(p.room(), len(p.rest))
	for _, s := range p.rest[:n] {
		p.out.hanging(s, plainHang)
	}
	p.rest = p.rest[n:]
}

// PlainHelp is the help of a reader without a screen: all its commands.
func PlainHelp() []string {
	var lines []string
	for _, g := range plainCommands() {
		lines = append(lines, g.title)
		for _, c := range g.commands {
			lines = append(lines, textPlainCommand(textPlainNames(c), c.help))
		}
	}
	return append(lines, textPlainHelpEnd)
}

func (p *plain) tellHelp(string) tea.Cmd {
	p.tellLong(PlainHelp())
	return nil
}

// tellKeys writes the keys of the screen, which can be pressed by their names.
func (p *plain) tellKeys() {
	lines := []string{textPlainKeysHow}
	if p.screen != helpScreen {
		p.helpOver = p.screen
	}
	for _, g := range p.helpGroups() {
		lines = append(lines, g.Title)
		for _, k := range g.Keys {
			lines = append(lines, textPlainCommand(k.Help().Desc, k.Help().Key))
		}
	}
	p.tellLong(lines)
}
