package paper

import (
	"strings"
	"time"

	"city/sosik/feed"
)

// ruled stands between the documents of a text.
const ruled = "\n----------------------------------------\n\n"

// Text writes documents as plain text: what the page says, and then the
// addresses that its text points to.
func Text(documents []Document) []byte {
	parts := make([]string, len(documents))
	for i, d := range said(documents) {
		parts[i] = d.text()
	}
	return []byte(strings.Join(parts, ruled))
}

// Markdown writes documents as CommonMark.
func Markdown(documents []Document) []byte {
	parts := make([]string, len(documents))
	for i, d := range said(documents) {
		parts[i] = d.Markdown()
	}
	return []byte(strings.Join(parts, "\n---\n\n"))
}

func (d Document) text() string {
	var b strings.Builder
	n := d.Notice
	b.WriteString(n.Title + "\n")
	meta := []string{n.Author, n.Department, string(n.Date)}
	if t := n.Date.Time(); len(n.Date) > len(time.DateOnly) {
		meta[2] = t.Format(time.DateTime)
	}
	if n.Views != feed.Unknown {
		meta = append(meta, textViews+" "+thousands(n.Views))
	}
	var said []string
	for _, s := range meta {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) > 0 {
		b.WriteString(strings.Join(said, "  ") + "\n")
	}
	if n.URL != "" {
		b.WriteString(n.URL + "\n")
	}
	if text := d.Body.Numbered().Text(); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	addresses(&b, textAttachments, d.files())
	addresses(&b, textImages, d.pictures())
	addresses(&b, textLinks, d.links())
	return b.String()
}

// pictures are all pictures, which a text can only name.
func (d Document) pictures() []source {
	var all []source
	for i, m := range d.Images {
		all = append(all, source{feed.ImageText(i+1, ""), m.URL})
	}
	return all
}

func addresses(b *strings.Builder, label string, all []source) {
	if len(all) == 0 {
		return
	}
	b.WriteString("\n" + label + "\n")
	for _, s := range all {
		between := "  "
		if strings.HasSuffix(s.text, "]") { // a number, and no name
			between = " "
		}
		b.WriteString("  " + strings.TrimSpace(s.text+between+s.url) + "\n")
	}
}
