package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed/query"
)

// What is typed into the line at the foot of the screen, and what becomes of it.

// typing says that keys are text now. Under the help a line waits.
func (m *Model) typing() bool { return m.prompt.active() && m.screen != helpScreen }

// overLine does what a key that is no text does whether or not a line is being
// typed, and says whether it was one of those.
func (m *Model) overLine(k tea.KeyMsg) (tea.Cmd, bool) {
	switch {
	case k.Type == tea.KeyRunes, k.Type == tea.KeySpace:
		return nil, false
	case key.Matches(k, m.keys.Help):
		m.openHelp()
		return nil, true
	case key.Matches(k, m.keys.Redraw):
		return say(redrawMsg{}), true
	case key.Matches(k, m.keys.Suspend):
		return say(suspendMsg{}), true
	}
	return nil, false
}

// promptKey takes a key while a line is being typed.
func (m *Model) promptKey(k tea.KeyMsg) tea.Cmd {
	if cmd, did := m.overLine(k); did {
		return cmd
	}
	kind := m.prompt.kind
	if kind.asks() {
		return m.sureKey(k, kind)
	}
	if kind == promptSearch && m.searchKey(k) {
		return m.ensure()
	}
	if kind == promptSearch && k.Type == tea.KeyTab && m.hits.offer.hits > 0 {
		return m.takeOffer()
	}
	switch m.prompt.key(k) {
	case promptLeft:
		m.prompt.close()
		switch kind {
		case promptSearch:
			return m.leaveSearch()
		case promptFind:
			m.leaveFind()
		}
	case promptOpen:
		switch kind {
		case promptSearch:
			return m.searchTyped()
		case promptFind:
			m.findTyped()
		}
	case promptPage:
		m.prompt.close()
		return m.goToPage(m.prompt.number())
	case promptDone:
		m.prompt.close()
		return m.promptDone(kind)
	}
	return nil
}

// searchKey moves in what was found while the words are still being typed. In a
// line all keys are as everywhere else, whatever the settings say.
func (m *Model) searchKey(k tea.KeyMsg) bool {
	if !m.hits.shown {
		return false
	}
	switch p := m.table(); k.Type {
	case tea.KeyUp:
		p.moveTo(p.cursor - 1)
	case tea.KeyDown:
		p.moveTo(p.cursor + 1)
	case tea.KeyPgUp:
		p.turn(-1)
	case tea.KeyPgDown:
		p.turn(1)
	default:
		return false
	}
	return true
}

// sureKey takes the answer to a question. A paste is none.
func (m *Model) sureKey(k tea.KeyMsg, kind promptKind) tea.Cmd {
	if k.Paste {
		return nil
	}
	m.prompt.close()
	switch yes := k.String() == "y" || k.String() == "Y" || k.String() == "ㅛ"; {
	case yes && kind == promptForget:
		return m.forget()
	case yes && kind == promptPrint:
		return m.print(m.toPrint)
	case kind == promptPrint:
		m.message.text = textNotPrinted
		return nil
	case yes:
		return m.markRange(allRows)
	}
	m.message.text = textNotMarked
	return nil
}

// promptDone takes what was typed, with Enter.
func (m *Model) promptDone(kind promptKind) tea.Cmd {
	switch kind {
	case promptCommand:
		return m.command(m.prompt.value())
	case promptSearch, promptFind:
		return m.ensure() // it has taken effect as it was typed
	case promptName:
		return m.saveSearch(m.prompt.value())
	case promptChoice:
		return m.chooseByNumber(m.prompt.number())
	case promptLink:
		return m.follow(m.prompt.number())
	}
	return m.goToNumber(m.prompt.number(), kind == promptDigits)
}

// command takes what was typed after ":".
func (m *Model) command(s string) tea.Cmd {
	digits := strings.ReplaceAll(s, ",", "")
	switch number, isNumber := strings.CutPrefix(digits, "#"); {
	case s == "":
		return nil
	case isNumber:
		return m.goToNumber(number, false)
	case isDigits(digits):
		return m.goToPage(digits)
	}
	for _, word := range []string{s, query.Slip(s)} { // the input method may have been on
		switch strings.ToLower(word) {
		case "q", "quit", "끝":
			return m.quit()
		case "help", "도움말":
			m.openHelp()
			return nil
		case "sync", "받기":
			return m.toggleSync(false)
		case "sync articles", "본문 받기":
			return m.toggleSync(true)
		case "undo", "되돌리기":
			return m.undo()
		}
	}
	m.message = message{textNoCommand(s), true}
	return nil
}

func (m *Model) goToPage(s string) tea.Cmd {
	page, err := strconv.Atoi(s)
	p := m.table()
	if err != nil || page < 1 || page > p.pages() {
		m.message = message{textNoPage(s, p.pages()), true}
		return nil
	}
	p.turnTo(page - 1)
	return m.ensure()
}

// goToNumber goes to a notice by its number or, where there is no such number,
// by the board's own ID, which is what an address of the board shows.
func (m *Model) goToNumber(s string, open bool) tea.Cmd {
	if s == "" {
		return nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= m.list.status.Total {
		return m.arrive(n, open)
	}
	ctx, id := m.finding.begin(m.ctx)
	return findCmd(ctx, id, m.opts.Store, s, open)
}

func (m *Model) arrive(number int, open bool) tea.Cmd {
	m.hits.shown = false // it is a number of the list
	m.list.moveTo(m.list.positionOf(number))
	if open {
		return m.openSelected()
	}
	return m.ensure()
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
