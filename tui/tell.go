package tui

// tell says something that has to be read to its end: in the status line, or on
// a sheet where that would cut it. The texts, such as an address or a path, follow
// the sentence.
func (m *Model) tell(title, sentence string, alert bool, texts ...string) {
	line := sentence
	for _, text := range texts {
		line += " " + text
	}
	if m.opts.Spoken || m.fits(line) || m.prompt.active() || m.screen != listScreen && m.screen != articleScreen {
		m.message = message{line, alert}
		return
	}
	m.message = message{}
	m.openTexts(title, sentence, texts...)
}

// fits says that the status line shows a text whole, beside what is going on.
func (m *Model) fits(text string) bool {
	l := m.articleLayout()
	state := m.listState()
	if m.screen == articleScreen {
		state = m.articleState(l.rows)
	}
	room := l.bar
	if right := m.statusRight(state); right != "" {
		room -= m.metrics.Width(right) + 1
	}
	return l.status && m.metrics.Width(text) <= room
}
