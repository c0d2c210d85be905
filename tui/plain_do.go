package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// What the commands of a reader without a screen do. As far as there is a key for
// it they press it.

// answer takes what was typed at a prompt of the model.
func (p *plain) answer(line string) tea.Cmd {
	if p.prompt.kind.asks() {
		yes := runeKey('n')
		switch latin := strings.ToLower(latinKeys(line)); {
		case latin == "y", latin == "yes", line == "예", line == "네":
			yes = runeKey('y')
		}
		_, cmd := p.Update(yes)
		return cmd
	}
	if line == "" && len(p.prompt.text) == 0 {
		_, cmd := p.Update(tea.KeyMsg{Type: tea.KeyEsc})
		return cmd
	}
	var cmds []tea.Cmd
	send := func(k tea.KeyMsg) {
		_, cmd := p.Update(k)
		cmds = append(cmds, cmd)
	}
	if line != "" { // else what stands in it is meant
		send(tea.KeyMsg{Type: tea.KeyEnd})
		send(tea.KeyMsg{Type: tea.KeyCtrlU})
		send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(line), Paste: true})
	}
	send(tea.KeyMsg{Type: tea.KeyEnter})
	return tea.Batch(cmds...)
}

// more is an empty line: the next part of whatever is shown.
func (p *plain) more() tea.Cmd {
	switch {
	case len(p.rest) > 0:
		p.tellRest()
		return nil
	case p.view() != p.shown, p.screen == listScreen && p.blank(): // it may have changed meanwhile
		p.again = true
		return nil
	case p.screen == articleScreen && p.next < p.article.lines():
		p.tellArticle(p.next, false)
		return nil
	case p.screen == listScreen:
		return p.pageOn("")
	}
	return p.press(p.keys.Back)
}

// number opens a notice: a line of the page by its place, or by the number that
// the board gives it. On the other screens it chooses.
func (p *plain) number(digits string) tea.Cmd {
	n, err := strconv.Atoi(digits)
	if choices := p.choices(); choices != nil {
		if err != nil || n < 1 || n > choices.count {
			p.said = append(p.said, textPlainNoLine(digits))
			return nil
		}
		choices.moveTo(n - 1)
		return p.press(p.keys.Open)
	}
	back := p.uncover() // an open notice stays until there is another
	if err == nil && p.moveToLine(n) {
		return tea.Batch(back, p.openSelected(), p.ensure())
	}
	return tea.Batch(back, p.goToNumber(digits, true))
}

// choices is the cursor of a screen on which one of several things is chosen.
func (p *plain) choices() *pager {
	switch p.screen {
	case viewsScreen:
		return &p.views.pager
	case menuScreen:
		return &p.menu.pager
	}
	return nil
}

// moveToLine moves to a line of the page, and says whether there is one.
func (p *plain) moveToLine(n int) bool {
	t := p.table()
	pos := t.page()*t.size + n - 1
	if n < 1 || n > t.size || pos >= t.count {
		return false
	}
	t.moveTo(pos)
	return true
}

// plainDeep is more than the screens that may lie over the list.
const plainDeep = 8

// toTable goes back to the list, or to what was found, from wherever one is.
func (p *plain) toTable() tea.Cmd {
	var cmds []tea.Cmd
	for range plainDeep {
		if p.screen == listScreen {
			break
		}
		cmds = append(cmds, p.press(p.keys.Back))
	}
	return tea.Batch(cmds...)
}

// uncover leaves the menus, sheets and help that lie over the list or an article.
func (p *plain) uncover() tea.Cmd {
	var cmds []tea.Cmd
	for range plainDeep {
		if !over(p.screen) {
			break
		}
		cmds = append(cmds, p.press(p.keys.Back))
	}
	return tea.Batch(cmds...)
}

// inTable presses a key in the list, inArticle in the open article.
func (p *plain) inTable(b key.Binding) tea.Cmd { return tea.Batch(p.toTable(), p.press(b)) }

func (p *plain) inArticle(b key.Binding) tea.Cmd {
	back := p.uncover()
	if p.screen != articleScreen {
		p.said = append(p.said, textPlainOpenFirst)
		return back
	}
	return tea.Batch(back, p.press(b))
}

// choose opens a menu of the article and, with a number, chooses from it.
func (p *plain) choose(b key.Binding, digits string) tea.Cmd {
	cmd := p.inArticle(b)
	if digits != "" {
		p.after = func() tea.Cmd {
			if p.screen != menuScreen {
				return nil // which has been said
			}
			return p.number(digits)
		}
	}
	return cmd
}

// onRow presses a key for a line of the page or, without one, for the open or the
// last notice.
func (p *plain) onRow(digits string, b key.Binding) tea.Cmd {
	if digits == "" {
		return tea.Batch(p.uncover(), p.press(b))
	}
	n, err := strconv.Atoi(digits)
	if err == nil && p.screen == viewsScreen && n >= 1 && n <= p.views.count {
		p.views.moveTo(n - 1)
		p.again = true
		return p.press(b)
	}
	if err != nil || !p.moveToLine(n) {
		p.said = append(p.said, textPlainNoLine(digits))
		return nil // one stays where one is
	}
	return p.inTable(b)
}

// onward goes to the next page of the list or, from an article, to the next
// notice; backward the other way.
func (p *plain) onward(string) tea.Cmd {
	if p.screen == articleScreen {
		return p.stepTo(1)
	}
	return p.pageOn("")
}

func (p *plain) backward(string) tea.Cmd {
	if p.screen == articleScreen {
		return p.stepTo(-1)
	}
	return p.pageBack("")
}

// stepTo opens the next or the previous notice.
func (p *plain) stepTo(by int) tea.Cmd {
	back := p.uncover()
	if p.screen == articleScreen || p.screen == listScreen && !p.blank() {
		return tea.Batch(back, p.step(by))
	}
	return tea.Batch(back, p.toTable())
}

// unreadTo opens the next or the previous unread notice.
func (p *plain) unreadTo(step int) tea.Cmd {
	back := p.uncover()
	if p.screen != articleScreen {
		back = tea.Batch(back, p.toTable())
		before := *p.table()
		p.after = func() tea.Cmd {
			if p.table().cursor == before.cursor {
				return nil // there is none, which has been said
			}
			return tea.Batch(p.openSelected(), p.ensure())
		}
	}
	return tea.Batch(back, p.nextUnread(step))
}

// pageOn turns to the next page, pageBack to the one before.
func (p *plain) pageOn(string) tea.Cmd {
	switch p.screen {
	case articleScreen:
		if p.next < p.article.lines() {
			p.tellArticle(p.next, false)
		} else {
			p.said = append(p.said, textPlainEnd)
		}
		return nil
	case listScreen:
		return p.turnTo(p.table().page() + 1)
	}
	return p.press(p.keys.PageDown)
}

func (p *plain) pageBack(string) tea.Cmd {
	switch p.screen {
	case articleScreen:
		p.tellArticle(max(p.from-p.room(), 0), false)
		return nil
	case listScreen:
		return p.turnTo(p.table().page() - 1)
	}
	return p.press(p.keys.PageUp)
}

// turnTo shows a page of the table, from 0.
func (p *plain) turnTo(page int) tea.Cmd {
	t := p.table()
	switch {
	case page < 0:
		p.said = append(p.said, textPlainFirstPage)
	case page >= t.pages():
		p.said = append(p.said, textPlainLastPage)
	default:
		t.turnTo(page)
	}
	return p.ensure()
}

// up goes back one level; in the list it shows that again.
func (p *plain) up(string) tea.Cmd {
	p.again = p.screen == listScreen
	switch {
	case p.screen == articleScreen && p.article.preview == nil:
		return p.toTable()
	case p.screen == listScreen && !p.hits.shown:
		return nil
	}
	return p.press(p.keys.Back)
}

// toList goes back to the list, also from a file of a notice.
func (p *plain) toList(string) tea.Cmd {
	if p.beneath() == articleScreen {
		return p.toTable()
	}
	return p.up("")
}

// stop ends the saving or reading of files.
func (p *plain) stop(string) tea.Cmd {
	if !p.stopFetching() {
		p.said = append(p.said, textPlainNothingToStop)
	}
	return nil
}

// top shows the first page of the list.
func (p *plain) top(string) tea.Cmd {
	p.again = true
	cmds := []tea.Cmd{p.toTable()}
	if p.hits.shown {
		cmds = append(cmds, p.leaveHits())
	}
	p.list.moveTo(0)
	return tea.Batch(append(cmds, p.ensure())...)
}

// toPage takes what may be typed after a colon too.
func (p *plain) toPage(s string) tea.Cmd {
	if s == "" {
		p.said = append(p.said, textPlainWhichPage)
		return nil
	}
	return tea.Batch(p.toTable(), p.command(s))
}

func (p *plain) toNumber(s string) tea.Cmd {
	return tea.Batch(p.toTable(), p.goToNumber(strings.ReplaceAll(s, ",", ""), false))
}

func (p *plain) tellAgain(string) tea.Cmd {
	p.again = true
	return nil
}

// readOn writes the rest of an article, or a whole one, without a pause.
func (p *plain) readOn(digits string) tea.Cmd {
	if digits == "" {
		back := p.uncover()
		if p.screen != articleScreen {
			p.said = append(p.said, textPlainOpenFirst)
			return back
		}
		if p.next < p.article.lines() {
			p.tellArticle(p.next, true)
		}
		return back
	}
	p.after = func() tea.Cmd {
		if p.screen == articleScreen {
			p.tellSaid()
			p.tellArticle(0, true)
		}
		return nil
	}
	return p.number(digits)
}

// pressNamed presses a key of the screen.
func (p *plain) pressNamed(name string) tea.Cmd {
	k, ok := keyNamed(name)
	if !ok {
		if name != "" {
			p.said = append(p.said, textPlainNoKey(name))
		}
		p.tellKeys()
		return nil
	}
	if !p.knows(k, p.scopeOf(p.screen)) {
		p.said = append(p.said, textPlainKeyNotHere(name))
		return nil
	}
	_, cmd := p.Update(k)
	return cmd
}
