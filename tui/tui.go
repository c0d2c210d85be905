package tui

import (
	"context"
	"image"
	"log/slog"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/feed/hangul"
	"city/sosik/tui/cell"
	"city/sosik/tui/find"
	"city/sosik/tui/keyboard"
	"city/sosik/tui/prose"
)

// Options are what a reader is made of. All of them belong to one person at one
// terminal.
type Options struct {
	Store Store

	// Demo starts the demo board, for a person whose own board cannot be
	// reached. It is nil where there is none to offer.
	Demo func(context.Context) (Store, error)

	// Files fetches the files of the notices of whichever of the two boards is
	// open. It is nil where there is no place to put any.
	Files Files

	// Pictures fetches the pictures of the notices likewise. It is nil where
	// there is nothing to show them on.
	Pictures Pictures
	Graphics Graphics // how the terminal shows them

	// Open has the person's own system open an address: of the web, of a mailbox
	// or a telephone. It is nil where that would be another machine's, as over SSH.
	Open func(ctx context.Context, address string) error

	// Printer makes documents. It is nil where nothing can be written.
	Printer Printer

	Keys         KeyMap
	Metrics      cell.Metrics
	Theme        Theme
	ArticleWidth int             // the most cells a line of an article has; 0: the terminal's width
	Interval     time.Duration   // how often to look for new notices; 0: never
	NewFor       time.Duration   // how long a notice is shown as new
	Greeting     string          // what to say first, e.g. that the cache was damaged
	Warning      string          // what to say always, e.g. that certificates are not verified
	Mouse        bool            // clicks and the wheel count
	Notify       bool            // the terminal knows how to tell of news (OSC 9)
	Wrap         cell.Wrapping   // where the lines of an article are broken
	Hyperlinks   bool            // the terminal knows links (OSC 8)
	Facts        bool            // show what is found in the text of an article above it
	Clipboard    bool            // the terminal may be asked to copy (OSC 52)
	NoClipboard  bool            // because the person does not want it
	Changes      <-chan struct{} // receives when someone else has written to the cache; may be nil
	Now          func() time.Time
	Log          *slog.Logger

	// Spoken says that lines are heard, or read one after the other: nothing is
	// only drawn.
	Spoken bool
}

// screenID says which screen has the keys.
type screenID int

const (
	listScreen screenID = iota
	articleScreen
	helpScreen
	viewsScreen
	menuScreen
	sheetScreen
)

// Model is the reader. Its Update only routes: to the handler of a result, to
// what a key means, and so to one of the screens.
type Model struct {
	ctx                  context.Context
	opts                 Options
	keys                 KeyMap
	styles               styles
	metrics              cell.Metrics
	looks, selectedLooks find.Looks // of what was found

	width, height int
	dots          image.Point // of a cell; zero where the terminal does not tell
	screen        screenID
	helpOver      screenID // the screen under the help

	list    list
	hits    hits
	before  hits // what was shown when a search was begun
	article article
	views   views
	menu    menu
	sheet   sheet
	gallery gallery
	help    pane
	prompt  prompt
	message message
	changes []change // the last ones, to be undone

	tick                             func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but in tests
	board                            int                                                  // counts the boards that were open, so that old timers are known
	loading                          task
	filling                          task
	refreshing                       task
	finding                          task
	printing, mailing                task
	toPrint                          prints // what it is asked whether to print
	gathered                         gathering
	searching, loadingHits, indexing task
	visiting                         task // handing an address to the system
	sync                             syncing
	reads, saves                     fetching         // files to be read, and to be saved
	sizes                            map[string]int64 // of files, by fileKey, that were learned when they were fetched
	restoring                        stand            // what is still to be opened again after the line broke
	kept                             stand            // the place that was kept last
	saving                           bool             // it is about to be kept
	showFacts                        bool             // above the text of articles
	opening                          bool             // open the notice under the cursor as soon as its row is there

	offline error // why the last refresh failed; nil after one that worked
	early   early // keys that came before there was a list for them
	hangul  bool  // the last letter came through the Korean input method

	overtaken bool // the board has answered before the first rows came
}

// message is what the status line says until the next key.
type message struct {
	text  string
	alert bool
}

// New returns a reader of a board. Everything it starts ends with ctx.
func New(ctx context.Context, o Options) *Model {
	m := &Model{ctx: ctx, opts: o, keys: o.Keys, styles: newStyles(o.Theme), metrics: o.Metrics, tick: tea.Tick, showFacts: o.Facts, sizes: make(map[string]int64)}
	m.looks = find.Looks{Match: find.NewLook(m.styles.hit), Current: find.NewLook(m.styles.here)}
	m.selectedLooks = find.Looks{Match: find.Unreverse(m.looks.Match)}
	m.list.status.Total = feed.Unknown
	m.list.resize(1)
	m.hits.resize(1)
	m.views.resize(1)
	m.menu.resize(1)
	if o.Greeting != "" {
		m.message = message{o.Greeting, true}
	}
	return m
}

// Init reads the cache and asks the board for news.
func (m *Model) Init() tea.Cmd {
	ctx, id := m.loading.begin(m.ctx)
	return tea.Batch(arriveCmd(ctx, id, m.opts.Store, m.list.anchor(), m.list.size), m.refresh(false),
		m.checkLater(), changesCmd(m.ctx, m.board, m.opts.Changes))
}

// Update takes a message: a size, a result, a key.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		cmd = m.resized(msg)
	case tea.KeyMsg:
		cmd = m.pressed(msg)
	case tea.MouseMsg:
		cmd = m.moused(msg)
	case saveMsg:
		return m, m.save(msg)
	case savedMsg:
		m.saved(msg)
		return m, nil
	case placeMsg:
		m.placeKept(msg)
		return m, nil
	default:
		cmd = m.came(msg)
	}
	return m, tea.Batch(cmd, m.pressedEarly(), m.keepPlace())
}

// came takes the result of a command.
func (m *Model) came(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case arrivedMsg:
		return m.arrived(msg)
	case loadedMsg:
		return m.loaded(msg)
	case filledMsg:
		return m.filled(msg)
	case refreshedMsg:
		return m.refreshed(msg)
	case checkMsg:
		return m.check(msg)
	case changedMsg:
		return m.changed(msg)
	case articleMsg:
		return m.articleCame(msg)
	case renderedMsg:
		return m.rendered(msg)
	case markedMsg:
		return m.marked(msg)
	case foundMsg:
		return m.found(msg)
	case demoMsg:
		return m.demoStarted(msg)
	case arrivalMsg:
		return m.cameFurther(msg)
	case fileReadMsg:
		return m.fileRead(msg)
	case filesSavedMsg:
		return m.filesSaved(msg)
	}
	return m.archiveCame(msg)
}

// archiveCame takes the result of a command that has to do with the archive.
func (m *Model) archiveCame(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case searchedMsg:
		return m.searched(msg)
	case hitsMsg:
		return m.hitsCame(msg)
	case indexedMsg:
		return m.indexed(msg)
	case markedAllMsg:
		return m.markedAll(msg)
	case unreadMsg:
		return m.unreadCame(msg)
	case viewsMsg:
		return m.viewsCame(msg)
	case searchSavedMsg:
		return m.searchSaved(msg)
	case announcedMsg:
		return m.announced(msg)
	case progressMsg:
		return m.progressed(msg)
	case syncedMsg:
		return m.synced(msg)
	case versionsMsg:
		return m.versionsCame(msg)
	case visitedMsg:
		return m.visited(msg)
	case factsMsg:
		return m.factsCame(msg)
	case copiedMsg:
		m.copied(msg)
	case mailedMsg:
		return m.mailed(msg)
	case authorMsg:
		return m.authorCame(msg)
	case starredMsg:
		return m.starredCame(msg)
	case gatheredMsg:
		return m.gatheredCame(msg)
	case printedMsg:
		return m.printed(msg)
	case pictureMsg:
		m.pictureCame(msg)
	}
	return nil
}

// pressed takes keys: one message may hold several, when they are repeated fast
// or when a syllable stands for more than one.
func (m *Model) pressed(msg tea.KeyMsg) tea.Cmd {
	m.message = message{}
	var cmds []tea.Cmd
	for _, one := range single(msg) {
		if m.waits(one) {
			continue
		}
		keys := keyboard.Keys(one)
		for _, k := range keys {
			m.hangul = k.Hangul || m.hangul && !letter(k.KeyMsg)
		}
		if m.typing() {
			cmds = append(cmds, m.promptKey(one))
			continue
		}
		for _, k := range keys {
			if m.typing() { // the first letter of the syllable has opened it
				cmds = append(cmds, m.promptKey(jamo(k.KeyMsg)))
				continue
			}
			cmds = append(cmds, m.key(k.KeyMsg))
		}
	}
	return tea.Batch(cmds...)
}

// single takes a message of several keys apart, since the first may open a
// prompt that takes the others as text. A paste stays whole. Alt-q is Esc and q
// that came in one read, as over a slow line: no key here has Alt.
func single(msg tea.KeyMsg) []tea.KeyMsg {
	var keys []tea.KeyMsg
	if msg.Alt {
		keys, msg.Alt = append(keys, tea.KeyMsg{Type: tea.KeyEsc}), false
	}
	if msg.Type != tea.KeyRunes || msg.Paste {
		return append(keys, msg)
	}
	for _, r := range msg.Runes {
		keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	return keys
}

// jamo is what the input method makes of a letter key alone.
func jamo(k tea.KeyMsg) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(hangul.Compose(string(k.Runes)))}
}

// letter says that a key is one of those that the input method takes, so that
// when it comes as itself, the input method is off.
func letter(k tea.KeyMsg) bool {
	return k.Type == tea.KeyRunes && len(k.Runes) == 1 && unicode.IsLetter(k.Runes[0])
}

// resized lays everything out for another size. The list keeps its notice, the
// article its place.
func (m *Model) resized(msg tea.WindowSizeMsg) tea.Cmd {
	m.width, m.height = msg.Width, msg.Height
	m.list.resize(m.listLayout().rows)
	m.hits.resize(m.hitLayout().hits)
	m.views.resize(m.articleLayout().rows)
	m.menu.resize(m.articleLayout().rows)
	m.help.scroll(0, len(m.helpRows()), m.articleLayout().rows)
	if m.sheet.set != nil {
		m.sheet.scroll(0, len(m.sheetLines()), m.articleLayout().rows)
	}
	cmd := tea.Batch(m.ensure(), m.redraw())
	if m.reading() {
		cmd = tea.Batch(cmd, m.rerender())
	}
	return cmd
}

// now is the time, as the options tell it.
func (m *Model) now() time.Time { return m.opts.Now() }

// proseOptions say how an article is set on this terminal.
func (m *Model) proseOptions() prose.Options {
	return prose.Options{
		Spoken: m.opts.Spoken,

		Width:      m.articleLayout().width,
		Metrics:    m.metrics,
		Wrap:       m.opts.Wrap,
		Style:      m.opts.Theme.prose(),
		Hyperlinks: m.opts.Hyperlinks,
	}
}

// fail logs a failure whole and returns what staff are told.
func (m *Model) fail(what string, err error) string {
	m.opts.Log.Warn(what, "error", err)
	return Explain(err)
}
