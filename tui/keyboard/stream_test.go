package keyboard

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

// decoder is Bubble Tea, to see what it makes of what the splitter lets through.
type decoder struct {
	input *io.PipeWriter
	msgs  chan tea.Msg
}

func (d *decoder) Init() tea.Cmd { return nil }
func (d *decoder) View() string  { return "" }
func (d *decoder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg:
		d.msgs <- msg
	}
	return d, nil
}

func newDecoder(tb testing.TB) *decoder {
	tb.Helper()
	r, w := io.Pipe()
	d := &decoder{w, make(chan tea.Msg)}
	p := tea.NewProgram(d, tea.WithInput(r), tea.WithOutput(io.Discard), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	ended := make(chan error)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	tb.Cleanup(func() {
		p.Quit()
		if err := <-ended; err != nil {
			tb.Error(err)
		}
		_ = r.Close() // a pipe has nothing to lose
	})
	return d
}

// end is a key that no test presses: all before it has been taken when it comes.
const end = "\x1b[34~" // F20

// hears returns the names of the keys that arrive of these chunks, and clicks.
func (d *decoder) hears(tb testing.TB, chunks []string) []string {
	tb.Helper()
	go func() {
		for _, batch := range append(through(chunks...), end) {
			_, _ = io.WriteString(d.input, batch) // an error leaves the test waiting
		}
	}()
	names := []string{}
	for msg := range d.msgs {
		switch msg := msg.(type) {
		case tea.MouseMsg:
			names = append(names, fmt.Sprintf("mouse %d,%d %d", msg.X, msg.Y, msg.Button))
		case tea.KeyMsg:
			if msg.Type == tea.KeyF20 {
				return names
			}
			if msg.Paste {
				names = append(names, "paste "+string(msg.Runes))
				continue
			}
			if msg.Alt {
				names = append(names, "esc")
				msg.Alt = false
			}
			for _, k := range Keys(msg) {
				names = append(names, k.String())
			}
		}
	}
	return names
}

// said is what terminals say of themselves, none of it typed by anyone.
func said() []string {
	return []string{
		"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b]10;rgba:0000/0000/0000/ffff\x1b\\", // colours
		"\x1b]52;c;cXE6cQ==\a", "\x1b]52;c;\x1b\\", "\x1b]4;1;rgb:qq/qq/qq\x1b\\", // the clipboard, the palette
		"\x1b[?64;1;9;15;22c", "\x1b[>41;330;0c", "\x1b[=0c", // what kind it is
		"\x1b[24;80R", "\x1b[?24;80R", "\x1b[2;3R", // the cursor
		"\x1b[0n", "\x1b[?997;1n", "\x1b[I", "\x1b[O", // how it is, its colours have changed, focus
		"\x1b[?2026;2$y", "\x1b[4;2$y", "\x1b[?1u", "\x1b[?0u", // modes, kitty's keyboard
		"\x1b[8;24;80t", "\x1b[4;600;800t", "\x1b]lq\x1b\\", "\x1b]Lq\x1b\\", // the window
		"\x1bP>|XTerm(379)\x1b\\", "\x1bP!|00000000\x1b\\", "\x1bP1$r0m\x1b\\", "\x1bP1+r436f=323536\x1b\\",
		"\x1b_Gi=1;OK\x1b\\", "\x1b_Gi=1;ENOENT:q\x1b\\", // pictures
		"\x1b[<0;3M", "\x1b[M qq", "\x1b[<0;99999999;4M", // a mouse that we did not ask for
	}
}

// typed is what people type, each with the keys that it stands for.
func typed() map[string]string {
	return map[string]string{
		"j": "j", "q": "q", "Q": "Q", "1": "1", ";": ";", "[": "[", "]": "]", "ㅓ": "j", "ㅃ": "Q", "허": "g j", "ㅘ": "h k", "값": "r k q t",
		"\r": "enter", "\x03": "ctrl+c", "\x7f": "backspace", "\t": "tab", " ": " ", "🎉": "🎉",
		"\x1b[A": "up", "\x1bOB": "down", "\x1b[5~": "pgup", "\x1b[15~": "f5", "\x1bOP": "f1", "\x1b[1;2R": "f15", "\x1b[Z": "shift+tab", "\x1b[3~": "delete",
		"\x1b[99;5u": "ctrl+c", "\x1b[12627::106u": "j", "\x1b[27;5;100~": "ctrl+d", "\x1bOk": "+",
		"\x1b[<0;3;4M": "mouse 2,3 1", "\x1b[<64;10;20M": "mouse 9,19 4", "\x1b[200~q\x03\r\x1b[201~": "paste q\x03\r",
	}
}

// plan is a row of what is said and typed, with how it is cut into reads and
// where the line stalls.
type plan struct {
	chunks []string
	want   []string
	escs   bool // a stall may have made an Escape of what was begun
}

// newPlan makes one of bytes: which piece, and how it is torn.
func newPlan(seed []byte) plan {
	said, typed := said(), typed()
	keys := slices.Sorted(maps.Keys(typed)) // a seed must always make the same
	var p plan
	cut := func(piece string, by byte, stall bool) {
		if at := int(by) % (len(piece) + 1); at > 0 && at < len(piece) {
			p.chunks = append(p.chunks, piece[:at])
			if stall && at != 2 { // Esc and a bracket may also be two keys
				p.chunks = append(p.chunks, late)
				p.escs = p.escs || at == 1
			}
			piece = piece[at:]
		}
		p.chunks = append(p.chunks, piece)
	}
	for len(seed) > 1 {
		what, by := seed[0], seed[1]
		seed = seed[2:]
		if what&1 == 0 {
			cut(said[int(what>>1)%len(said)], by, by&1 == 0)
			continue
		}
		k := keys[int(what>>1)%len(keys)]
		cut(k, by, false)
		p.want = append(p.want, separate(typed[k])...)
	}
	// What comes together in one read is as likely.
	for i := len(p.chunks) - 1; i > 0; i-- {
		if len(p.chunks[i])%3 == 0 && p.chunks[i] != late && p.chunks[i-1] != late && !strings.HasSuffix(p.chunks[i-1], "\x1b") {
			p.chunks[i-1] += p.chunks[i]
			p.chunks = append(p.chunks[:i], p.chunks[i+1:]...)
		}
	}
	return p
}

// separate are the names in a row of them; a paste and a click are one.
func separate(names string) []string {
	if names == " " || strings.HasPrefix(names, "paste") || strings.HasPrefix(names, "mouse") {
		return []string{names}
	}
	return strings.Fields(names)
}

// check compares what arrives with what was typed.
func (p plan) check(t *testing.T, d *decoder) {
	t.Helper()
	got := d.hears(t, p.chunks)
	if p.escs {
		got = slices.DeleteFunc(got, func(k string) bool { return k == "esc" })
	}
	if want := append([]string{}, p.want...); !cmp.Equal(want, got) {
		t.Errorf("of %q arrive\n%q, want\n%q", p.chunks, got, want)
	}
}

// Whatever the terminal says among the keys, whatever the cutting into reads,
// and where the line stalls once within a reply: nothing but the keys acts.
func FuzzNothingButKeysActs(f *testing.F) {
	f.Add([]byte{1, 0, 2, 3, 5, 9, 8, 2})
	f.Add([]byte{0, 2, 4, 4, 7, 1, 12, 6, 255, 254, 30, 5, 33, 8})
	d := newDecoder(f)
	f.Fuzz(func(t *testing.T, seed []byte) { newPlan(seed).check(t, d) })
}

func TestNothingButKeysActs(t *testing.T) {
	d := newDecoder(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		seed := make([]byte, 2+random.IntN(20))
		for i := range seed {
			seed[i] = byte(random.Uint32())
		}
		newPlan(seed).check(t, d)
		if t.Failed() {
			break
		}
	}
}
