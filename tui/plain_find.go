package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
)

// Finding and choosing what the list shows, in a reader without a screen.

// find finds words: in the open article, else in all that is kept. Without words
// it goes on to the next place.
func (p *plain) find(words string) tea.Cmd {
	back := p.uncover()
	if p.screen == articleScreen {
		if words == "" {
			return tea.Batch(back, p.findOn(p.keys.FindNext))
		}
		cmd := tea.Batch(p.press(p.keys.Search), p.answer(words))
		p.cameTo()
		return tea.Batch(back, cmd)
	}
	back = tea.Batch(back, p.toTable())
	if words == "" {
		if p.hits.shown && p.hits.offer.hits > 0 {
			return tea.Batch(back, p.takeOffer())
		}
		p.said = append(p.said, textPlainFindWhat)
		return back
	}
	return tea.Batch(back, p.searchFor(words))
}

// findOn goes to the next or the previous place in the open article.
func (p *plain) findOn(b key.Binding) tea.Cmd {
	if p.article.finding.needle == "" && len(p.article.finding.found.Matches) == 0 {
		p.said = append(p.said, textPlainFindWhat)
		return nil
	}
	cmd := p.press(b)
	p.cameTo()
	return cmd
}

// findBack goes to the previous place in the open article.
func (p *plain) findBack(string) tea.Cmd {
	back := p.uncover()
	if p.screen != articleScreen {
		p.said = append(p.said, textPlainOpenFirst)
		return back
	}
	return tea.Batch(back, p.findOn(p.keys.FindPrevious))
}

// cameTo has the place that was found shown, be it the same as before, or says
// that there is none and leaves all as it was told.
func (p *plain) cameTo() {
	if p.again = len(p.article.finding.found.Matches) > 0; !p.again {
		p.message.text = textNotFoundHere
		p.shown = p.view()
	}
}

func (p *plain) searchFor(words string) tea.Cmd {
	if !p.hits.shown {
		p.hits.order = feed.Newest
	}
	p.again = true
	return p.search(words, place{})
}

// searchIn finds a word in one field.
func (p *plain) searchIn(field, word string) tea.Cmd {
	if word == "" {
		p.said = append(p.said, textPlainFindWhat)
		return nil
	}
	if strings.Contains(word, " ") {
		word = `"` + strings.ReplaceAll(word, `"`, "") + `"`
	}
	return tea.Batch(p.toTable(), p.searchFor(field+":"+word))
}

// until lists the notices of a day and those before it.
func (p *plain) until(day string) tea.Cmd {
	written := strings.Trim(strings.NewReplacer("/", "-", ".", "-").Replace(day), "-")
	if strings.Count(written, "-") == 1 && len(written) <= len("12-31") { // the last such day
		now := feed.Date(p.now().In(feed.Korea).Format("2006-01-02"))
		month, d, _ := strings.Cut(written, "-")
		written = leftPad(month) + "-" + leftPad(d)
		year := p.now().In(feed.Korea).Year()
		if written > string(now[len("2006-"):]) {
			year--
		}
		written = strconv.Itoa(year) + "-" + written
	}
	if written == "" {
		p.said = append(p.said, textPlainWhichDay)
		return nil
	}
	back := p.toTable()
	p.hits.shown = false // whatever the order was, days go from the newest on
	return tea.Batch(back, p.searchFor(".."+written))
}

func leftPad(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// goTo shows a view by its name; without one all are listed.
func (p *plain) goTo(name string) tea.Cmd {
	cmd := p.inTable(p.keys.Views)
	if name == "" {
		return cmd
	}
	p.after = func() tea.Cmd {
		for i, v := range p.views.all() {
			if bare := strings.ReplaceAll; bare(v.name, " ", "") == bare(name, " ", "") {
				p.views.moveTo(i)
				return p.chooseView()
			}
		}
		p.said = append(p.said, textPlainNoView(name))
		return nil
	}
	return cmd
}

// save keeps what is searched for under a name.
func (p *plain) save(name string) tea.Cmd {
	if !p.hits.shown {
		p.said = append(p.said, textPlainSearchFirst)
		return nil
	}
	back := p.toTable()
	cmd := p.press(p.keys.SaveSearch)
	if name != "" {
		cmd = tea.Batch(cmd, p.answer(name))
	}
	return tea.Batch(back, cmd)
}

// forgetView forgets a saved search; it is asked whether that is meant.
func (p *plain) forgetView(digits string) tea.Cmd {
	n, err := strconv.Atoi(digits)
	if p.screen != viewsScreen || err != nil || n < 1 || n > p.views.count {
		p.said = append(p.said, textPlainForgetHow)
		return nil
	}
	p.views.moveTo(n - 1)
	return p.press(p.keys.Forget)
}
