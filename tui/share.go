package tui

import (
	"context"
	"net/url"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/qr"
)

// Taking a notice out of the terminal: to the clipboard, to a telephone, into a
// mail. Whether a terminal has obeyed is never known, so each text is also shown,
// to be selected by hand.

// pointed is the notice that a key is about: the open one, or the one under the
// cursor.
func (m *Model) pointed() (feed.Entry, bool) {
	if m.screen != articleScreen {
		return m.selected()
	}
	e := m.article.entry
	e.Notice = m.article.notice()
	if e.URL == "" {
		e.URL = m.article.article.Notice.URL
	}
	return e, true
}

// takesOut says that a key takes the notice out of the terminal.
func (m *Model) takesOut(k tea.KeyMsg) bool {
	return key.Matches(k, m.keys.Share, m.keys.CopyAddress, m.keys.Print)
}

// takeOut does what such a key is for.
func (m *Model) takeOut(k tea.KeyMsg) tea.Cmd {
	e, ok := m.pointed()
	switch {
	case !ok:
		m.message = message{textNoNotice, true}
	case key.Matches(k, m.keys.CopyAddress):
		return m.copyAddress(e.Notice)
	case key.Matches(k, m.keys.Print):
		m.openPrint(e)
	default:
		m.openShare(e.Notice)
	}
	return nil
}

// openShare shows what can be done with a notice.
func (m *Model) openShare(n feed.Notice) {
	title := feed.Clean(n.Title)
	text := func(name, what string) func() tea.Cmd {
		return func() tea.Cmd { return m.handOver(name, what) }
	}
	address := text(textShareAddress, n.URL)
	code := func() tea.Cmd { m.showCode(n.URL); return nil }
	if n.URL == "" {
		address = m.refuse(textNoAddressHere)
		code = address
	}
	mail := textMailShown
	if m.opts.Open != nil {
		mail = textMailOpened
	}
	m.openMenu(textShareTitle(title),
		menuItem{textShareAddress, n.URL, address},
		menuItem{textShareBoth, "", text(textShareBoth, strings.TrimSpace(title+"\n"+n.URL))},
		menuItem{textShareCitation, "", m.withAuthor(n, m.cite)},
		menuItem{textShareCode, textShareCodeNote, code},
		menuItem{textShareMail, mail, m.withAuthor(n, m.mail)})
}

// refuse says why something cannot be done.
func (m *Model) refuse(why string) func() tea.Cmd {
	return func() tea.Cmd {
		m.message = message{why, true}
		return nil
	}
}

// copyMsg has the terminal copy a text.
type copyMsg struct{ text string }

// copiedMsg says whether the terminal was sent what to copy.
type copiedMsg struct{ sent bool }

func (m *Model) copied(msg copiedMsg) {
	if !msg.sent {
		m.message = message{textNotCopied, true}
	}
}

// handOver has the terminal copy a text, and shows it as well. Each line of it
// can be selected as one.
func (m *Model) handOver(title, text string) tea.Cmd { return m.handOverSince("", title, text) }

// handOverSince is handOver with a reason for it before what is said of it.
func (m *Model) handOverSince(reason, title, text string) tea.Cmd {
	why := textSelect
	var cmd tea.Cmd
	if m.opts.NoClipboard {
		why = textSelectOff
	}
	if m.opts.Clipboard {
		why = textCopyAsked
		cmd = say(copyMsg{text})
	}
	m.openTexts(title, reason+why, strings.Split(text, "\n")...)
	return cmd
}

// copyAddress copies the address of a notice, and does not leave the screen if
// the address can be shown on it.
func (m *Model) copyAddress(n feed.Notice) tea.Cmd {
	switch {
	case n.URL == "":
		m.message = message{textNoAddressHere, true}
		return nil
	case !m.opts.Clipboard || !m.fits(textCopySent+" "+n.URL):
		return m.handOver(textShareAddress, n.URL)
	}
	m.message.text = textCopySent + " " + n.URL
	return say(copyMsg{n.URL})
}

// showCode shows an address for a telephone to read.
func (m *Model) showCode(address string) {
	code, err := qr.Encode(address)
	if err != nil {
		m.opts.Log.Warn("make a QR code", "error", err)
		m.message = message{textNoCode, true}
		return
	}
	t := m.opts.Theme
	look := qr.Look{Color: t.Color && t.Profile != termenv.Ascii, Reverse: t.Profile != termenv.Ascii, Light: t.Light}
	m.openSheet(textShareCode, func(width, height int) []string {
		w, h := code.Size(m.metrics, qr.Tight)
		if w > width || h > height {
			need := textCodeTooLarge(w+m.width-width, h+m.height-height, m.width, m.height)
			return m.textSheet(need, "", address)(width, height)
		}
		quiet := qr.Tight
		if w, h := code.Size(m.metrics, qr.Quiet); w <= width && h <= height {
			quiet = qr.Quiet
		}
		return append(code.Rows(m.metrics, look, quiet), m.textSheet(address)(width, height)...)
	})
}

// maxMailTitle bounds the subject of a mail, in letters: some systems do not
// pass on more than 2,000 characters, and one letter of Hangul is nine.
const maxMailTitle = 80

// mailOf is the address that has a mail program begin a mail about a notice (RFC
// 6068), and what that mail says.
func mailOf(n feed.Notice) (address, subject, body string) {
	subject = n.Title
	if letters := []rune(subject); len(letters) > maxMailTitle {
		subject = string(letters[:maxMailTitle-1]) + "…"
	}
	lines := []string{subject}
	var meta []string
	for _, s := range []string{n.Author, n.Date.Public()} {
		if s != "" {
			meta = append(meta, s)
		}
	}
	for _, s := range []string{strings.Join(meta, ", "), n.URL} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return "mailto:?subject=" + mailText(subject) + "&body=" + mailText(strings.Join(lines, "\r\n")), subject, strings.Join(lines, "\n")
}

// mailText writes a text as a field of a mailto address: everything that is not
// a letter or a digit as its bytes, spaces among them.
func mailText(s string) string {
	return strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
}

// cite hands over the citation of a notice.
func (m *Model) cite(n feed.Notice, lacks string) tea.Cmd {
	return m.handOverSince(lacks, textShareCitation, n.Citation())
}

// mail begins a mail about a notice in the person's mail program, or shows what
// to write where there is none.
func (m *Model) mail(n feed.Notice, lacks string) tea.Cmd {
	address, subject, body := mailOf(n)
	if m.opts.Open == nil {
		return m.handOverSince(lacks, textShareMail, textMailSubject+subject+"\n\n"+body)
	}
	m.message.text = textMailing
	ctx, id := m.mailing.begin(m.ctx)
	return mailCmd(ctx, id, m.opts.Open, address, n)
}

// mailedMsg says that a mail program has been asked, or why not.
type mailedMsg struct {
	task   int
	notice feed.Notice
	err    error
}

func mailCmd(ctx context.Context, task int, open func(context.Context, string) error, address string, n feed.Notice) tea.Cmd {
	return func() tea.Msg { return mailedMsg{task, n, open(ctx, address)} }
}

func (m *Model) mailed(msg mailedMsg) tea.Cmd {
	switch {
	case !m.mailing.finish(msg.task):
	case msg.err != nil:
		m.opts.Log.Warn("open a mail program", "error", msg.err)
		m.message = message{textNotMailed, true}
	default:
		m.message.text = textMailed
	}
	return nil
}
