package demo

import "strconv"

// blockKind says what a block of a body is.
type blockKind int

const (
	para    blockKind = iota
	heading           // a heading that the markup makes, not a ■
	quoted
	list  // each run is an entry
	grid  // a table
	photo // a picture among the text
)

// block is one paragraph, table and so on of a body. A "\n" in the text of a
// run breaks the line inside the paragraph.
type block struct {
	kind  blockKind
	runs  []run
	rows  [][]cell
	photo int // counts the notice's pictures from 0
}

type run struct {
	text string
	bold bool
	href string // as it stands in the page: absolute, or a path, or mailto:
}

type cell struct {
	text       string
	head       bool
	cols, rows int // spans; 0 is 1
}

// Longest is the number of the one notice with a body of 300 KB.
const Longest = 20222

// bulk is how many bytes of text a notice has at the least.
func bulk(number int) int {
	switch {
	case number == Longest:
		return 300_000
	case number%1013 == 17:
		return 30_000
	}
	return 0
}

// body makes the text of a notice.
func (n *notice) body() []block {
	d := throw(n.number, forBody)
	s := *n.story
	s.dice = d
	var blocks []block
	switch s.form {
	case poster:
		if bulk(n.number) == 0 {
			return []block{{kind: photo}}
		}
		blocks = []block{{kind: photo}}
	case announcement:
		blocks = s.announcement(n.photos())
	case press:
		blocks = s.press(n.photos())
	}
	for size := textSize(blocks); size < bulk(n.number); {
		more := s.chapter()
		size += textSize(more)
		blocks = append(blocks, more...)
	}
	return blocks
}

// photos are the blocks of the notice's pictures.
func (n *notice) photos() []block {
	var blocks []block
	for i := range n.pictures {
		blocks = append(blocks, block{kind: photo, photo: i})
	}
	return blocks
}

// press writes a press release.
func (s *story) press(photos []block) []block {
	d := s.dice
	blocks := photos
	if d.chance(25) {
		blocks = append(blocks, textBlock(s.fill(d.of(subtitles))))
	}
	blocks = append(blocks, textBlock(s.fill(d.of(s.angle.leads))))
	count := 5
	if len(s.angle.details) < len(details) {
		count = 2 // there is less to say
	}
	for i := range d.between(1, count) {
		if i > 0 && d.chance(12) {
			blocks = append(blocks, textBlock(s.fill(d.of(heads))))
		}
		blocks = append(blocks, s.paragraph())
	}
	blocks = append(blocks, textBlock(s.fill(d.of(speeches))))
	if d.chance(10) {
		blocks = append(blocks, s.table())
	}
	if d.chance(5) {
		blocks = append(blocks, block{kind: quoted, runs: []run{{text: s.fill("“{slogan}, {event}” - {official} 기념사 중에서")}}})
	}
	if d.chance(80) {
		blocks = append(blocks, textBlock(s.fill(d.of(closings))))
	}
	if d.chance(20) {
		blocks = append(blocks, s.reference())
	}
	return blocks
}

// announcement writes what a department puts up.
func (s *story) announcement(photos []block) []block {
	d := s.dice
	blocks := photos
	blocks = append(blocks, textBlock(s.fill(d.of(openings))))
	start, step := d.below(len(outlines)), 1+2*d.below(3) // the outlines are seven, so no step repeats one
	for i := range d.between(2, 5) {
		lines := outlines[(start+i*step)%len(outlines)]
		s.words["i"] = strconv.Itoa(i + 1)
		text := ""
		for j, line := range lines {
			if j > 0 {
				text += "\n"
			}
			text += s.fill(line)
		}
		blocks = append(blocks, textBlock(text))
		if i == 0 && d.chance(60) {
			blocks = append(blocks, s.table())
		}
	}
	if d.chance(30) {
		entries := block{kind: list}
		for range d.between(2, 4) {
			entries.runs = append(entries.runs, run{text: s.fill("{item}: {otherdept}({phone})")})
		}
		blocks = append(blocks, entries)
	}
	if d.chance(40) {
		blocks = append(blocks, s.reference())
	}
	return append(blocks, textBlock(s.fill("{yy}. {mm}. {dd}.\n안  산  시  장")))
}

// chapter is what a very long notice goes on with.
func (s *story) chapter() []block {
	d := s.dice
	blocks := []block{{kind: heading, runs: []run{{text: s.fill("{otherdong} {item} 추진 결과")}}}}
	for range d.between(3, 6) {
		blocks = append(blocks, s.paragraph())
	}
	if d.chance(40) {
		blocks = append(blocks, s.table())
	}
	return blocks
}

// paragraph is some sentences of detail, now and then with a bold word.
func (s *story) paragraph() block {
	d := s.dice
	text := s.sentence()
	for range d.below(4) {
		text += " " + s.sentence()
	}
	if d.chance(10) {
		return block{runs: []run{{text: s.fill("{item}"), bold: true}, {text: ": " + text}}}
	}
	return textBlock(text)
}

// reference is a paragraph with a link.
func (s *story) reference() block {
	d := s.dice
	runs := []run{{text: s.fill("※ 자세한 내용: ")}}
	switch d.below(4) {
	case 0:
		runs = append(runs, run{text: s.fill("{event} 누리집"), href: s.fill("https://www.festa{nn}.example/{year}/guide?no={nnn}&lang=ko")})
	case 1:
		runs = append(runs, run{text: "안산시청 누리집", href: "https://www.ansan.example/"}, run{text: " 또는 "},
			run{text: "온라인 신청", href: s.fill("https://reserve.ansan.example/apply/{nnnn}#form")})
	case 2:
		runs = append(runs, run{text: "시정소식 다른 글", href: "/ansantalktalk/content/ansantalk/cityNews.html?gtid=sosik"})
	case 3:
		runs = append(runs, run{text: "담당자 전자우편", href: s.fill("mailto:apply_{nnn}@ansan.example")}, run{text: s.fill(" (☎ {phone})")})
	}
	return block{runs: runs}
}

// table is a schedule with head cells, or one of labels and values.
func (s *story) table() block {
	d := s.dice
	if d.chance(40) {
		return block{kind: grid, rows: [][]cell{
			{{text: "기간", head: true}, {text: s.fill("{year1}. {m}. {d}. ~ {year2}. {m2}. {d2}.")}},
			{{text: "장소", head: true}, {text: s.fill("{place}")}},
			{{text: "대상", head: true}, {text: s.fill("{target}")}},
			{{text: "문의", head: true}, {text: s.fill("{dept} {phone}")}},
		}}
	}
	rows := [][]cell{{{text: "구분", head: true}, {text: "일시", head: true}, {text: "장소", head: true}, {text: "인원", head: true}}}
	first := d.between(2, 3) // so many rows share their first cell
	for i := range d.between(3, 6) {
		row := []cell{{text: s.fill("{m}.{d}.({weekday}) {time}~18:00")}, {text: s.fill("{place}")}, {text: s.fill("{nn}명")}}
		switch {
		case i == 0:
			row = append([]cell{{text: s.fill("{otherdong}"), rows: first}}, row...)
		case i >= first:
			row = append([]cell{{text: s.fill("{otherdong}")}}, row...)
		}
		rows = append(rows, row)
	}
	return block{kind: grid, rows: append(rows, []cell{{text: "합계", cols: 3}, {text: s.fill("{nnn}명")}})}
}

func textBlock(text string) block { return block{runs: []run{{text: text}}} }

// textSize is how many bytes of text the blocks have.
func textSize(blocks []block) int {
	size := 0
	for _, b := range blocks {
		for _, r := range b.runs {
			size += len(r.text)
		}
		for _, row := range b.rows {
			for _, c := range row {
				size += len(c.text)
			}
		}
	}
	return size
}
