package cache

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"city/sosik/feed"
)

// ErrRecord says that a record cannot be taken in.
var ErrRecord = errors.New("not a record of a notice")

// importBatch is how many records are kept in one transaction, so that others
// who write need not wait for a whole archive.
const importBatch = 500

// Import takes in what Each has given, here or elsewhere, and returns how many
// records said something that was not kept yet. Importing the same twice changes
// nothing the second time.
//
// What is kept stays unless a record knows better: it fills in what is not kept,
// and replaces a text only by one that was fetched later. Marks of the person
// are only ever set. Strings must be clean (see package feed); they are not
// cleaned again. A record without an ID, or with a number, count or time that
// cannot be, fails with ErrRecord.
//
// The records are kept a few hundred at a time. If one fails, or records yields
// an error, those before it are kept, and the error says which it was, counting
// from 1. In a read-only cache it fails with ErrReadOnly.
//
// How imported notices come by their numbers is told in renumber.go.
func (b *Board) Import(ctx context.Context, records iter.Seq2[feed.Record, error]) (n int, err error) {
	m := &importing{board: b, now: b.db.now()}
	batch := make([]feed.Record, 0, importBatch)
	flush := func() error {
		err := m.keep(ctx, batch)
		batch = batch[:0]
		return err
	}
	count := 0
	var failed error
	for r, err := range records {
		count++
		if err == nil {
			err = checkRecord(r)
		}
		if err != nil {
			failed = fmt.Errorf("import record %d: %w", count, err)
			break
		}
		if batch = append(batch, r); len(batch) == importBatch {
			if failed = flush(); failed != nil {
				break
			}
		}
	}
	if len(batch) > 0 {
		failed = errors.Join(failed, flush())
	}
	return m.new, errors.Join(failed, m.settle(ctx))
}

// checkRecord says what is wrong with a record.
func checkRecord(r feed.Record) error {
	wrong := func(what string) error { return fmt.Errorf("%w: %s", ErrRecord, what) }
	switch {
	case r.ID == "":
		return wrong("it has no ID")
	case feed.Clean(r.ID) != r.ID:
		return wrong("its ID is not clean")
	case r.Number < 0 || r.Number > maxTotal:
		return wrong(fmt.Sprintf("its number is %d", r.Number))
	case r.Views < feed.Unknown || r.Attachments < feed.Unknown:
		return wrong("it counts below zero")
	case !r.Seen.IsZero() && r.Seen.UnixMilli() <= 0:
		return wrong("it was seen before there were boards")
	case r.Article == nil:
		return nil
	case r.Article.Fetched.IsZero() || r.Article.Fetched.UnixMilli() <= 0:
		return wrong("it does not say when its article was fetched")
	case r.Article.Notice.ID != "" && r.Article.Notice.ID != r.ID:
		return wrong("its article is another's")
	}
	return nil
}

// importing is an import under way.
type importing struct {
	board *Board
	now   time.Time
	new   int // records that said something new
	enrolment
}

// keep takes in a batch of records.
func (m *importing) keep(ctx context.Context, batch []feed.Record) error {
	var done importing
	err := m.board.db.write(ctx, "import", quick, func(t *tx) error {
		done = *m // anew with each try
		st, err := m.board.enter(ctx, t)
		if err != nil {
			return err
		}
		if err := done.begin(ctx, t, st); err != nil {
			return err
		}
		for _, r := range batch {
			changed, err := done.keepRecord(ctx, t, &st, r)
			if err != nil {
				return fmt.Errorf("notice %s: %w", r.ID, err)
			}
			if changed {
				done.new++
			}
		}
		return st.save(ctx, t)
	})
	if err == nil {
		*m = done
	}
	return err
}

// keepRecord takes in a record and says whether it said anything new.
func (m *importing) keepRecord(ctx context.Context, t *tx, st *state, r feed.Record) (changed bool, err error) {
	r.URL = m.board.origin.shorten(r.URL)
	k, err := t.find(ctx, st.rid, r.ID)
	if err != nil {
		return false, err
	}
	isNew := k.rid == 0
	if isNew {
		if k, err = m.insert(ctx, t, *st, r); err != nil {
			return false, err
		}
	}
	steps := []func() (bool, error){
		func() (bool, error) { return t.addVersions(ctx, k.rid, r.Versions) },
		func() (bool, error) { return m.keepText(ctx, t, k, r) },
		func() (bool, error) { return t.seenEarlier(ctx, k.rid, r.Seen) },
		func() (bool, error) { return m.addMarks(ctx, t, *st, r) },
		func() (bool, error) { return false, m.enrol(ctx, t, st, k, r, isNew) },
	}
	changed = isNew
	for _, step := range steps {
		did, err := step()
		if err != nil {
			return false, err
		}
		changed = changed || did
	}
	return changed, nil
}

// insert adds the row of a notice that is not kept, without a number.
func (m *importing) insert(ctx context.Context, t *tx, st state, r feed.Record) (kept, error) {
	n := r.Notice
	n.Number = 0
	rid, err := t.insert(ctx, st.rid, n, 0, orNow(r.Seen, m.now))
	if err != nil {
		return kept{}, err
	}
	if r.Removed {
		if _, err := t.exec(ctx, `UPDATE notice SET removed = 1 WHERE rid = ?`, rid); err != nil {
			return kept{}, err
		}
	}
	if r.Pinned && st.refreshed.IsZero() { // else the board has told what is pinned
		_, err := t.exec(ctx, `UPDATE notice SET pinned = 1 +
			(SELECT coalesce(max(pinned), 0) FROM notice WHERE board = ?1 AND pinned > 0) WHERE rid = ?2`, st.rid, rid)
		if err != nil {
			return kept{}, err
		}
	}
	k := kept{rid: rid, row: row{id: n.ID, gone: r.Removed}, notice: n, listed: n.Title}
	if r.Article != nil {
		k.listed = "" // the title may be that of the article's page, and the list's another
		err = t.update(ctx, rid, n, k.listed)
	}
	return k, err
}

func orNow(t, now time.Time) time.Time {
	if t.IsZero() {
		return now
	}
	return t
}

// keepText merges what a record says of its notice with what is kept.
func (m *importing) keepText(ctx context.Context, t *tx, k kept, r feed.Record) (changed bool, err error) {
	var fetched int64
	var summarized bool
	err = t.row(ctx, `SELECT coalesce((SELECT fetched FROM article WHERE notice = ?1), 0),
		EXISTS (SELECT 1 FROM summary WHERE notice = ?1)`, []any{k.rid}, &fetched, &summarized)
	if err != nil {
		return false, err
	}
	later := r.Article != nil && millis(r.Article.Fetched) > fetched
	replaces := later && fetched > 0
	if replaces {
		if err := t.supersede(ctx, k, *r.Article); err != nil {
			return false, err
		}
	}
	better := completed(k.notice, r.Notice)
	if replaces {
		better = completed(r.Notice, k.notice)
	}
	better.ID, better.Number, better.Pinned, better.Summary = k.notice.ID, k.notice.Number, k.notice.Pinned, k.notice.Summary
	if better != k.notice {
		changed = true
		if err := t.update(ctx, k.rid, better, k.listed); err != nil {
			return false, err
		}
	}
	if r.Summary != "" && (!summarized || replaces) {
		changed = true
		if err := t.summarize(ctx, k.rid, r.Summary); err != nil {
			return false, err
		}
	}
	if !later {
		return changed, nil
	}
	return true, m.keepArticle(ctx, t, k.rid, *r.Article)
}

// supersede keeps the text of an article that a later one is about to replace.
func (t *tx) supersede(ctx context.Context, k kept, later feed.Article) error {
	w, err := t.wording(ctx, k.rid)
	if err != nil || w.article == nil || sameBody(w.article.Body, later.Body) {
		return err
	}
	return t.keepVersion(ctx, k.rid, k.notice.Title, w.lines(), later.Fetched)
}

// completed returns a notice with what another account of it knows that it does
// not: what is missing, a title in full, the time of day, the count of files.
func completed(n, other feed.Notice) feed.Notice {
	if n.Title == "" || isCut(n.Title, other.Title) {
		n.Title = orElse(other.Title, n.Title)
	}
	n.Author = orElse(n.Author, other.Author)
	n.Department = orElse(n.Department, other.Department)
	n.URL = orElse(n.URL, other.URL)
	if n.Date == "" || n.Date.Day() == other.Date.Day() && len(other.Date) > len(n.Date) {
		n.Date = other.Date
	}
	if n.Views == feed.Unknown {
		n.Views = other.Views
	}
	if n.Attachments == feed.Unknown || n.Attachments == 1 && other.Attachments > 1 {
		n.Attachments = other.Attachments
	}
	return n
}

func (m *importing) keepArticle(ctx context.Context, t *tx, rid int64, a feed.Article) error {
	data, err := json.Marshal(text{a.Notice.Title, a.Body, a.Attachments, a.Images, a.Links}.mapURLs(m.board.origin.shorten))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO article (notice, text, fetched) VALUES (?1, ?2, ?3)
		ON CONFLICT DO UPDATE SET text = ?2, fetched = ?3`, rid, packed(data), millis(a.Fetched))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO fetch (board, page, id, etag, last_modified, fetched, tried)
		SELECT board, 0, id, ?2, ?3, ?4, ?4 FROM notice WHERE rid = ?1
		ON CONFLICT DO UPDATE SET etag = ?2, last_modified = ?3, fetched = ?4`,
		rid, a.Validator.ETag, a.Validator.LastModified, millis(a.Fetched))
	return err
}

// seenEarlier notes that a notice was known before we knew it.
func (t *tx) seenEarlier(ctx context.Context, rid int64, seen time.Time) (bool, error) {
	if seen.IsZero() {
		return false, nil
	}
	done, err := t.exec(ctx, `UPDATE notice SET first_seen = ?2 WHERE rid = ?1 AND first_seen > ?2`, rid, millis(seen))
	return affected(done, err)
}

// addVersions keeps what a notice said before, if nothing is kept of that.
func (t *tx) addVersions(ctx context.Context, rid int64, versions []feed.Version) (changed bool, err error) {
	var have bool
	if len(versions) > 0 {
		err = t.row(ctx, `SELECT EXISTS (SELECT 1 FROM version WHERE notice = ?)`, []any{rid}, &have)
	}
	if err != nil || have {
		return false, err
	}
	for _, v := range slices.Backward(versions) {
		if err := t.keepVersion(ctx, rid, v.Title, v.Text, v.Seen); err != nil {
			return false, err
		}
	}
	return len(versions) > 0, nil
}

// addMarks sets the marks that a record has.
func (m *importing) addMarks(ctx context.Context, t *tx, st state, r feed.Record) (changed bool, err error) {
	for mark, on := range map[feed.Mark]bool{feed.Read: r.Read, feed.Starred: r.Starred} {
		if !on {
			continue
		}
		done, err := t.exec(ctx, `INSERT INTO mark (board, id, person, mark, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`, st.rid, r.ID, m.board.db.person, mark, millis(m.now))
		did, err := affected(done, err)
		if err != nil {
			return false, err
		}
		changed = changed || did
	}
	return changed, nil
}
