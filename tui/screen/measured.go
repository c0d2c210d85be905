package screen

import "city/sosik/tui/cell"

// Painter makes of frames the bytes that a Screen would write for them, on no
// terminal at all: for tests that play them into an emulator, and for measuring
// how many there are.
type Painter struct{ painter painter }

// NewPainter returns a painter for a terminal of a size that draws as m says.
// The terminal has to be entered first.
func NewPainter(m cell.Metrics, width, height int) *Painter {
	p := &Painter{painter{metrics: m}}
	p.Resize(width, height)
	return p
}

// Enter is what takes a terminal over before the first frame.
func (p *Painter) Enter() string { return enter(Options{}) }

// Leave is what gives the terminal back.
func (p *Painter) Leave() string { return leave(Options{}, p.painter.titled) }

// Resize says that the terminal has another size and may show anything.
func (p *Painter) Resize(width, height int) { p.painter.forget(width, height) }

// Paint returns what is written to show f after the frame before it. The bytes
// are valid until the next call.
func (p *Painter) Paint(f Frame) []byte { return p.painter.paint(f) }
