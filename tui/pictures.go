package tui

import (
	"context"
	"errors"
	"image"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/picture"
	"city/sosik/tui/screen"
)

// The pictures of an article: a poster is often all that a notice has to say.

// Pictures fetches the pictures of notices. A reader that has none says so.
type Pictures interface {
	// Picture returns a picture of a notice by its address, as it was kept or
	// from the board. ErrNoPicture says that it is none that can be drawn.
	Picture(ctx context.Context, n feed.Notice, address string) (image.Image, error)
}

// ErrNoPicture is a file that is no picture, or of a kind that is not known.
var ErrNoPicture = errors.New("no picture that can be drawn")

// Graphics is how a terminal shows pictures.
type Graphics int

// The ways: as cells of colour, or dot by dot where it has a protocol for that.
const (
	CellGraphics Graphics = iota
	KittyGraphics
	SixelGraphics
	NoGraphics // not at all
)

// maxDots is the longer side of a picture that is kept to be drawn: more than
// any terminal shows of it, and little enough to be drawn anew at each resize.
const maxDots = 1600

// gallery is the picture that is looked at, on a sheet over the article.
type gallery struct {
	number int         // which of the article's pictures, from 1
	img    image.Image // nil until it is there
	shown  drawing
	work   task // fetching it, or drawing it anew
}

// drawing is a picture made for a screen of some size.
type drawing struct {
	rows     []string        // cells, or as many empty rows
	graphics *screen.Picture // dots, over them
}

// openPictures shows what there is to look at in the open article.
func (m *Model) openPictures() tea.Cmd {
	n := m.underPreview()
	images := n.current().Images
	switch {
	case len(images) == 0 && !n.have:
		m.message.text = textPicturesUnknown
		return nil
	case len(images) == 0:
		m.message.text = textNoPictures
		return nil
	case !m.shows():
		m.message = message{textPicturesNowhere, true}
	}
	var items []menuItem
	files := make([]feed.Attachment, len(images))
	for i, img := range images {
		files[i] = feed.Attachment{URL: img.URL}
		if !m.shows() {
			continue
		}
		items = append(items, menuItem{textPicture(i+1, img.Alt), textPlace(img.URL), func() tea.Cmd { return m.look(i + 1) }})
	}
	if m.opts.Files != nil {
		items = append(items, menuItem{textSavePictures(len(images)), "", func() tea.Cmd { return m.saveFiles(files) }})
	}
	if len(items) > 0 {
		m.openMenu(textPicturesTitle(len(images)), items...)
	}
	return nil
}

// shows says that pictures can be looked at here.
func (m *Model) shows() bool { return m.opts.Pictures != nil && m.opts.Graphics != NoGraphics }

// look fetches a picture; the sheet that it will stand on says so meanwhile.
func (m *Model) look(number int) tea.Cmd {
	n := m.underPreview()
	img := n.current().Images[number-1]
	m.gallery = gallery{number: number, work: m.gallery.work}
	m.openSheet(textPicture(number, img.Alt), m.pictureRows)
	ctx, id := m.gallery.work.begin(m.ctx)
	return pictureCmd(ctx, id, m.opts.Pictures, n.notice(), img.URL, m.drawer())
}

// looking says that a picture is on the screen.
func (m *Model) looking() bool { return m.screen == sheetScreen && m.gallery.number > 0 }

// pictureRows are the rows of the sheet.
func (m *Model) pictureRows(width, _ int) []string {
	if m.gallery.img == nil && m.gallery.work.running() {
		if m.opts.Spoken {
			return m.metrics.Wrap(textPictureComes, width, 0) // L leaves it, as it does everything
		}
		return m.metrics.Wrap(textPictureComes+textPictureStop, width, 0)
	}
	return m.gallery.shown.rows
}

// drawer is how a picture is drawn on this screen as it is now.
func (m *Model) drawer() drawer {
	l, profile := m.articleLayout(), m.opts.Theme.Profile
	if !m.opts.Theme.colored() {
		profile = termenv.Ascii
	}
	return drawer{
		graphics: m.opts.Graphics, dots: m.dots,
		room: picture.Size{Columns: l.bar, Rows: l.rows}, at: screen.Point{Y: count(l.title)},
		look: picture.Look{Metrics: m.metrics, Profile: profile, Light: m.opts.Theme.Light, ASCII: m.opts.Theme.ASCII},
	}
}

// redraw draws the picture anew for a screen of another size.
func (m *Model) redraw() tea.Cmd {
	if m.gallery.number == 0 || m.gallery.img == nil {
		return nil
	}
	m.gallery.shown.graphics = nil
	ctx, id := m.gallery.work.begin(m.ctx)
	return drawCmd(ctx, id, m.gallery.img, m.drawer())
}

// pictureMsg is a picture, drawn.
type pictureMsg struct {
	task  int
	img   image.Image
	shown drawing
	err   error
}

func pictureCmd(ctx context.Context, task int, p Pictures, n feed.Notice, address string, d drawer) tea.Cmd {
	return func() tea.Msg {
		img, err := p.Picture(ctx, n, address)
		if err != nil {
			return pictureMsg{task: task, err: err}
		}
		return drawCmd(ctx, task, picture.Shrink(img, maxDots), d)()
	}
}

func drawCmd(ctx context.Context, task int, img image.Image, d drawer) tea.Cmd {
	return func() tea.Msg {
		msg := pictureMsg{task: task, img: img}
		if msg.err = ctx.Err(); msg.err == nil {
			msg.shown, msg.err = d.draw(img)
		}
		return msg
	}
}

func (m *Model) pictureCame(msg pictureMsg) {
	if !m.gallery.work.finish(msg.task) {
		return
	}
	if msg.err != nil {
		if m.looking() {
			m.screen = m.sheet.over
		}
		title := m.sheet.title
		m.gallery = gallery{work: m.gallery.work}
		why := textNoPicture
		if !errors.Is(msg.err, ErrNoPicture) {
			why = Explain(msg.err)
		}
		m.opts.Log.Warn("show a picture", "error", msg.err)
		m.filesFailed(why, title, why)
		return
	}
	m.gallery.img, m.gallery.shown = msg.img, msg.shown
}

// pictureKey takes a key over a picture, and says whether it was one for that.
func (m *Model) pictureKey(k tea.KeyMsg) (tea.Cmd, bool) {
	to := m.gallery.number
	switch {
	case key.Matches(k, m.keys.Back):
		m.gallery.work.abort()
		m.gallery = gallery{work: m.gallery.work}
		return nil, false // the sheet is left as any other
	case key.Matches(k, m.keys.Next):
		to++
	case key.Matches(k, m.keys.Previous):
		to--
	default:
		return nil, false
	}
	if n := len(m.underPreview().current().Images); to < 1 || to > n {
		m.message.text = textNoMorePictures
		return nil, true
	}
	m.screen = m.sheet.over
	return m.look(to), true
}

// drawer is all that drawing depends on.
type drawer struct {
	graphics Graphics
	dots     image.Point // of a cell; zero if the terminal does not tell
	room     picture.Size
	at       screen.Point
	look     picture.Look
}

func (d drawer) draw(img image.Image) (drawing, error) {
	dots := d.dots
	if dots.X <= 0 || dots.Y <= 0 || d.graphics == CellGraphics { // two colours are no more where a cell has more dots
		dots = picture.UsualCell
	}
	size := picture.Fit(img.Bounds().Size(), dots, d.room)
	out := drawing{rows: make([]string, size.Rows)}
	var err error
	switch d.graphics {
	case KittyGraphics:
		out.graphics = &screen.Picture{At: d.at}
		out.graphics.Show, out.graphics.Hide, err = picture.Kitty(img, size, dots)
	case SixelGraphics:
		out.graphics = &screen.Picture{At: d.at}
		out.graphics.Show, err = picture.Sixel(img, size, dots)
	default:
		out.rows = picture.Cells(img, size, d.look)
	}
	return out, err
}
