package prose

import (
	"strings"
)

// maxLabel is the cells that a header may take to be repeated before each
// value. A longer one is text.
const maxLabel = 40

// records sets a table that has no room for columns, each of its rows as lines
// "머리글: 값". Headers stand at the top of the columns or at the left of the
// values; where there are none, or they are as long as text, the cells of a row
// follow each other.
func (o Options) records(t *table) Text {
	head := t.headRows()
	labels, ok := o.labels(t, head)
	if !ok {
		head = 0
	}
	var out Text
	for r := head; r < len(t.grid); r++ {
		var rows Text
		if head > 0 {
			rows = o.record(t, r, labels, r == head)
		} else {
			rows = o.flow(t, r, ok)
		}
		if len(rows.Lines) > 0 && len(out.Lines) > 0 && head > 0 {
			out.Lines = append(out.Lines, "")
		}
		out.Add(rows)
	}
	return out
}

// labels are the headers over each column, top to bottom. It reports false if
// one of the table's headers is too long to be repeated.
func (o Options) labels(t *table, head int) ([]string, bool) {
	labels := make([]string, t.columns)
	for r := range t.grid {
		for _, s := range t.spans(r) {
			if s.cell == nil || !s.cell.Header || !s.begins {
				continue
			}
			if _, line := o.extent(t.text[s.cell]); line > maxLabel || len(t.text[s.cell]) > 3 {
				return nil, false
			}
			for c := s.column; c < s.end && r < head; c++ {
				labels[c] = join(labels[c], oneLine(t.text[s.cell]), " ")
			}
		}
	}
	return labels, true
}

func join(a, b, between string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

// oneLine is lines of a cell one after the other.
func oneLine(lines []*run) string {
	var words []string
	for _, r := range lines {
		if r.styled != "" {
			words = append(words, r.styled)
		}
	}
	return strings.Join(words, " ")
}

// record sets a row under the headers of its columns. The first record names
// all headers, also those without a value, so that none is lost.
func (o Options) record(t *table, r int, labels []string, first bool) Text {
	var rows Text
	reached := 0
	for _, s := range t.spans(r) {
		reached = s.end
		lines := t.visible(o, s)
		if len(lines) == 0 && !first {
			continue
		}
		label := ""
		for c := s.column; c < s.end; c++ {
			if c == s.column || labels[c] != labels[c-1] {
				label = join(label, labels[c], ", ")
			}
		}
		rows.Add(o.field(label, lines))
	}
	for c := reached; first && c < len(labels); c++ {
		rows.Add(o.field(labels[c], nil))
	}
	return rows
}

// visible is the text of a cell in a row: where it begins, and again in the
// rows that it reaches down into if it is short, so that a record is whole.
func (t *table) visible(o Options, s span) []*run {
	if s.cell == nil {
		return nil
	}
	lines := t.text[s.cell]
	if _, width := o.extent(lines); !s.begins && (len(lines) != 1 || width > maxLabel) {
		return nil
	}
	return lines
}

// fieldHang is how far the rows of a value after its first are set in.
const fieldHang = 2

// field sets "머리글: 값".
func (o Options) field(label string, lines []*run) Text {
	var rows Text
	hang := 0
	if o.Width > 4*fieldHang {
		hang = fieldHang
	}
	text := ""
	if len(lines) > 0 {
		text = lines[0].styled
		lines = lines[1:]
	}
	if label != "" {
		text = strings.TrimRight(label+": "+text, " ")
	}
	if text != "" {
		rows = o.rows(text, o.Width, hang)
	}
	more := o.lines(lines, o.Width-hang)
	more.Indent(strings.Repeat(" ", hang))
	rows.Add(more)
	return rows
}

// flow sets a row that has no headers over it: headers inside it go before the
// values at their right if pairs is set, other cells follow each other.
func (o Options) flow(t *table, r int, pairs bool) Text {
	var rows Text
	label := ""
	var loose []string
	flush := func() {
		if text := join(label, strings.Join(loose, " | "), ": "); text != "" {
			rows.Add(o.rows(text, o.Width, o.hang("  ", o.Width)))
		}
		label, loose = "", loose[:0]
	}
	for _, s := range t.spans(r) {
		lines := t.visible(o, s)
		if len(lines) == 0 || !s.begins && !s.cell.Header {
			continue
		}
		if pairs && s.cell.Header {
			flush()
			label = oneLine(lines)
			continue
		}
		loose = append(loose, oneLine(lines))
	}
	flush()
	return rows
}
