package cache

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"city/sosik/feed"
)

// How edits are told from other differences
//
// A list and an article page never say quite the same: the one cuts, strips and
// abbreviates what the other says in full. So like is compared with like: what
// the list says now with what the list said before, and the article with the
// article. Of a text that its list cuts, the part that is there is compared. Only
// where what is new also differs from what is kept has the notice been edited,
// since the other page may have shown the same edit already.

// maxVersions bounds what is kept of a notice that changes with every look, as a
// text does that counts its readers. The first one always stays.
const maxVersions = 50

// Versions returns what a notice said before it was changed, the latest change
// first. What it says now is not among them. A notice that has not been edited,
// or is not kept, has none.
func (b *Board) Versions(ctx context.Context, id string) (list []feed.Version, err error) {
	err = b.db.read(ctx, "read versions", func(q queryer) error {
		list = nil
		return query(ctx, q, func(rows *sql.Rows) error {
			v, err := scanVersion(rows)
			list = append(list, v)
			return err
		}, `SELECT `+versionColumns+` FROM board b JOIN notice n ON n.board = b.rid
			JOIN version v ON v.notice = n.rid WHERE b.key = ? AND n.id = ? ORDER BY v.rid DESC`, b.info.Key, id)
	})
	return list, err
}

const versionColumns = `v.seen, v.title, v.text`

// scanVersion reads versionColumns, after what stands before them.
func scanVersion(row scanner, before ...any) (v feed.Version, err error) {
	var seen int64
	var body packed
	err = row.Scan(append(before, &seen, &v.Title, &body)...)
	v.Seen, v.Text = fromMillis(seen), string(body)
	return v, err
}

// keepVersion keeps what a notice said until now, and marks it as edited.
func (t *tx) keepVersion(ctx context.Context, rid int64, title, body string, now time.Time) error {
	var lastTitle string
	var lastBody packed
	err := t.row(ctx, `SELECT title, text FROM version WHERE notice = ? ORDER BY rid DESC LIMIT 1`,
		[]any{rid}, &lastTitle, &lastBody)
	switch {
	case err == nil && lastTitle == title && string(lastBody) == body:
		return nil // the list has shown the edit before the article does
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	}
	if _, err := t.exec(ctx, `INSERT INTO version (notice, seen, title, text) VALUES (?, ?, ?, ?)`,
		rid, millis(now), title, packed(body)); err != nil {
		return err
	}
	_, err = t.exec(ctx, `DELETE FROM version WHERE rid IN (SELECT rid FROM version WHERE notice = ?1
		AND rid > (SELECT min(rid) FROM version WHERE notice = ?1) ORDER BY rid DESC LIMIT -1 OFFSET ?2)`, rid, maxVersions-1)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `UPDATE notice SET edited = 1 WHERE rid = ? AND NOT edited`, rid)
	return err
}

// wording reads all that is kept of what a notice says. A text that is damaged
// is as good as none here, where it is about to be replaced.
func (t *tx) wording(ctx context.Context, rid int64) (w wording, err error) {
	s, err := t.stmt(ctx, `SELECT `+wordingColumns+` FROM `+wordingTables+` WHERE n.rid = ?`) //nolint:sqlclosecheck // the transaction closes it
	if err != nil {
		return w, err
	}
	err = w.scan(s.QueryRowContext(ctx, rid))
	if errors.Is(err, ErrDamaged) {
		return wording{}, nil
	}
	return w, err
}

// retitle returns the title of a notice after its list said now where it last
// said before ("" if that is not known), and whether it has been edited.
func retitle(kept, before, now string) (title string, edited bool) {
	switch {
	case now == "" || now == before || sameOrCut(now, kept):
		return kept, false
	case isCut(kept, now):
		return now, false
	case before == "":
		return now, false
	case sameOrCut(now, before) || isCut(before, now):
		return kept, false // the article has another, and the list is as it was
	}
	return now, true
}

// resummarize returns the summary of a notice after its list said now where it
// said before, and whether it has been edited.
func resummarize(before, now string) (summary string, edited bool) {
	b, n := squeeze(before), squeeze(now)
	switch {
	case now == "" || sameOrCut(n, b):
		return before, false
	case before == "" || isCut(b, n):
		return now, false
	}
	return now, true
}

func sameOrCut(s, whole string) bool { return s == whole || isCut(s, whole) }

// isCut says that s is whole cut short, as "안산시 새 도서관…" is.
func isCut(s, whole string) bool {
	stem, cut := cutStem(s)
	return cut && strings.HasPrefix(whole, stem)
}

// hear takes over what a row of the list says of a notice that is kept.
func (t *tx) hear(ctx context.Context, k *kept, n feed.Notice, now time.Time) error {
	old, before := k.notice, k.listed
	better := merge(old, n)
	var titleEdited, textEdited bool
	better.Title, titleEdited = retitle(old.Title, before, n.Title)
	k.listed = orElse(n.Title, before)
	var w wording
	summary := ""
	if n.Summary != "" || titleEdited {
		var err error
		if w, err = t.wording(ctx, k.rid); err != nil {
			return err
		}
		summary, textEdited = resummarize(w.summary, n.Summary)
	}
	if titleEdited || textEdited {
		if err := t.keepVersion(ctx, k.rid, old.Title, w.lines(), now); err != nil {
			return err
		}
	}
	if better != old || k.listed != before {
		if err := t.update(ctx, k.rid, better, k.listed); err != nil {
			return err
		}
		k.notice = better
	}
	if summary == w.summary {
		return nil
	}
	return t.summarize(ctx, k.rid, summary)
}

// read takes over what the page of an article, which was fetched now, says of a
// notice that is kept. No version is younger than the text that took its place.
func (t *tx) read(ctx context.Context, k *kept, a feed.Article, o origin, now time.Time) error {
	w, err := t.wording(ctx, k.rid)
	if err != nil {
		return err
	}
	title := a.Notice.Title
	if w.article != nil {
		last := w.article.Title
		titleEdited := last != "" && title != "" && title != k.notice.Title && !sameOrCut(title, last) && !isCut(last, title)
		if titleEdited || !sameBody(w.article.Body, a.Body) {
			if err := t.keepVersion(ctx, k.rid, k.notice.Title, w.lines(), now); err != nil {
				return err
			}
		}
	}
	k.notice = learn(k.notice, a, o)
	return t.update(ctx, k.rid, k.notice, k.listed)
}

// sameBody says that two bodies have the same text, however it is set.
func sameBody(a, b feed.Body) bool {
	p, q := a.Paragraphs(), b.Paragraphs()
	return slices.Equal(p, q) || squeeze(strings.Join(p, "")) == squeeze(strings.Join(q, ""))
}
