package tui

import (
	"context"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// What a text points to, and how one gets there: by the system's own browser
// where there is one, else by an address to select.

// linkKey takes a key in the article that has to do with what it points to.
func (m *Model) linkKey(k tea.KeyMsg) tea.Cmd {
	links := m.article.current().Links
	switch {
	case key.Matches(k, m.keys.Browse):
		return m.visit(m.article.address())
	case key.Matches(k, m.keys.Facts):
		return m.toggleFacts()
	case key.Matches(k, m.keys.Pictures):
		return m.openPictures()
	case !key.Matches(k, m.keys.Links, m.keys.Digit):
	case len(links) == 0 && !m.article.have:
		m.message.text = textLinksUnknown
	case len(links) == 0:
		m.message = message{textNoLinks, true}
	case key.Matches(k, m.keys.Digit):
		m.prompt.open(promptLink, k.String())
	default:
		m.openLinks(links)
	}
	return nil
}

// address is that of the notice's own page.
func (a *article) address() string {
	if a.entry.URL != "" {
		return a.entry.URL
	}
	return a.article.Notice.URL
}

// browse opens the page of the notice under the cursor.
func (m *Model) browse() tea.Cmd {
	e, ok := m.selected()
	if !ok {
		return nil
	}
	return m.visit(e.URL)
}

// openLinks shows the links of the open article, to choose one.
func (m *Model) openLinks(links []feed.Link) {
	items := make([]menuItem, len(links))
	for i, l := range links {
		name := l.Text
		if name == "" {
			name = l.URL
		}
		items[i] = menuItem{name: name, note: textPlace(l.URL), do: func() tea.Cmd { return m.visit(l.URL) }}
	}
	m.openMenu(textLinksTitle(len(links)), items...)
}

// follow opens the link with the number that was typed.
func (m *Model) follow(number string) tea.Cmd {
	if number == "" {
		return nil
	}
	links := m.article.current().Links
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(links) {
		m.message = message{textNoLink(number, len(links)), true}
		return nil
	}
	return m.visit(links[n-1].URL)
}

// visit has an address opened, or shows it where that cannot be done.
func (m *Model) visit(address string) tea.Cmd {
	switch {
	case address == "" || feed.CleanLink(nil, address) != address:
		m.message = message{textNoAddress, true}
		return nil
	case m.opts.Open == nil:
		return m.showAddress(address, textOpenNowhere)
	}
	m.message.text = textVisiting(address)
	ctx, id := m.visiting.begin(m.ctx)
	return visitCmd(ctx, id, m.opts.Open, address)
}

// visitedMsg says that an address has been opened, or why not.
type visitedMsg struct {
	task    int
	address string
	err     error
}

func visitCmd(ctx context.Context, task int, open func(context.Context, string) error, address string) tea.Cmd {
	return func() tea.Msg { return visitedMsg{task, address, open(ctx, address)} }
}

func (m *Model) visited(msg visitedMsg) tea.Cmd {
	if !m.visiting.finish(msg.task) {
		return nil
	}
	if msg.err == nil {
		m.message.text = textVisited
		return nil
	}
	m.opts.Log.Warn("open "+msg.address, "error", msg.err)
	m.message = message{textNotOpened, true}
	if !m.prompt.active() && (m.screen == listScreen || m.screen == articleScreen) {
		return m.showAddress(msg.address, textNotOpened)
	}
	return nil
}

// showAddress hands an address over that is not opened, and says why.
func (m *Model) showAddress(address, why string) tea.Cmd {
	return m.handOverSince(why+" ", textAddressTitle, bareAddress(address))
}

// bareAddress is an address as people write it: that of a mailbox and a
// telephone without the word before it.
func bareAddress(address string) string {
	for _, scheme := range []string{"mailto:", "tel:"} {
		if bare, ok := strings.CutPrefix(address, scheme); ok {
			return bare
		}
	}
	return address
}
