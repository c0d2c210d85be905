package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/feed"
	"city/sosik/tui"
	"city/sosik/tui/keyboard"
	"city/sosik/tui/screen"
)

// listenToKeys shows what arrives when keys are pressed, and what the reader
// makes of it, beginning with what has been typed already.
func (x *examination) listenToKeys(ctx context.Context, in, out *os.File) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var program *tea.Program
	ready := make(chan struct{}) // closed when there is a program
	l, err := screen.Listen(in, out, x.probe.Typed, func(b []byte) {
		select {
		case <-ready: // what arrives is told before the keys that it is
			program.Send(arrivedMsg(append([]byte(nil), b...)))
		case <-ctx.Done():
		}
	})
	if err != nil {
		return &saidError{saysNoScreen, err}
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	defer cancel() // before Close, which waits for whoever reads
	model := &keyTest{print: l.Println, keys: listKeys(x.keys)}
	model.tell(x.newReport(true), "\n"+headKeys, keysIntro, keysEnd)
	program = tea.NewProgram(model, tea.WithContext(ctx), tea.WithInput(l.Input()), tea.WithOutput(io.Discard),
		tea.WithoutRenderer(), tea.WithoutSignalHandler())
	close(ready)
	_, err = program.Run()
	model.tell(x.newReport(true), "", saysKeys(model.latin, model.hangul, model.other))
	switch {
	case model.failed != nil:
		return model.failed
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return err
}

// arrivedMsg is bytes that came from the terminal. It comes before the messages
// of the keys that they are.
type arrivedMsg []byte

// keyTest is the model of the part about the keyboard. It draws nothing: what it
// has to say is printed below what stands there.
type keyTest struct {
	print  func(string) error
	failed error // of printing
	keys   []tui.Key

	latin, hangul, other int
	escapes              int // Escape so many times in a row
}

// Init implements tea.Model.
func (*keyTest) Init() tea.Cmd { return nil }

// View implements tea.Model. Nothing is drawn from it.
func (*keyTest) View() string { return "" }

// Update implements tea.Model.
func (t *keyTest) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case arrivedMsg:
		t.say(saysArrived(inHex(msg), inWords(msg)))
	case tea.KeyMsg:
		t.pressed(msg)
	}
	if t.failed != nil || t.escapes >= 2 {
		return t, tea.Quit
	}
	return t, nil
}

// pressed tells what the reader makes of a message of keys.
func (t *keyTest) pressed(msg tea.KeyMsg) {
	if msg.Paste {
		t.escapes = 0
		t.other++
		t.say(saysKey(keysPaste, feed.Clean(string(msg.Runes))))
		return
	}
	if msg.Type != tea.KeyRunes {
		t.key(msg)
		return
	}
	for _, r := range msg.Runes { // one by one, so that each is told with the letter it came as
		t.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt})
	}
}

func (t *keyTest) key(msg tea.KeyMsg) {
	switch msg.Type {
	case tea.KeyCtrlC:
		t.escapes = 2
	case tea.KeyEsc:
		t.escapes++
	default:
		t.escapes = 0
	}
	for _, k := range keyboard.Keys(msg) {
		name := feed.Clean(keyboard.Name(k.String()))
		switch {
		case k.Hangul:
			t.hangul++
			t.say(saysHangulKey(name, feed.Clean(string(msg.Runes)), t.does(k)))
			continue
		case k.Type == tea.KeyRunes:
			t.latin++
		default:
			t.other++
		}
		t.say(saysKey(name, t.does(k)))
	}
}

// does is what a key does in the list.
func (t *keyTest) does(k keyboard.Key) string {
	for _, action := range t.keys {
		if key.Matches(k, action.Binding) {
			return action.Help().Desc
		}
	}
	return ""
}

// listKeys are the keys of the list and those that are the same everywhere.
func listKeys(k tui.KeyMap) []tui.Key {
	groups := k.Groups()
	return append(append([]tui.Key(nil), groups[0].Keys...), groups[len(groups)-1].Keys...)
}

// tell prints sentences under a head, wrapped for the terminal.
func (t *keyTest) tell(r *doctorReport, head string, sentences ...string) {
	if head != "" {
		r.line(head)
	}
	for _, s := range sentences {
		r.item("", s)
	}
	for line := range strings.Lines(r.String()) {
		t.say(strings.TrimSuffix(line, "\n"))
	}
}

func (t *keyTest) say(line string) {
	if t.failed == nil {
		t.failed = t.print(line)
	}
}

// The most bytes of a paste that are shown.
const mostBytes = 24

func inHex(b []byte) string {
	more := ""
	if len(b) > mostBytes {
		b, more = b[:mostBytes], " ..."
	}
	return strings.TrimSuffix(fmt.Sprintf("% x", b), " ") + more
}

// inWords writes bytes so that a person can read them: ESC [ A, ^C, ㅓ.
func inWords(b []byte) string {
	more := ""
	if len(b) > mostBytes {
		b, more = b[:mostBytes], " ..."
	}
	var parts []string
	for _, r := range strings.ToValidUTF8(string(b), "\ufffd") {
		switch {
		case r == 0x1b:
			parts = append(parts, "ESC")
		case r == ' ':
			parts = append(parts, "SP")
		case r < ' ':
			parts = append(parts, "^"+string(r+'@'))
		case r == 0x7f:
			parts = append(parts, "DEL")
		default:
			if shown := feed.Clean(string(r)); shown != "" {
				parts = append(parts, shown)
			} else {
				parts = append(parts, fmt.Sprintf("%U", r))
			}
		}
	}
	return strings.Join(parts, " ") + more
}
