package tui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/tui/prose"
)

// fetching is files that are on their way, to be saved or to be read.
type fetching struct {
	task
	news chan arrival // the newest, if nobody has looked at it yet
	seen arrival      // what was looked at last
	far  Fetching
}

// arrival is how far the files are.
type arrival struct {
	file, files int // which one it is, from 1, and of how many
	done, total int64
}

func (f *fetching) start(ctx context.Context) (context.Context, int) {
	ctx, id := f.begin(ctx)
	f.news, f.seen, f.far = make(chan arrival, 1), arrival{}, Fetching{}
	return ctx, id
}

// reporter puts what it is told in the place of what nobody has looked at yet.
// Only one goroutine may use it at a time.
func reporter(news chan arrival, file, files int) func(done, total int64) {
	return func(done, total int64) {
		select {
		case <-news:
		default:
		}
		news <- arrival{file, files, done, total} // there is room: only we send
	}
}

// sizing is a report that also writes down how large the file is.
func sizing(size *int64, report func(done, total int64)) func(done, total int64) {
	return func(done, total int64) {
		*size = max(total, 0)
		report(done, total)
	}
}

// arrivalMsg is how far they are now.
type arrivalMsg struct {
	task    int
	save    bool
	arrival arrival
}

// watchFetch waits for news of the files, but not for every piece.
func (m *Model) watchFetch(f *fetching) tea.Cmd {
	news, id, save, ctx := f.news, f.id, f == &m.saves, m.ctx
	return m.tick(progressEvery, func(time.Time) tea.Msg {
		select {
		case a, open := <-news:
			if open {
				return arrivalMsg{id, save, a}
			}
		case <-ctx.Done():
		}
		return nil
	})
}

func (m *Model) cameFurther(msg arrivalMsg) tea.Cmd {
	f := &m.reads
	if msg.save {
		f = &m.saves
	}
	if !f.running() || msg.task != f.id {
		return nil
	}
	if msg.arrival.file != f.seen.file {
		f.far = Fetching{}
	}
	f.seen = msg.arrival
	f.far.Add(m.now(), msg.arrival.done, msg.arrival.total)
	return m.watchFetch(f)
}

// fetchBar is how many cells the bar in the status line has.
const fetchBar = 12

// fetchState is what is going on with files and with texts to print, for the
// status line; "" if nothing is.
func (m *Model) fetchState() string {
	if m.printing.running() && m.gathered.at > 0 {
		return textGathering(m.gathered.at, m.gathered.count())
	}
	for _, f := range []*fetching{&m.reads, &m.saves} {
		if !f.running() {
			continue
		}
		if f.seen == (arrival{}) {
			return textFetchingFile
		}
		state := f.far.String()
		if bar := f.far.Bar(fetchBar); bar != "" && m.width >= wideEnough {
			state = bar + " " + state
		}
		return textFetchingFile + " " + textWhichOf(f.seen.file, f.seen.files) + state
	}
	return ""
}

// stopFetching ends what is on its way, and says whether anything was.
func (m *Model) stopFetching() bool {
	switch {
	case m.reads.running():
		m.reads.abort()
		m.message.text = textReadStopped
	case m.saves.running():
		m.saves.abort()
		m.message.text = textSaveStopped
	default:
		return false
	}
	return true
}

// saveFiles saves files, one after the other.
func (m *Model) saveFiles(files []feed.Attachment) tea.Cmd {
	if m.saves.running() {
		m.message = message{textSaveRuns + textStopHow(m.opts.Spoken), true}
		return nil
	}
	ctx, id := m.saves.start(m.ctx)
	m.message.text = textSaveBegun(len(files)) + textStopHow(m.opts.Spoken)
	return tea.Batch(saveFilesCmd(ctx, id, m.opts.Files, m.underPreview().entry.Notice, files, m.saves.news), m.watchFetch(&m.saves))
}

// filesSavedMsg says what became of the files that were to be saved.
type filesSavedMsg struct {
	task   int
	paths  []string
	failed []fileFailure
	sizes  map[string]int64 // by fileKey, as far as they were learned
}

// fileFailure is a file that was not saved, and why.
type fileFailure struct {
	file feed.Attachment
	err  error
}

// why says it in a sentence.
func (f fileFailure) why() string {
	if errors.Is(f.err, errNoFileAddress) {
		return textFileNoAddress
	}
	return ExplainFile(f.err)
}

var errNoFileAddress = errors.New("the page does not tell where the file is")

func saveFilesCmd(ctx context.Context, task int, files Files, n feed.Notice, all []feed.Attachment, news chan arrival) tea.Cmd {
	return func() tea.Msg {
		defer close(news)
		m := filesSavedMsg{task: task, sizes: make(map[string]int64)}
		for i, f := range all {
			path, err := "", errNoFileAddress
			var size int64
			if f.URL != "" {
				path, err = files.Save(ctx, n, f, sizing(&size, reporter(news, i+1, len(all))))
			}
			switch {
			case ctx.Err() != nil:
				return m // nobody waits for it
			case err != nil:
				m.failed = append(m.failed, fileFailure{f, err})
			default:
				m.paths = append(m.paths, path)
				m.sizes[fileKey(f)] = size
			}
		}
		return m
	}
}

func (m *Model) filesSaved(msg filesSavedMsg) tea.Cmd {
	if !m.saves.finish(msg.task) {
		return nil
	}
	for key, size := range msg.sizes {
		m.learnSize(key, size)
	}
	for _, f := range msg.failed {
		m.opts.Log.Warn("save a file", "file", f.file.Name, "error", f.err)
	}
	if len(msg.failed) == 0 {
		m.message.text = textFilesSaved(msg.paths)
		return nil
	}
	var each []string
	for _, f := range msg.failed {
		each = append(each, textOfFile(f.file, f.why()))
	}
	if len(msg.paths)+len(msg.failed) == 1 {
		m.fileFailed(msg.failed[0].file, msg.failed[0].why())
		return nil
	}
	so := textFilesFailed(len(msg.paths), len(msg.failed))
	m.filesFailed(so+" "+each[0], textFilesNotSaved, append([]string{so, ""}, each...)...)
	return nil
}

// fileReadMsg is what a file says, set in rows.
type fileReadMsg struct {
	task   int
	notice string // the ID
	file   feed.Attachment
	text   attachment.Text
	set    prose.Text
	width  int
	bytes  int64 // the size of the file, 0 if it was not learned
	err    error
}

func readFileCmd(ctx context.Context, task int, files Files, n feed.Notice, f feed.Attachment, again bool, o prose.Options, news chan arrival) tea.Cmd {
	return func() tea.Msg {
		defer close(news)
		m := fileReadMsg{task: task, notice: n.ID, file: f, width: o.Width}
		m.text, m.err = files.Text(ctx, n, f, again, sizing(&m.bytes, reporter(news, 1, 1)))
		var unreadable *attachment.Error
		switch {
		case errors.As(m.err, &unreadable):
			return m // it has come all the same, so its size is known
		case m.err != nil:
			m.bytes = 0
			return m
		case m.text.Bytes > 0:
			m.bytes = m.text.Bytes
		}
		if m.set, m.err = prose.Render(ctx, feed.Article{Notice: n, Body: m.text.Body, Links: m.text.Links}, o); m.err != nil {
			m.err = fmt.Errorf("set %s: %w", f.Name, m.err)
		}
		return m
	}
}
