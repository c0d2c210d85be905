package demo

import (
	"bytes"
	"compress/flate"
	"strconv"
	"strings"

	"city/sosik/feed"
)

// paper is what an attached document says: a title, some facts, then the text of
// its notice with tables and lists.
type paper struct {
	title  string
	facts  []string
	blocks []block
	roll   [][]string // a list of people or things, as spreadsheets hold them
}

// newPaper writes the document that hangs on a notice.
func newPaper(f file, n *notice) paper {
	p := paper{
		title:  feed.Clean(n.title),
		facts:  []string{"담당부서: " + n.department, "게시일: " + n.when.Format("2006. 1. 2."), feed.Clean(f.name)},
		blocks: []block{{kind: heading, runs: []run{{text: "1. 개요"}}}},
		roll:   roll(n),
	}
	s := *n.story
	s.dice = throw(n.number, forPaper)
	size := 0
	for _, b := range s.announcement(nil) {
		if size += textSize([]block{b}); size < maxPaper {
			p.blocks = append(p.blocks, b)
		}
	}
	p.blocks = append(p.blocks, block{kind: heading, runs: []run{{text: "2. 세부 일정"}}}, s.table())
	return p
}

// maxPaper is how much of a notice's text a document repeats.
const maxPaper = 6000

// roll is a list with head, dates and amounts.
func roll(n *notice) [][]string {
	s := *n.story
	s.dice = throw(n.number, forPaper)
	rows := [][]string{{"연번", "부서", "사업명", "시작일", "예산(천원)", "집행률"}}
	for i := range s.dice.between(8, 20) {
		rows = append(rows, []string{
			strconv.Itoa(i + 1), s.fill("{otherdept}"), s.fill("{otherdong} {item}"),
			n.when.AddDate(0, 0, 7*i).Format("2006-01-02"), s.fill("{nnnn}{nn}"), s.fill("{nn}%"),
		})
	}
	return rows
}

// text is what a block says, without its table.
func (b block) text() string {
	var w strings.Builder
	for i, r := range b.runs {
		if i > 0 && b.kind == list {
			w.WriteString("\n")
		}
		w.WriteString(r.text)
	}
	return w.String()
}

// lines are the title, the facts and the text of a paper, a table as lines with
// its cells apart by tabs, each in its column.
func (p paper) lines() []string {
	all := append([]string{p.title}, p.facts...)
	for _, b := range p.blocks {
		if t := b.text(); t != "" {
			all = append(all, strings.Split(t, "\n")...)
		}
		for _, cells := range b.cellTexts() {
			all = append(all, strings.Join(cells, "\t"))
		}
	}
	return all
}

// cellTexts are the texts of a table's rows, each in its column. A cell that
// reaches over others is followed by empty ones, as far as the row goes on.
func (b block) cellTexts() [][]string {
	rows := make([][]string, len(b.rows))
	places, _ := gridPlaces(b.rows)
	for _, c := range places {
		for len(rows[c.row]) < c.column {
			rows[c.row] = append(rows[c.row], "")
		}
		rows[c.row] = append(rows[c.row], c.text)
	}
	return rows
}

// deflated is data as the formats that are not ZIP files pack it.
func deflated(data []byte) []byte {
	var buf bytes.Buffer
	z, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		panic("demo: flate: " + err.Error()) // there is such a level
	}
	_, _ = z.Write(data) // a bytes.Buffer takes all
	_ = z.Close()
	return buf.Bytes()
}
