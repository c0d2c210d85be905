package tui

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// The reader without a screen: lines that are written one below the other, and a
// prompt at which a command is typed. It is for screen readers, for terminals
// that cannot be painted on, and for logs.
//
// It is another face of the same Model. What is typed becomes the keys and
// actions of the screen (plain_commands.go), the commands of the model run here
// instead of in Bubble Tea, and once all that a line has begun is done, what has
// changed on the screen is told (plain_show.go). The model knows nothing of it.

// Lines are what a reader without a screen reads and writes.
type Lines struct {
	In   io.Reader
	Out  io.Writer
	Size func() (width, height int) // of the terminal that shows Out; nil where there is none
	Echo bool                       // In is not typed at a terminal: what is read is written too
}

// How long whoever sits at a terminal is left without a word.
const (
	plainSlow     = 300 * time.Millisecond // then they are told that it takes a while
	plainPatience = 8 * time.Second        // then they may go on; the answer is told when it comes
)

// plain is a reader without a screen.
type plain struct {
	*Model
	ctx    context.Context
	lines  Lines
	out    lineWriter
	events chan plainEvent
	wanted chan struct{} // a line is to be read
	typed  chan typedLine

	turn    int         // counts the lines that were obeyed
	begun   int         // how many lines had been written when this one was
	pending map[int]int // commands that run, by the turn that they belong to
	slow    time.Duration

	said  []string       // sentences of the model that are still to be told
	after func() tea.Cmd // what is to be done when this turn's commands are through
	again bool           // show it even if nothing has changed
	shown plainView      // what was shown last
	read  plainView      // the article that was shown last
	row   string         // the line of the notice under the cursor, as it was told last
	from  int            // the first line of the open text that was written last
	next  int            // the first that has not been written
	rest  []string       // of a long answer, what has not been written

	syncing bool // a sync was under way when a command was last started
	tenth   int  // of it, as it was told last

	over     bool
	err      error
	panicked bool
}

// background is the turn of what nobody waits for.
const background = 0

// plainEvent is what a command of a turn brought back.
type plainEvent struct {
	turn int
	msg  tea.Msg
}

// laterMsg asks for a message after a time. Nobody waits for it.
type laterMsg struct {
	wait time.Duration
	then func(time.Time) tea.Msg
}

// RunPlain reads a board by lines and commands until the person leaves, what is
// read ends, or ctx does.
func RunPlain(ctx context.Context, o Options, l Lines) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return newPlain(ctx, o, l).session()
}

// session runs until it is over, and says what was wrong.
func (p *plain) session() (err error) {
	defer func() {
		if v := recover(); v != nil {
			p.broke(panicMsg{v, debug.Stack()})
			err = ErrPanic
		}
	}()
	go readLines(p.ctx, p.lines.In, p.wanted, p.typed)
	p.run()
	switch {
	case p.panicked:
		return ErrPanic
	case p.err != nil:
		return p.err
	case p.out.err != nil:
		return fmt.Errorf("write the lines of the reader: %w", p.out.err)
	}
	return nil
}

func newPlain(ctx context.Context, o Options, l Lines) *plain {
	o.Spoken, o.Notify, o.Hyperlinks, o.Clipboard, o.Mouse = true, false, false, false, false
	o.Keys = DefaultKeys() // no key is pressed here, but each stands for an action
	if l.Size == nil {
		o.ArticleWidth = 0 // a line of the text is a line of the output
	}
	p := &plain{
		Model: New(ctx, o), ctx: ctx, lines: l, out: lineWriter{w: l.Out, m: o.Metrics},
		events: make(chan plainEvent), wanted: make(chan struct{}), typed: make(chan typedLine),
		pending: map[int]int{}, slow: plainSlow,
	}
	p.tick = func(wait time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		return say(laterMsg{wait, then})
	}
	return p
}

// run is a whole session.
func (p *plain) run() {
	p.start(p.resize(), background)
	p.hear()
	p.out.line(textPlainWelcome)
	p.start(p.Init(), background)
	p.wait(p.arrivedHere)
	p.again = true
	p.tell()
	for !p.over && p.out.err == nil {
		line, ok := p.ask()
		if p.over {
			break
		}
		if !ok {
			p.turn++
			p.start(p.quit(), p.turn)
			p.wait(func() bool { return p.over })
			break
		}
		p.obeyLine(line)
	}
}

// obeyLine does what a line says, waits for what comes of it, and tells it.
func (p *plain) obeyLine(line string) {
	p.begun = p.out.lines
	p.turn++
	p.message = message{}
	p.after, p.again = nil, false
	p.start(p.resize(), p.turn)
	p.start(p.obey(line), p.turn)
	p.hear()
	p.wait(p.through)
	for p.after != nil && !p.over {
		then := p.after
		p.after = nil
		p.start(then(), p.turn)
		p.hear()
		p.wait(p.through)
	}
	if !p.over {
		p.tell()
	}
	if p.out.lines == p.begun && !p.prompt.active() && !p.over {
		p.out.line(textPlainNothing)
	}
}

// through says that nothing of this turn is under way.
func (p *plain) through() bool { return p.pending[p.turn] == 0 }

// arrivedHere says that there is something to show at the start: what is kept or,
// where nothing is or nobody sits there waiting, what the board answers.
func (p *plain) arrivedHere() bool {
	for _, t := range []*task{&p.loading, &p.filling, &p.finding, &p.searching, &p.loadingHits, &p.article.work, &p.article.render} {
		if t.running() {
			return false
		}
	}
	if p.blank() || !p.interactive() {
		return !p.refreshing.running()
	}
	return p.list.loaded
}

// interactive says that a person sits at a terminal.
func (p *plain) interactive() bool { return p.lines.Size != nil && !p.lines.Echo }

// start runs a command, and what follows from it in the same turn. A sync is
// waited for only where nobody sits who could do something else meanwhile.
func (p *plain) start(cmd tea.Cmd, turn int) {
	if running := p.sync.running(); running != p.syncing {
		p.syncing = running
		if running && p.interactive() {
			turn = background
		}
	}
	if cmd == nil {
		return
	}
	p.pending[turn]++
	cmd = guard(cmd)
	go func() {
		msg := cmd()
		select {
		case p.events <- plainEvent{turn, msg}:
		case <-p.ctx.Done():
		}
	}()
}

// wait takes what commands bring back until it is done.
func (p *plain) wait(done func() bool) {
	slow, patience := time.NewTimer(p.slow), time.NewTimer(plainPatience)
	defer slow.Stop()
	defer patience.Stop()
	for !p.over && !done() {
		select {
		case e := <-p.events:
			p.handle(e)
			p.tellProgress()
		case <-slow.C:
			p.out.line(textPlainWaiting)
		case <-patience.C:
			if p.interactive() {
				p.out.line(textPlainGoOn)
				return
			}
		case <-p.ctx.Done():
			p.over = true
		}
	}
}

// handle takes what a command brought back.
func (p *plain) handle(e plainEvent) {
	switch msg := e.msg.(type) {
	case nil, suspendMsg, notifyMsg: // there is nothing to stop, and news are told in any case
	case tea.QuitMsg:
		p.over = true
	case tea.BatchMsg:
		for _, c := range msg {
			p.start(c, e.turn)
		}
	case panicMsg:
		p.broke(msg)
	case laterMsg:
		p.later(msg)
	case redrawMsg:
		p.again = true
	default:
		_, cmd := p.Update(msg)
		p.start(cmd, e.turn)
		p.hear()
	}
	if p.pending[e.turn]--; p.pending[e.turn] == 0 {
		delete(p.pending, e.turn)
	}
}

// later sends a message after a time.
func (p *plain) later(msg laterMsg) {
	p.start(func() tea.Msg {
		t := time.NewTimer(msg.wait)
		defer t.Stop()
		select {
		case now := <-t.C:
			return msg.then(now)
		case <-p.ctx.Done():
			return nil
		}
	}, background)
}

// hear takes what the model has to say, to be told between two prompts.
func (p *plain) hear() {
	if text := p.message.text; text != "" {
		p.message = message{}
		if n := len(p.said); n == 0 || p.said[n-1] != text {
			p.said = append(p.said, text)
		}
	}
}

func (p *plain) broke(m panicMsg) {
	p.panicked, p.over = true, true
	p.opts.Log.Error("panic", "value", fmt.Sprint(m.value), "stack", string(m.stack))
}

// ask writes the prompt and reads a line. It is not ok where there is no more.
func (p *plain) ask() (line string, ok bool) {
	p.out.prompt(p.question())
	select {
	case p.wanted <- struct{}{}:
	case <-p.ctx.Done():
	}
	for !p.over {
		select {
		case e := <-p.events:
			p.handle(e)
		case t := <-p.typed:
			if p.lines.Echo || !t.ok {
				p.out.line(t.text) // at a terminal Enter has ended the line
			}
			if t.err != nil {
				p.opts.Log.Warn("read a command", "error", t.err)
			}
			return t.text, t.ok
		case <-p.ctx.Done():
			p.out.line("")
			p.over = true
		}
	}
	return "", false
}

// The size that is assumed where there is no terminal: lines are not broken, and
// a page of the list has as many notices as two of most boards.
const (
	plainWide = 1 << 16
	plainRows = 20
)

// resize tells the model how many notices make a page, if that has changed. A line takes two rows on
// a narrow terminal, and the header, news and the prompt some more.
func (p *plain) resize() tea.Cmd {
	width, rows := plainWide, plainRows
	if p.lines.Size != nil {
		var height int
		if width, height = p.lines.Size(); width <= 0 || height <= 0 {
			width, height = 80, 24
		}
		if rows = height - 4; width < 120 {
			rows /= 2
		}
	}
	p.out.width = rowWidth(width)
	height := max(rows, 1) + count(true, true, true) // and what surrounds a list on the screen
	if width == p.width && height == p.height {
		return nil
	}
	_, cmd := p.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return cmd
}

// room is how many lines of a text make a page, with what has been written above
// it since the prompt; all where there is no terminal.
func (p *plain) room() int {
	if p.lines.Size == nil {
		return plainWide
	}
	_, height := p.lines.Size()
	if height <= 0 {
		height = 24
	}
	return max(height-2-(p.out.lines-p.begun), 1)
}
