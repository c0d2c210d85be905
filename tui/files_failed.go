package tui

import "city/sosik/feed"

// fileFailed says why a file cannot be had or read: in the status line, or where
// that would cut the reason, on a sheet under the file's name.
func (m *Model) fileFailed(f feed.Attachment, why string) {
	m.filesFailed(textOfFile(f, why), fileTitle(f), why)
}

// filesFailed says something in the status line if it has room for it, else at
// length on a sheet.
func (m *Model) filesFailed(text, title string, atLength ...string) {
	m.message = message{text, true}
	if m.prompt.active() || m.opts.Spoken || m.fits(text) {
		return
	}
	switch m.screen {
	case listScreen, articleScreen:
		m.message = message{}
		m.openSheet(title, m.textSheet(atLength...))
	}
}
