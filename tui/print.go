package tui

import (
	"context"
	"errors"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/query"
)

// Printer makes documents of notices and prints them. Its methods but for
// Prints take long and are only called from commands.
type Printer interface {
	// Save writes notices as one file where the person's downloads are, and
	// returns its path. No other file is overwritten. Articles that were never
	// fetched are what the list says, and the document tells so.
	Save(ctx context.Context, board string, articles []feed.Article, f PrintForm) (path string, err error)

	// Print sends notices to the person's printer.
	Print(ctx context.Context, board string, articles []feed.Article) error

	// Prints says why nothing can be printed here; nil if it can.
	Prints() error
}

// PrintForm is the kind of file that a document is.
type PrintForm string

// The kinds, by the end of the file's name.
const (
	PrintText     PrintForm = "txt"
	PrintMarkdown PrintForm = "md"
	PrintHTML     PrintForm = "html"
	PrintPDF      PrintForm = "pdf"
	printPaper    PrintForm = ""
)

// What hinders a Printer.
var (
	ErrNoFont     = errors.New("no font for a PDF")
	ErrFarPrinter = errors.New("the printers are those of another computer")
	ErrNoPrinter  = errors.New("no program that prints")
	ErrNotPrinted = errors.New("the program that prints has failed")
	ErrTooLong    = errors.New("too long for a document")
)

// FontError says that the font file that the settings name cannot be used.
type FontError struct {
	Path  string
	Unfit bool // it is no TrueType font with Hangul; else it cannot be read
	Err   error
}

func (e *FontError) Error() string { return "font " + e.Path + ": " + e.Err.Error() }

func (e *FontError) Unwrap() error { return e.Err }

// The most notices in one document, and from how many on one is asked first.
const (
	maxPrint = 200
	askPrint = 20
)

// prints are the notices to make a document of.
type prints struct {
	what    string       // as a title calls them
	entries []feed.Entry // what the list knows of them
	keys    []feed.Key   // or where they are kept
	open    feed.Article // or the one that is open, with its text
	form    PrintForm    // that was chosen
}

func (p prints) count() int { return max(len(p.entries), len(p.keys)) }

// openPrint shows what can be made of a notice, and of others.
func (m *Model) openPrint(e feed.Entry) {
	if m.opts.Printer == nil {
		m.message = message{textNoPrinting, true}
		return
	}
	this := prints{what: feed.Clean(e.Title), entries: []feed.Entry{e}}
	if m.screen == articleScreen && m.article.have {
		this.open = m.article.article
	}
	items := append(m.printItems(this), menuItem{name: textPrintStarred, do: m.printStarred})
	if m.hits.shown && len(m.hits.keys) > 0 {
		keys := m.hits.keys
		items = append(items, menuItem{name: textPrintHits(len(keys)), do: func() tea.Cmd {
			m.openPrintMany(textSearchTitle(m.hits.text), keys)
			return nil
		}})
	}
	m.openMenu(textPrintTitle(this.what), items...)
}

// printItems are the kinds of documents.
func (m *Model) printItems(p prints) []menuItem {
	as := func(f PrintForm) func() tea.Cmd {
		return func() tea.Cmd { p.form = f; return m.askToPrint(p) }
	}
	paper := menuItem{name: textPrintPaper, do: as(printPaper)}
	if err := m.opts.Printer.Prints(); err != nil {
		paper.note, paper.do = textPrintNotHere, func() tea.Cmd {
			m.tell(textNoDocument, explainPrinting(err), true)
			return nil
		}
	}
	return []menuItem{
		{textPrintPDF, textPrintPDFNote, as(PrintPDF)},
		{textPrintHTML, textPrintHTMLNote, as(PrintHTML)},
		{textPrintText, "", as(PrintText)},
		{textPrintMarkdown, "", as(PrintMarkdown)},
		paper,
	}
}

// openPrintMany shows what can be made of several notices.
func (m *Model) openPrintMany(what string, keys []feed.Key) {
	if len(keys) > maxPrint {
		m.message = message{textTooManyToPrint(len(keys), maxPrint), true}
		return
	}
	what = textPrintMany(what, len(keys))
	m.openMenu(textPrintTitle(what), m.printItems(prints{what: what, keys: keys})...)
}

// starredMsg are the notices with a star.
type starredMsg struct {
	task int
	keys []feed.Key
	err  error
}

func (m *Model) printStarred() tea.Cmd {
	ctx, id := m.printing.begin(m.ctx)
	s, now := m.opts.Store, m.now()
	return func() tea.Msg {
		msg := starredMsg{task: id}
		q, err := query.Parse(queryStarred, now)
		if err == nil {
			msg.keys, err = s.Search(ctx, q, feed.Newest)
		}
		msg.err = err
		return msg
	}
}

// queryStarred finds what has a star.
const queryStarred = "별"

func (m *Model) starredCame(msg starredMsg) tea.Cmd {
	switch {
	case !m.printing.finish(msg.task):
	case msg.err != nil:
		m.message = message{m.fail("find starred notices", msg.err), true}
	case len(msg.keys) == 0:
		m.message = message{textNoStarred, true}
	case m.screen == listScreen || m.screen == articleScreen:
		m.openPrintMany(textStar, msg.keys)
	}
	return nil
}

// askToPrint asks first if there are many.
func (m *Model) askToPrint(p prints) tea.Cmd {
	if p.count() >= askPrint {
		m.toPrint = p
		m.prompt.open(promptPrint, "")
		m.prompt.question = textPrintSure(p.count())
		return nil
	}
	return m.print(p)
}

// print makes the document, after the texts of several have been looked for.
func (m *Model) print(p prints) tea.Cmd {
	m.message.text = textPrinting
	if p.count() > 1 {
		return m.gather(gathering{prints: p})
	}
	return m.make(p)
}

// make makes it of what is kept.
func (m *Model) make(p prints) tea.Cmd {
	m.gathered = gathering{}
	m.message.text = textPrinting
	ctx, id := m.printing.begin(m.ctx)
	return printCmd(ctx, id, m.opts.Store, m.opts.Printer, m.list.status.Board.Name, p)
}

// printedMsg says that a document has been made or printed.
type printedMsg struct {
	task  int
	path  string // of the file; "" if it went to a printer
	short int    // notices of which only the list's text is there
	err   error
}

func printCmd(ctx context.Context, task int, s Store, to Printer, board string, p prints) tea.Cmd {
	return func() tea.Msg {
		msg := printedMsg{task: task}
		articles, short, err := p.articles(ctx, s)
		switch {
		case err != nil:
			msg.err = err
		case p.form == printPaper:
			msg.err = to.Print(ctx, board, articles)
		default:
			msg.path, msg.err = to.Save(ctx, board, articles, p.form)
		}
		msg.short = short
		return msg
	}
}

// articles are the notices with their texts: as they are kept, and for a single
// one that is not, from the board. It counts those of which there is only what
// the list says.
func (p prints) articles(ctx context.Context, s Store) (all []feed.Article, short int, err error) {
	entries, err := p.all(ctx, s)
	if err != nil {
		return nil, 0, err
	}
	if len(p.open.Body) > 0 && len(entries) == 1 {
		return []feed.Article{whole(entries[0], p.open)}, 0, nil
	}
	for _, e := range entries {
		a, err := s.Article(ctx, e.ID)
		if errors.Is(err, feed.ErrNotFound) && len(entries) == 1 {
			a, err = s.Fetch(ctx, e.Notice)
		}
		switch {
		case ctx.Err() != nil:
			return nil, 0, ctx.Err()
		case err == nil:
			all = append(all, whole(e, a))
		case e.Summary == "" && len(entries) == 1:
			return nil, 0, fmt.Errorf("read notice %s: %w", e.ID, err)
		default:
			all = append(all, summaryOf(e.Notice))
			short++
		}
	}
	return all, short, nil
}

// all are the notices as the list has them.
func (p prints) all(ctx context.Context, s Store) ([]feed.Entry, error) {
	if len(p.keys) == 0 {
		return p.entries, nil
	}
	found, err := s.Found(ctx, p.keys)
	if err != nil {
		return nil, fmt.Errorf("read %d notices: %w", len(p.keys), err)
	}
	entries := make([]feed.Entry, len(found))
	for i, f := range found {
		if f.Summary == "" {
			f.Summary = f.Text
		}
		entries[i] = f.Entry
	}
	return entries, nil
}

// whole is an article with what the list knows of it and its page leaves out.
func whole(e feed.Entry, a feed.Article) feed.Article {
	open := article{entry: e, article: a, have: true}
	a.Notice = open.notice()
	if a.Notice.URL == "" {
		a.Notice.URL = open.article.Notice.URL
	}
	return a
}

func (m *Model) printed(msg printedMsg) tea.Cmd {
	if !m.printing.finish(msg.task) {
		return nil
	}
	switch {
	case msg.err != nil:
		m.opts.Log.Warn("print", "error", msg.err)
		m.tell(textNoDocument, explainPrinting(msg.err), true)
	case msg.path == "":
		m.tell(textPrinted, joinSentences(textPrinted, textShort(msg.short)), false)
	default:
		m.tell(textSavedTitle, joinSentences(textSavedHere, textShort(msg.short)), false, msg.path)
	}
	return nil
}

func joinSentences(one, two string) string {
	if two == "" {
		return one
	}
	return one + " " + two
}

// explainPrinting says in a sentence why there is no document.
func explainPrinting(err error) string {
	var font *FontError
	if errors.As(err, &font) {
		return textBadFont(feed.Clean(font.Path), font.Unfit)
	}
	for _, e := range []struct {
		err  error
		says string
	}{
		{ErrNoFont, textNoFont}, {ErrFarPrinter, textFarPrinter}, {ErrNoPrinter, textNoPrinter},
		{ErrNotPrinted, textPrinterFail}, {ErrTooLong, textTooLong},
	} {
		if errors.Is(err, e.err) {
			return e.says
		}
	}
	var board *feed.Error
	if errors.As(err, &board) || errors.Is(err, context.Canceled) || errors.Is(err, feed.ErrNotFound) {
		return Explain(err)
	}
	return textNotSaved
}
