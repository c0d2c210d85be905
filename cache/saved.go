package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"unicode/utf8"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// The bounds of a saved search, in letters.
const (
	maxName  = 60
	maxQuery = 1000
)

// ErrName says that a search cannot be saved under a name, and ErrLong that its
// query is too long to be kept.
var (
	ErrName = fmt.Errorf("a search is saved under a name of 1 to %d letters", maxName)
	ErrLong = fmt.Errorf("a saved search has at most %d letters", maxQuery)
)

// SavedSearches returns the person's searches on this board by name, with how
// many notices each finds and how many of those they have not read. Both are
// feed.Unknown where the query is none, as one may be that a newer sosik saved.
func (b *Board) SavedSearches(ctx context.Context) ([]feed.SavedSearch, error) {
	var list []feed.SavedSearch
	err := b.db.read(ctx, "read saved searches", func(q queryer) error {
		list = nil
		return query(ctx, q, func(rows *sql.Rows) error {
			s := feed.SavedSearch{Hits: feed.Unknown, Unread: feed.Unknown}
			err := rows.Scan(&s.Name, &s.Query, &s.Watch)
			list = append(list, s)
			return err
		}, `SELECT s.name, s.query, s.watch FROM board b JOIN search s ON s.board = b.rid
			WHERE b.key = ? AND s.person = ? ORDER BY s.name`, b.info.Key, b.db.person)
	})
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := b.count(ctx, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// SaveSearch keeps a search under its name, in the place of one that has it
// already; what has been announced of that stays announced. The name and the
// query are passed through feed.Clean; Hits and Unread are not looked at. It
// fails with ErrName, ErrLong or, in a read-only cache, ErrReadOnly. Whether the
// query is one is not asked.
func (b *Board) SaveSearch(ctx context.Context, s feed.SavedSearch) error {
	s.Name, s.Query = feed.Clean(s.Name), feed.Clean(s.Query)
	switch n := utf8.RuneCountInString(s.Name); {
	case n < 1 || n > maxName:
		return fmt.Errorf("save search: %w", ErrName)
	case utf8.RuneCountInString(s.Query) > maxQuery:
		return fmt.Errorf("save search: %w", ErrLong)
	}
	return b.db.write(ctx, "save search", durable, func(t *tx) error {
		st, err := b.enter(ctx, t)
		if err != nil {
			return err
		}
		_, err = t.exec(ctx, `INSERT INTO search (board, person, name, query, watch) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (board, person, name) DO UPDATE SET query = ?4, watch = ?5`,
			st.rid, b.db.person, s.Name, s.Query, s.Watch)
		return err
	})
}

// ForgetSearch removes a saved search. That there is none of the name is no
// error. In a read-only cache it fails with ErrReadOnly.
func (b *Board) ForgetSearch(ctx context.Context, name string) error {
	return b.db.write(ctx, "forget search", durable, func(t *tx) error {
		_, err := t.exec(ctx, `DELETE FROM search WHERE person = ? AND name = ?
			AND board = (SELECT rid FROM board WHERE key = ?)`, b.db.person, feed.Clean(name), b.info.Key)
		return err
	})
}

// count fills in how many notices a search finds.
func (b *Board) count(ctx context.Context, s *feed.SavedSearch) error {
	keys, err := b.matching(ctx, s.Query)
	if errors.Is(err, errNoQuery) {
		return nil
	}
	if err != nil {
		return err
	}
	s.Hits = len(keys)
	list, err := keyList(keys)
	if err != nil {
		return err
	}
	return b.db.read(ctx, "count unread", func(q queryer) error {
		return q.QueryRowContext(ctx, `SELECT count(*) FROM json_each(?2) j CROSS JOIN notice n ON n.rid = j.value
			WHERE NOT EXISTS (SELECT 1 FROM mark m WHERE m.board = n.board AND m.id = n.id AND m.person = ?1 AND m.mark = 1)`,
			b.db.person, list).Scan(&s.Unread)
	})
}

// errNoQuery says that a text is no query; it wraps what is wrong with it.
var errNoQuery = errors.New("no query")

// matching returns the notices that a query finds, as Search does.
func (b *Board) matching(ctx context.Context, text string) ([]feed.Key, error) {
	q, err := search.Parse(text, b.db.now())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoQuery, err)
	}
	return b.Search(ctx, q, feed.Newest)
}
