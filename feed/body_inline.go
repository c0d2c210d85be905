package feed

import "strings"

// line writes one line of a block: its text, bold words, links and pictures.
func (w *markdown) line(spans []Span, at place) string {
	spans = steady(spans)
	var b strings.Builder
	for i := 0; i < len(spans); {
		n := w.linkLength(spans[i:])
		last := i+max(n, 1) == len(spans)
		here := at
		if strings.TrimSpace(b.String()) == "" {
			here |= atStart
		} else {
			here |= afterMark
		}
		if last {
			here |= atEnd
		} else if w.linkLength(spans[i+max(n, 1):]) > 0 {
			here |= atLink
		}
		if n == 0 {
			b.WriteString(w.span(spans[i], here))
			i++
			continue
		}
		b.WriteByte('[')
		label := at | inLabel | inline // its number comes after it
		for _, s := range spans[i : i+n] {
			b.WriteString(w.span(s, label))
			label |= afterMark
		}
		b.WriteString(LinkMark(spans[i].Link) + "](" + destination(w.article.Links[spans[i].Link-1].URL) + ")")
		i += n
	}
	return strings.TrimSpace(b.String())
}

// linkLength is how many of the spans belong to the link that begins here.
func (w *markdown) linkLength(spans []Span) int {
	link := spans[0].Link
	if link < 1 || link > len(w.article.Links) || w.article.Links[link-1].URL == "" {
		return 0
	}
	n := 1
	for n < len(spans) && spans[n].Link == link {
		n++
	}
	return n
}

func (w *markdown) span(s Span, at place) string {
	switch {
	case s.Image > 0:
		return w.image(s, at)
	case s.Embed != "":
		return escape(s.Shown(), at)
	case s.Bold:
		return "**" + escape(s.Text, at&^(atEnd|atStart)|afterMark) + "**"
	}
	return escape(s.Text, at)
}

// image writes a picture, or its text where its address is not known.
func (w *markdown) image(s Span, at place) string {
	if s.Image > len(w.article.Images) || w.article.Images[s.Image-1].URL == "" {
		return escape(ImageText(s.Image, s.Text), at)
	}
	mark(&w.images, s.Image)
	label := at&inCell | tildes | inLabel | inline
	name := strings.Trim(ImageText(s.Image, ""), "[]")
	if s.Text != "" {
		name += ": " + escape(s.Text, label)
	}
	return "![" + name + "](" + destination(w.article.Images[s.Image-1].URL) + ")"
}

func mark(shown *map[int]bool, number int) {
	if *shown == nil {
		*shown = map[int]bool{}
	}
	(*shown)[number] = true
}

// steady moves the edges of bold text that are no letters out of it. Markdown
// takes two stars for what they are only beside a letter or between blanks, so
// that **“강조”**는 would not be bold; “**강조**”는 is.
func steady(spans []Span) []Span {
	var out []Span
	add := func(s Span) {
		if n := len(out); n > 0 && !s.Object() && out[n-1].alike(s) {
			out[n-1].Text += s.Text
		} else if s.Text != "" || s.Object() {
			out = append(out, s)
		}
	}
	for _, s := range spans {
		if !s.Bold || s.Object() {
			s.Bold = false
			add(s)
			continue
		}
		rest := strings.TrimLeftFunc(s.Text, unwordy)
		inner := strings.TrimRightFunc(rest, unwordy)
		edge := s
		edge.Bold = false
		edge.Text = s.Text[:len(s.Text)-len(rest)]
		add(edge)
		s.Text = inner
		add(s)
		edge.Text = rest[len(inner):]
		add(edge)
	}
	return out
}

func unwordy(r rune) bool { return !wordy(r) }
