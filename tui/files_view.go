package tui

import (
	"strings"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// previewHead lays out what stands above the text of a file: its name, what it
// is, whose it is.
func (m *Model) previewHead() cell.Text {
	p, l := m.article.preview, m.articleLayout()
	var facts []string
	for _, s := range []string{textFileKind(p.text.Kind), textFilePages(p.text), Size(m.fileSize(p.file)), textFilePictures(p.text.Pictures)} {
		if s != "" {
			facts = append(facts, s)
		}
	}
	var head cell.Text
	head.Add(m.broken(m.styles.heading, fileTitle(p.file), l.width, 0))
	if len(facts) > 0 {
		head.Add(m.broken(m.styles.row, strings.Join(facts, textBetween), l.width, 0))
	}
	head.Add(m.broken(m.styles.faint, textFileOf(p.notice.notice().Title), l.width, 0))
	head.Add(cell.Text{Lines: []string{styled(m.styles.faint, strings.TrimRight(m.metrics.Fill("─", l.width), " "))}})
	return head
}

// previewFoot lays out what stands below it: what is missing, and its address.
func (m *Model) previewFoot() cell.Text {
	p, l := m.article.preview, m.articleLayout()
	foot := cell.Text{Lines: []string{""}}
	for _, line := range []string{textFileLacks(p.text), fileAddress(p.file)} {
		if line != "" {
			foot.Add(m.broken(m.styles.faint, line, l.width, 0))
		}
	}
	return foot
}

// fileAddress is the line that tells where a file is, "" if no address does.
func fileAddress(f feed.Attachment) string {
	if f.Link() == "" {
		return ""
	}
	return textAddress(f.Link())
}

func (m *Model) previewHint() string {
	k := m.keys
	return hintLine(hint{keyName(k.Back, "esc"), textHintToNotice}, hint{keyName(k.PageDown, " "), textHintNextPage},
		hint{keyName(k.Search, "/"), textHintSearch}, hint{keyName(k.Files, "a"), textHintFiles}, hint{keyName(k.Help, "?"), textHelpTitle})
}
