package tui

// The geometry of the screens: pure functions of the terminal's size. Nobody
// else subtracts a border.

// listLayout says which parts of the list there is room for, and how large they
// are.
type listLayout struct {
	width                 int // cells of a row
	title, header, status bool
	rows                  int // of the table, at least 1
}

func layoutList(width, height int) listLayout {
	l := listLayout{
		width:  rowWidth(width),
		status: height >= 2,
		title:  height >= 3,
		header: height >= 5,
	}
	l.rows = max(1, height-count(l.title, l.header, l.status))
	return l
}

// articleLayout is that of the article, and of the help.
type articleLayout struct {
	width         int // cells of a line of text
	bar           int // cells of the title and status lines
	margin        int // cells to the left of the text
	title, status bool
	rows          int // lines of text, at least 1
}

// wideEnough is from how many cells on text gets a margin.
const wideEnough = 60

func layoutArticle(width, height, most int) articleLayout {
	l := articleLayout{bar: rowWidth(width), status: height >= 2, title: height >= 3}
	if width >= wideEnough {
		l.margin = 2
	}
	l.width = max(1, l.bar-2*l.margin)
	if most > 0 {
		l.width = min(l.width, most)
	}
	l.rows = max(1, height-count(l.title, l.status))
	return l
}

// rowWidth leaves the last cell of a line free: a terminal that has just filled
// a line to its end is in a state that terminals disagree on.
func rowWidth(width int) int { return max(1, width-1) }

func count(parts ...bool) int {
	n := 0
	for _, p := range parts {
		if p {
			n++
		}
	}
	return n
}

func (m *Model) listLayout() listLayout { return layoutList(m.width, m.height) }

func (m *Model) articleLayout() articleLayout {
	return layoutArticle(m.width, m.height, m.opts.ArticleWidth)
}
