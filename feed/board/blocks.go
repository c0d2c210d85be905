package board

import (
	"strings"

	"city/sosik/feed"
)

// flush makes blocks of the text gathered. An empty line parts two paragraphs,
// a single break is a break.
func (b *bodyBuilder) flush() {
	if len(b.line) == 0 {
		return
	}
	line := b.line
	b.line = nil
	if b.kind == feed.Code {
		if spans := joinLines(splitLines(line)); len(spans) > 0 {
			b.body = append(b.body, feed.Block{Kind: feed.Code, Spans: spans})
		}
		return
	}
	for _, lines := range paragraphs(splitLines(line)) {
		block := feed.Block{Kind: b.kind, Level: b.level, Marker: b.marker, Spans: joinLines(lines)}
		if text, images := spansText(block.Spans); images > 0 && text == "" {
			block.Kind = feed.Paragraph // a slide show is no list
		}
		if block.Kind != feed.Heading && block.Kind != feed.Item {
			block.Level, block.Marker = 0, ""
		}
		b.marker = "" // what follows in an item goes on with it
		if len(b.body) < maxBlocks {
			b.body = append(b.body, block)
		}
	}
}

// splitLines cuts spans at line breaks and cleans each line.
func splitLines(spans []feed.Span) [][]feed.Span {
	var lines [][]feed.Span
	var line []feed.Span
	for _, s := range spans {
		if s.Text == "\n" && !s.Object() {
			lines = append(lines, cleanLine(line))
			line = nil
			continue
		}
		line = append(line, s)
	}
	return append(lines, cleanLine(line))
}

// paragraphs groups lines: empty ones stand between paragraphs.
func paragraphs(lines [][]feed.Span) [][][]feed.Span {
	var all [][][]feed.Span
	var group [][]feed.Span
	for _, l := range lines {
		if len(l) == 0 {
			if len(group) > 0 {
				all = append(all, group)
				group = nil
			}
			continue
		}
		group = append(group, l)
	}
	if len(group) > 0 {
		all = append(all, group)
	}
	return all
}

func joinLines(lines [][]feed.Span) []feed.Span {
	for len(lines) > 0 && len(lines[0]) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	var spans []feed.Span
	for i, l := range lines {
		if i > 0 {
			spans = append(spans, feed.Span{Text: "\n"})
		}
		spans = append(spans, l...)
	}
	return merge(spans)
}

// cleanLine cleans the spans of one line: white space is a single space also
// where it stands between two spans, and none stands at the ends. A line of
// nothing but white space is empty.
func cleanLine(spans []feed.Span) []feed.Span {
	var line []feed.Span
	space := false
	for _, s := range mergeRaw(spans) {
		if s.Object() {
			if space && len(line) > 0 {
				line = append(line, feed.Span{Text: " "})
			}
			space = false
			line = append(line, s)
			continue
		}
		text := feed.Clean(s.Text)
		if text == "" {
			space = space || s.Text != "" && blank(s.Text)
			continue
		}
		if (space || startsBlank(s.Text)) && len(line) > 0 {
			line = appendSpace(line)
		}
		space = endsBlank(s.Text)
		s.Text = text
		line = append(line, s)
	}
	return line
}

// appendSpace puts a space after a line's last span, into it if it is plain.
func appendSpace(line []feed.Span) []feed.Span {
	last := &line[len(line)-1]
	if !last.Object() {
		last.Text += " "
		return line
	}
	return append(line, feed.Span{Text: " "})
}

// mergeRaw joins neighbours of one kind before they are cleaned, so that
// letters that a page cuts in two find together.
func mergeRaw(spans []feed.Span) []feed.Span { return merge(spans) }

// merge joins neighbouring spans of one kind.
func merge(spans []feed.Span) []feed.Span {
	var all []feed.Span
	for i := 0; i < len(spans); {
		s := spans[i]
		j := i + 1
		if !s.Object() {
			for j < len(spans) && !spans[j].Object() && spans[j].Bold == s.Bold && spans[j].Link == s.Link {
				j++
			}
			if j > i+1 {
				var b strings.Builder
				for _, t := range spans[i:j] {
					b.WriteString(t.Text)
				}
				s.Text = b.String()
			}
		}
		all = append(all, s)
		i = j
	}
	return all
}

var (
	onlyBlank  = newPattern(`^[\s\p{Z}]*$`)
	firstBlank = newPattern(`^[\p{Cf}\x{3164}]*[\s\p{Z}]`)
	lastBlank  = newPattern(`[\s\p{Z}][\p{Cf}\x{3164}]*$`)
)

func blank(s string) bool       { return onlyBlank.MatchString(s) }
func startsBlank(s string) bool { return firstBlank.MatchString(s) }
func endsBlank(s string) bool   { return lastBlank.MatchString(s) }

// dropTitle drops the lines before the text that repeat the title under a
// photo: they are its alt.
func (b *bodyBuilder) dropTitle() {
	if b.title == "" {
		return
	}
	seenImage := false
	for i := 0; i < len(b.body) && i < 12; i++ {
		text, images := spansText(b.body[i].Spans)
		seenImage = seenImage || images > 0
		switch {
		case images > 0 && text == "":
		case seenImage && images == 0 && len(b.images) > 0 && sameTitle(text, b.title) && b.isAlt(text):
			b.body = append(b.body[:i], b.body[i+1:]...)
			i--
		default:
			return
		}
	}
}

func (b *bodyBuilder) isAlt(text string) bool {
	for _, img := range b.images {
		if sameTitle(img.Alt, text) {
			return true
		}
	}
	return false
}

// spansText is the text of spans without their objects, and how many those are.
func spansText(spans []feed.Span) (string, int) {
	var b strings.Builder
	images := 0
	for _, s := range spans {
		if s.Object() {
			images++
			continue
		}
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String()), images
}
