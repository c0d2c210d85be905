package prose

import (
	"context"
	"slices"
	"strings"

	"github.com/muesli/termenv"

	"city/sosik/feed/diff"
)

// What stands round words that were deleted and inserted. They are there in
// colour too: a line that is copied says what it means.
const (
	beforeDeleted, afterDeleted   = "[-", "-]"
	beforeInserted, afterInserted = "{+", "+}"
)

// Changes sets what became of a text: its lines as Render sets them, what was
// deleted as "[-옛말-]" and what was inserted as "{+새말+}", struck out and
// underlined where the terminal can. Of lines that stayed the same only those
// next to a change are shown; how many are left out stands in their place. A
// line above says what the marks mean.
//
// A line break that was changed is not marked. If nothing else was, and if
// nothing was at all, the rows say so.
func Changes(ctx context.Context, edits []diff.Edit, o Options) (Text, error) {
	o = o.normal()
	s := changeSetter{o: o, looks: o.Style.changes()}
	lines := changedLines(edits)
	if !slices.ContainsFunc(lines, func(l changedLine) bool { return l.changed }) {
		s.remark(unchanged(edits))
		return s.text, nil
	}
	s.legend()
	for len(lines) > 0 {
		if err := ctx.Err(); err != nil {
			return Text{}, err
		}
		n := 0
		for n < len(lines) && lines[n].changed == lines[0].changed {
			n++
		}
		if lines[0].changed {
			s.lines(lines[:n])
		} else {
			s.fold(lines[:n], s.begun, n < len(lines))
		}
		s.begun = true
		lines = lines[n:]
	}
	return s.text, nil
}

// unchanged is what there is to say where no line shows a change.
func unchanged(edits []diff.Edit) string {
	for _, e := range edits {
		if e.Op != diff.Keep {
			return textOnlyBreaks
		}
	}
	return textNoChange
}

// changedLine is a line of both versions with what changed in it.
type changedLine struct {
	pieces  []diff.Edit
	changed bool
}

func (l changedLine) blank() bool {
	for _, p := range l.pieces {
		if strings.TrimSpace(p.Text) != "" {
			return false
		}
	}
	return !l.changed
}

// changedLines cuts edits into lines.
func changedLines(edits []diff.Edit) []changedLine {
	lines := []changedLine{{}}
	for i, e := range edits {
		last := &lines[len(lines)-1]
		if e.Op == diff.Insert && i > 0 && edits[i-1].Op == diff.Delete && len(last.pieces) > 0 &&
			inner(e.Text) && inner(edits[i-1].Text) {
			lines = append(lines, changedLine{}) // whole lines below the lines that they replace
		}
		for j, text := range strings.Split(e.Text, "\n") {
			if j > 0 {
				lines = append(lines, changedLine{})
			}
			if text == "" {
				continue
			}
			last := &lines[len(lines)-1]
			last.pieces = append(last.pieces, diff.Edit{Op: e.Op, Text: text})
			last.changed = last.changed || e.Op != diff.Keep
		}
	}
	return lines
}

// inner says that a line ends inside of a text.
func inner(s string) bool { return strings.Contains(strings.TrimSpace(s), "\n") }

// changeSetter sets lines below each other.
type changeSetter struct {
	o     Options
	looks changeLooks
	text  Text
	begun bool // a line of the text stands there already, or is left out
}

// legend says what the marks mean.
func (s *changeSetter) legend() {
	deleted, _ := s.piece(diff.Edit{Op: diff.Delete, Text: textDeleted})
	inserted, _ := s.piece(diff.Edit{Op: diff.Insert, Text: textInserted})
	s.text.Lines = append(s.text.Lines, s.o.Metrics.Wrap(deleted+" "+inserted, s.o.Width, 0)...)
	s.gap()
}

// remark sets words of our own, which are no part of the text.
func (s *changeSetter) remark(words string) {
	s.gap()
	for _, row := range s.o.Metrics.Wrap(words, s.o.Width, 0) {
		s.text.Lines = append(s.text.Lines, s.looks.faint.Styled(row))
	}
}

// gap sets an empty row, but never two.
func (s *changeSetter) gap() {
	if n := len(s.text.Lines); n > 0 && s.text.Lines[n-1] != "" {
		s.text.Lines = append(s.text.Lines, "")
	}
}

func (s *changeSetter) lines(lines []changedLine) {
	for _, l := range lines {
		if l.blank() {
			s.gap()
			continue
		}
		var styled, plain strings.Builder
		for _, p := range l.pieces {
			looks, text := s.piece(p)
			styled.WriteString(looks)
			plain.WriteString(text)
		}
		line := plain.String()
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		hang := s.o.hang(indent+marker(line[len(indent):]), s.o.Width)
		s.text.Add(s.o.rows(styled.String(), s.o.Width, hang))
	}
}

// worthFolding is how many lines are left out at least.
const worthFolding = 2

// fold sets lines that stayed: the first if something stands before them, the
// last if something follows, and how many there are between them.
func (s *changeSetter) fold(lines []changedLine, before, after bool) {
	var full []int // those that are not blank
	for i, l := range lines {
		if !l.blank() {
			full = append(full, i)
		}
	}
	hidden := full
	if before && len(hidden) > 0 {
		hidden = hidden[1:]
	}
	if after && len(hidden) > 0 {
		hidden = hidden[:len(hidden)-1]
	}
	if len(hidden) < worthFolding {
		s.lines(lines)
		return
	}
	s.lines(lines[:hidden[0]])
	s.remark(textUnchanged(len(hidden)))
	if rest := lines[hidden[len(hidden)-1]+1:]; after {
		s.gap()
		s.lines(rest)
	}
}

// piece is a piece of a line with its marks: styled, and without styles. The
// spaces at its ends stand outside of them, unless it has nothing else.
func (s *changeSetter) piece(p diff.Edit) (styled, text string) {
	open, shut, look := beforeDeleted, afterDeleted, s.looks.deleted
	switch p.Op {
	case diff.Keep:
		return p.Text, p.Text
	case diff.Insert:
		open, shut, look = beforeInserted, afterInserted, s.looks.inserted
	}
	body := strings.Trim(p.Text, " ")
	if body == "" {
		body = p.Text
	}
	left, right, _ := strings.Cut(p.Text, body)
	marked := open + body + shut
	return left + look.Styled(marked) + right, left + marked + right
}

// changeLooks are how the parts of changes look.
type changeLooks struct{ deleted, inserted, faint termenv.Style }

func (s Style) changes() changeLooks {
	base := s.Profile.String()
	l := changeLooks{base.CrossOut(), base.Underline(), base.Faint()}
	switch {
	case !s.Color:
	case s.Dark:
		l.deleted = l.deleted.Foreground(s.Profile.Color("9"))
		l.inserted = l.inserted.Foreground(s.Profile.Color("10"))
	case s.Light: // on which the terminals' green is too light
		l.deleted = l.deleted.Foreground(s.Profile.Color("1"))
		l.inserted = l.inserted.Foreground(s.Profile.Color("4"))
	default:
		l.deleted = l.deleted.Foreground(s.Profile.Color("1"))
	}
	return l
}
