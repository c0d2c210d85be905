package cache

import (
	"encoding/json"
	"fmt"
	"strings"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// wording is all that is kept of what a notice says.
type wording struct {
	notice  feed.Notice // title, author and department
	summary string
	article *text // nil if it is not kept

	files map[string]string // what attachments say, by fileKey; those that were read
}

// wordingColumns are what wording.scan reads, of wordingTables.
const (
	wordingColumns = `n.title, n.author, n.department, s.text, a.text`
	wordingTables  = `notice n LEFT JOIN summary s ON s.notice = n.rid LEFT JOIN article a ON a.notice = n.rid`
)

// scan reads the columns of wordingColumns, after those that stand before them.
func (w *wording) scan(row scanner, before ...any) error {
	var summary, article packed
	err := row.Scan(append(before, &w.notice.Title, &w.notice.Author, &w.notice.Department, &summary, &article)...)
	w.summary, w.article = string(summary), nil
	if err != nil || article == "" {
		return err
	}
	w.article, err = decodeText(article)
	return err
}

func decodeText(data packed) (*text, error) {
	var t text
	if err := json.Unmarshal([]byte(data), &t); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &t, nil
}

// body returns the text of the notice in one clean line: the article's, and the
// summary where that says something else.
func (w wording) body() string {
	if w.article == nil {
		return w.summary
	}
	body := feed.Clean(strings.Join(w.article.Body.Paragraphs(), " "))
	stem, _ := cutStem(w.summary)
	if stem == "" || strings.Contains(squeeze(body), squeeze(stem)) {
		return body
	}
	return strings.TrimPrefix(body+" "+w.summary, " ")
}

// lines returns the text of the body with a line for each paragraph.
func (w wording) lines() string {
	if w.article == nil {
		return w.summary
	}
	return strings.Join(w.article.Body.Paragraphs(), "\n")
}

// document returns the notice as it is searched.
func (w wording) document() search.Document {
	n := w.notice
	d := search.Document{Title: search.Fold(n.Title), Body: search.Fold(w.body()), Author: search.Fold(n.Author + " " + n.Department)}
	if w.article != nil {
		var said []string
		for _, a := range w.article.Attachments {
			said = append(said, a.Name)
		}
		for _, a := range w.article.Attachments {
			if text := w.files[fileKey(a, "")]; text != "" { // addresses are shortened here already
				said = append(said, text)
			}
		}
		d.Files = search.Fold(strings.Join(said, " "))
	}
	return d
}

// cutStem returns what stands before the dots of a text that was cut short, as
// "안산시 새 도서관…" is, or the text as it is, and says which.
func cutStem(s string) (stem string, cut bool) {
	for _, dots := range []string{"…", "...", ".."} {
		if stem, ok := strings.CutSuffix(s, dots); ok {
			return strings.TrimSpace(stem), true
		}
	}
	return s, false
}

// squeeze takes all spaces out: lists strip the tags of a text and put nothing
// in their place, articles have paragraphs, and both say the same.
func squeeze(s string) string {
	if !strings.ContainsAny(s, " \n") {
		return s
	}
	return strings.NewReplacer(" ", "", "\n", "").Replace(s)
}
