package tui

import (
	"context"
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/feed/query"
)

// Files fetches the files of notices. A reader that has none says so.
type Files interface {
	// Save fetches a file into the person's folder and returns its path there.
	// It reports how many bytes are there and how many there will be, -1 if
	// nobody knows.
	Save(ctx context.Context, n feed.Notice, f feed.Attachment, report func(done, total int64)) (path string, err error)

	// Text returns what a file says, as it was kept or, with again or if it was
	// never read, from the board.
	Text(ctx context.Context, n feed.Notice, f feed.Attachment, again bool, report func(done, total int64)) (attachment.Text, error)
}

// preview is a file that is read as text in the place of its notice. It is an
// article like any other, so that all that reading needs is the same; the notice
// as it stood waits in it.
type preview struct {
	file   feed.Attachment
	text   attachment.Text
	notice article
}

// openFiles shows the files of the open notice.
func (m *Model) openFiles() {
	n := m.underPreview()
	files := n.article.Attachments
	switch {
	case len(files) == 0 && !n.have:
		m.message.text = textFilesUnknown
	case len(files) == 0:
		m.message.text = textNoFiles
	case m.opts.Files == nil:
		m.message = message{textFilesNowhere, true}
	default:
		m.openMenu(textFilesTitle(len(files)), m.fileItems(files)...)
		m.menu.moveTo(n.lastFile)
	}
}

// underPreview is the open notice, be it under one of its files.
func (m *Model) underPreview() *article {
	if p := m.article.preview; p != nil {
		return &p.notice
	}
	return &m.article
}

// fileItems are what can be done with the files: each is read as text, and one
// or all are saved.
func (m *Model) fileItems(files []feed.Attachment) []menuItem {
	var items, one []menuItem
	chose := func(i int) { m.underPreview().lastFile = i }
	for i, f := range files {
		items = append(items, menuItem{fileTitle(f), m.fileFacts(f), func() tea.Cmd { chose(i); return m.readFile(f, false) }})
		one = append(one, menuItem{fileTitle(f), m.fileFacts(f), func() tea.Cmd { chose(i); return m.saveFiles([]feed.Attachment{f}) }})
	}
	if len(files) == 1 {
		return append(items, menuItem{textSaveFile, "", one[0].do})
	}
	return append(items,
		menuItem{textSaveOne, "", func() tea.Cmd {
			m.openMenu(textSaveWhich, one...)
			m.menu.moveTo(m.underPreview().lastFile)
			return nil
		}},
		menuItem{textSaveAll(len(files)), "", func() tea.Cmd { return m.saveFiles(files) }})
}

// fileTitle is what a file is called.
func fileTitle(f feed.Attachment) string {
	if f.Name == "" {
		return textNamelessFile
	}
	return f.Name
}

// fileFacts are its kind and its size, as far as they are known.
func (m *Model) fileFacts(f feed.Attachment) string {
	facts := textFileKind(attachment.Sniff(f.Name, nil))
	if size := m.fileSize(f); size > 0 {
		if facts != "" {
			facts += textBetween
		}
		facts += Size(size)
	}
	return facts
}

// fileKey tells one file from the others of all notices.
func fileKey(f feed.Attachment) string { return f.URL + "\n" + f.Form }

// fileSize is how large a file is: as it was learned when it was fetched, else
// as the page tells it; 0 if nobody knows.
func (m *Model) fileSize(f feed.Attachment) int64 {
	if size := m.sizes[fileKey(f)]; size > 0 {
		return size
	}
	return f.Size
}

// maxSizes bounds how many sizes are remembered.
const maxSizes = 10_000

func (m *Model) learnSize(key string, size int64) {
	if size <= 0 {
		return
	}
	if len(m.sizes) >= maxSizes {
		clear(m.sizes)
	}
	m.sizes[key] = size
}

// readFile shows a file as text, as soon as it is there.
func (m *Model) readFile(f feed.Attachment, again bool) tea.Cmd {
	kind := attachment.Sniff(f.Name, nil)
	switch {
	case f.URL == "":
		m.fileFailed(f, textFileNoAddress)
		return nil
	case kind != attachment.Unknown && !kind.Readable():
		err := &attachment.Error{Kind: attachment.ErrUnsupported, File: kind}
		if kind.Picture() {
			err.Kind = attachment.ErrNoText
		}
		m.fileFailed(f, ExplainFile(err))
		return nil
	}
	ctx, id := m.reads.start(m.ctx)
	return tea.Batch(readFileCmd(ctx, id, m.opts.Files, m.underPreview().entry.Notice, f, again, m.proseOptions(), m.reads.news),
		m.watchFetch(&m.reads))
}

// fileRead shows a file that has come, in the place of its notice or of another
// of its files.
func (m *Model) fileRead(msg fileReadMsg) tea.Cmd {
	if !m.reads.finish(msg.task) {
		return nil
	}
	n := m.underPreview()
	m.learnSize(fileKey(msg.file), msg.bytes)
	switch {
	case msg.err != nil:
		m.opts.Log.Warn("read a file", "notice", msg.notice, "file", msg.file.Name, "error", msg.err)
		m.fileFailed(msg.file, ExplainFile(msg.err))
		return nil
	case !m.reading() || n.entry.ID != msg.notice:
		return nil // the person has moved on
	}
	left := m.savePlace()
	was := m.stillArticle()
	m.article = article{
		entry: n.entry, have: true, work: was.work, render: was.render, seek: was.seek, sought: true, keptTop: -1, finding: finding{at: -1},
		article: feed.Article{Notice: n.notice(), Body: msg.text.Body, Links: msg.text.Links},
		query:   inFiles(n.query),
		preview: &preview{msg.file, msg.text, *n},
	}
	m.message.text = textFileLacks(msg.text)
	return tea.Batch(left, m.showText(msg.set, msg.width))
}

// stillArticle is what is open, with nobody waiting for anything in it any more.
func (m *Model) stillArticle() article {
	m.article.work.abort()
	m.article.render.abort()
	m.article.seek.abort()
	return m.article
}

// inFiles are the words of a search that may stand in a file.
func inFiles(q query.Query) query.Query {
	q.Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t query.Term) bool {
		return t.Field != query.Files && t.Field != query.Anywhere
	})
	for i := range q.Terms {
		q.Terms[i].Field = query.Anywhere
	}
	return q
}

// leavePreview goes back to the notice, to where one was in it.
func (m *Model) leavePreview() tea.Cmd {
	was := m.stillArticle()
	m.article = was.preview.notice
	m.article.work, m.article.render, m.article.seek, m.article.entry = was.work, was.render, was.seek, was.entry
	m.article.head, m.article.found = m.articleHead(), nil
	var cmds []tea.Cmd
	if !m.article.have {
		cmds = append(cmds, m.fetch()) // it was on its way
	}
	if m.article.width != m.articleLayout().width {
		cmds = append(cmds, m.rerender())
	}
	return tea.Batch(cmds...)
}

// fileKey takes a key in the article that has to do with files, and says whether
// it was one.
func (m *Model) fileKey(k tea.KeyMsg) (tea.Cmd, bool) {
	p := m.article.preview
	switch {
	case k.Type == tea.KeyEsc && m.stopFetching():
		return nil, true
	case key.Matches(k, m.keys.Files):
		m.openFiles()
		return nil, true
	case p == nil:
		return nil, false
	case key.Matches(k, m.keys.Back):
		return m.leavePreview(), true
	case key.Matches(k, m.keys.Refresh):
		return m.readFile(p.file, true), true
	case key.Matches(k, m.keys.Versions, m.keys.Facts):
		back := keyName(m.keys.Back, "esc")
		if m.opts.Spoken {
			back = "" // no key is pressed there
		}
		m.message.text = textOnlyNotices(back)
		return nil, true
	}
	return nil, false
}
