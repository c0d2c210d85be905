package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"city/sosik/feed/attachment"
	"city/sosik/tui"
)

// The JSON of attach.
type (
	listedJSON struct {
		Number int     `json:"number"`
		Name   *string `json:"name"`
		Kind   *string `json:"kind"`
		Size   *int    `json:"size"`
		URL    *string `json:"url"`
	}
	savedFileJSON struct {
		Number int    `json:"number"`
		Name   string `json:"name"`
		Path   string `json:"path"`
	}
	spokenJSON struct {
		Number     int      `json:"number"`
		Name       string   `json:"name"`
		Kind       *string  `json:"kind"`
		Paragraphs []string `json:"paragraphs"`
		Truncated  bool     `json:"truncated"`
		Damaged    bool     `json:"damaged"`
	}
	failedJSON struct {
		Number int    `json:"number"`
		Name   string `json:"name"`
		Error  string `json:"error"`
	}
)

// spokenFile is a file with what it says.
type spokenFile struct {
	file
	text attachment.Text
}

func (r spokenFile) json() spokenJSON {
	return spokenJSON{r.number, r.Name, told(string(r.text.Kind)), append([]string{}, r.text.Body.Paragraphs()...), r.text.Truncated, r.text.Damaged}
}

// fileTable lists files.
func fileTable(chosen []file, s settings, width int) string {
	columns := []column{{title: columnFileNumber, right: true}, {title: columnFileKind}, {title: columnFileSize, right: true}, {title: columnFileName}}
	for _, f := range chosen {
		size := ""
		if f.Size > 0 {
			size = tui.Size(f.Size)
		}
		for i, s := range []string{strconv.Itoa(f.number), string(attachment.Sniff(f.Name, nil)), size, f.Name} {
			columns[i].cells = append(columns[i].cells, s)
		}
	}
	return plainTable(columns, len(chosen), s.metrics(), width)
}

// writeResult writes what came of one file to people and pipes.
func (p *program) writeResult(result any, s settings, several bool) error {
	var text string
	switch r := result.(type) {
	case savedFileJSON:
		text = r.Path + "\n"
	case spokenFile:
		if several {
			text = fmt.Sprintf("== %d. %s\n", r.number, r.Name)
		}
		text += wrapLines(r.text.Body.Text()+"\n", s.metrics(), s.wrapping(), screenWidth(p.out))
		if several {
			text += "\n"
		}
		if r.text.Truncated {
			p.warn(saysTextCut(r.Name))
		}
		if r.text.Damaged {
			p.warn(saysTextDamaged(r.Name))
		}
	}
	_, err := io.WriteString(p.out, text)
	return err
}

// writeArray writes a JSON array with a line for each value.
func (p *program) writeArray(list []any) error {
	var b strings.Builder
	b.WriteString("[")
	for i, v := range list {
		if r, ok := v.(spokenFile); ok {
			v = r.json()
		}
		line, err := encode(v)
		if err != nil {
			return err
		}
		b.WriteString([]string{"\n", ",\n"}[min(i, 1)] + strings.TrimRight(string(line), "\n"))
	}
	b.WriteString("\n]\n")
	_, err := io.WriteString(p.out, b.String())
	return err
}

// fileMeter draws how far a file has come, on a terminal only.
type fileMeter struct {
	*meter
	name string
	far  tui.Fetching
}

func (t *fileMeter) set(done, total int64) {
	now := t.now()
	t.far.Add(now, done, total)
	if t.width() > 0 && now.Sub(t.spoke) >= meterRedraw {
		t.spoke = now
		t.draw()
	}
}

// draw writes the line over the one before, with the name cut so that the rest
// is whole.
func (t *fileMeter) draw() {
	width := t.width() - 1
	rest := joinSaid("", t.far.Bar(minBar*2), t.far.String())
	name := t.m.Truncate(t.name, max(width-t.m.Width(rest)-2, 0))
	_, _ = fmt.Fprint(t.out, "\r", t.m.Fit(joinSaid(name, rest), width)) // see say
	t.dirty = true
}

// end takes the line away: what came of the file is said elsewhere.
func (t *fileMeter) end() {
	if t.dirty {
		_, _ = fmt.Fprint(t.out, "\r", t.m.Fit("", max(t.width()-1, 0)), "\r")
		t.dirty = false
	}
}
