package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"city/sosik/feed"
)

// Article returns the kept text of a notice, or feed.ErrNotFound.
func (b *Board) Article(ctx context.Context, id string) (feed.Article, error) {
	a, err := b.keptArticle(ctx, id)
	if err == nil && a.Fetched.IsZero() {
		return feed.Article{}, &feed.Error{Kind: feed.ErrNotFound}
	}
	return a, err
}

// keptArticle is Article that returns the zero Article if there is none.
func (b *Board) keptArticle(ctx context.Context, id string) (a feed.Article, err error) {
	var data packed
	var fetched int64
	err = b.db.read(ctx, "read article", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT a.text, a.fetched, coalesce(f.etag, ''), coalesce(f.last_modified, '')
			FROM board b JOIN notice n ON n.board = b.rid JOIN article a ON a.notice = n.rid
			LEFT JOIN fetch f ON f.board = b.rid AND f.page = 0 AND f.id = n.id
			WHERE b.key = ? AND n.id = ?`, b.info.Key, id).
			Scan(&data, &fetched, &a.Validator.ETag, &a.Validator.LastModified)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return feed.Article{}, nil
	}
	if err != nil {
		return feed.Article{}, err
	}
	unpacked, err := decodeText(data)
	if err != nil {
		return feed.Article{}, fmt.Errorf("read article %s: %w", id, err)
	}
	kept := unpacked.mapURLs(b.origin.resolve)
	e, err := b.Find(ctx, id)
	a.Notice, a.Body, a.Attachments = e.Notice, kept.Body, kept.Attachments
	a.Images, a.Links, a.Fetched = kept.Images, kept.Links, fromMillis(fetched)
	return a, err
}

// Fetch asks for the full text of a notice, keeps it and returns it. What the
// article page knows better than the list is taken over into the list.
//
// If the board no longer has the notice, it is marked as removed where it was in
// the list, and its kept text stays.
func (b *Board) Fetch(ctx context.Context, n feed.Notice) (feed.Article, error) {
	return share(ctx, b.lane, "article "+n.ID, func(ctx context.Context) (feed.Article, error) {
		return b.fetchArticle(ctx, n)
	})
}

func (b *Board) fetchArticle(ctx context.Context, n feed.Notice) (feed.Article, error) {
	kept, err := b.keptArticle(ctx, n.ID)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return feed.Article{}, err
	}
	a, err := b.src.Article(ctx, n, kept.Validator)
	keep := context.WithoutCancel(ctx)
	switch {
	case errors.Is(err, feed.ErrNotModified) && !kept.Fetched.IsZero():
		return kept, b.articleCurrent(keep, n.ID)
	case err == nil:
		if err = suits(a, n, kept); err == nil {
			err = b.lane.repeats(n, a)
		}
		if err != nil {
			err = fmt.Errorf("article %s: %w", n.ID, err)
		}
	}
	if errors.Is(err, feed.ErrNotFound) {
		if removeErr := b.remove(keep, n.ID); removeErr != nil {
			return feed.Article{}, errors.Join(err, removeErr)
		}
	}
	if err != nil {
		return feed.Article{}, b.fail(keep, 0, n.ID, err)
	}
	if a.Fetched.IsZero() {
		a.Fetched = b.db.now()
	}
	a.Notice.ID = n.ID
	if err := b.storeArticle(keep, a, n); err != nil {
		return feed.Article{}, err
	}
	return b.keptArticle(keep, n.ID)
}

// suits refuses an article that is another's, or nothing at all where there was
// something.
func suits(a feed.Article, n feed.Notice, kept feed.Article) error {
	if a.Notice.ID != "" && a.Notice.ID != n.ID {
		return &feed.Error{Kind: feed.ErrNotFound, Err: fmt.Errorf("the page is article %s", a.Notice.ID)}
	}
	if empty(a) && !kept.Fetched.IsZero() && !empty(kept) {
		return &feed.Error{Kind: feed.ErrNotBoard, Err: errors.New("the page has no text, and there was one")}
	}
	return nil
}

func empty(a feed.Article) bool {
	return len(a.Body) == 0 && len(a.Attachments) == 0 && len(a.Images) == 0
}

// storeArticle keeps an article, and the notice with what both know of it.
func (b *Board) storeArticle(ctx context.Context, a feed.Article, listed feed.Notice) error {
	data, err := json.Marshal(text{a.Notice.Title, a.Body, a.Attachments, a.Images, a.Links}.mapURLs(b.origin.shorten))
	if err != nil {
		return fmt.Errorf("store article %s: %w", a.Notice.ID, err)
	}
	return b.db.write(ctx, "store article", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		k, err := t.find(ctx, st.rid, a.Notice.ID)
		if err != nil {
			return err
		}
		if k.rid == 0 {
			listed.URL, listed.Number = b.origin.shorten(listed.URL), 0
			if k.rid, err = t.insert(ctx, st.rid, listed, 0, b.db.now()); err != nil {
				return err
			}
			k.notice, k.listed = listed, listed.Title
		}
		if err := t.read(ctx, &k, a, b.origin, a.Fetched); err != nil {
			return err
		}
		if k.row.gone {
			if _, err := t.exec(ctx, `UPDATE notice SET removed = 0 WHERE rid = ? AND number IS NOT NULL`, k.rid); err != nil {
				return err
			}
		}
		_, err = t.exec(ctx, `INSERT INTO article (notice, text, fetched) VALUES (?1, ?2, ?3)
			ON CONFLICT DO UPDATE SET text = ?2, fetched = ?3`, k.rid, packed(data), millis(a.Fetched))
		if err != nil {
			return err
		}
		return b.recordArticle(ctx, t, st.rid, a.Notice.ID, a.Validator)
	})
}

// learn returns the notice with what the article's page knows better: it has the
// title in full and the files by name.
func learn(n feed.Notice, a feed.Article, o origin) feed.Notice {
	p := a.Notice
	n.Title = orElse(p.Title, n.Title)
	n.Author = orElse(p.Author, n.Author)
	n.Department = orElse(p.Department, n.Department)
	n.URL = orElse(o.shorten(p.URL), n.URL)
	if p.Date != "" && (p.Date.Day() != n.Date.Day() || len(p.Date) >= len(n.Date)) {
		n.Date = p.Date
	}
	if p.Views != feed.Unknown {
		n.Views = p.Views
	}
	n.Attachments = len(a.Attachments)
	return n
}

// articleCurrent notes that the kept text is still the board's.
func (b *Board) articleCurrent(ctx context.Context, id string) error {
	return b.db.write(ctx, "note that nothing changed", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		return b.recordCurrent(ctx, t, st.rid, 0, id)
	})
}

// remove marks a notice of the list as removed. It keeps its number, as one that
// is not sure, until a page of the list shows who has it now.
func (b *Board) remove(ctx context.Context, id string) error {
	return b.db.write(ctx, "mark as removed", quick, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		st.seq++ // a group of its own
		_, err = t.exec(ctx, `UPDATE notice SET removed = 1, sure = 0, strand = 0, gen = ?, base = number
			WHERE board = ? AND id = ? AND number IS NOT NULL AND sure`, st.seq, st.rid, id)
		return errors.Join(err, st.save(ctx, t))
	})
}
