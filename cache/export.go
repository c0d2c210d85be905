package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"city/sosik/feed"
)

// eachBatch is how many notices are read at once, which bounds the memory.
const eachBatch = 100

// Each calls f with everything that is kept of each notice of the board: first
// those with a number from the newest down, then those without, the latest seen
// first. Read, Starred are the marks of the person who has opened the cache.
// The Notice of a record's Article is that of the record.
//
// It all is one moment of the cache, whatever others write meanwhile. f may take
// its time and may use the Board; an error from it ends the walk and is returned
// as it is.
func (b *Board) Each(ctx context.Context, f func(feed.Record) error) (err error) {
	const what = "read everything"
	t, err := b.db.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return b.db.named(what, err)
	}
	defer func() { err = errors.Join(err, rollback(t)) }()
	st, err := b.stateFrom(ctx, t)
	if err != nil {
		return b.db.named(what, err)
	}
	keys, err := scanKeys(ctx, t, `SELECT rid FROM notice WHERE board = ?
		ORDER BY number IS NULL, number DESC, first_seen DESC, id DESC`, st.rid)
	if err != nil {
		return b.db.named(what, err)
	}
	for batch := range slices.Chunk(keys, eachBatch) {
		records, err := b.records(ctx, t, batch)
		if err != nil {
			return b.db.named(what, err)
		}
		for _, r := range records {
			if err := f(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// records reads everything of some notices, in the order of keys.
func (b *Board) records(ctx context.Context, q queryer, keys []feed.Key) ([]feed.Record, error) {
	list, err := keyList(keys)
	if err != nil {
		return nil, err
	}
	entries := make(map[string]feed.Entry, len(keys))
	err = query(ctx, q, func(rows *sql.Rows) error {
		var summary packed
		e, err := b.scanEntry(rows, &summary)
		e.Summary = string(summary)
		entries[e.ID] = e
		return err
	}, summarizedQuery+`n.rid IN (SELECT value FROM json_each(?3))`, b.info.Key, b.db.person, list)
	if err != nil {
		return nil, err
	}
	versions := map[string][]feed.Version{}
	err = query(ctx, q, func(rows *sql.Rows) error {
		var id string
		v, err := scanVersion(rows, &id)
		versions[id] = append(versions[id], v)
		return err
	}, `SELECT n.id, `+versionColumns+` FROM json_each(?1) j CROSS JOIN notice n ON n.rid = j.value
		JOIN version v ON v.notice = n.rid ORDER BY v.rid DESC`, list)
	if err != nil {
		return nil, err
	}
	records := make([]feed.Record, 0, len(keys))
	err = query(ctx, q, func(rows *sql.Rows) error {
		r, err := b.scanRecord(rows, entries)
		r.Versions = versions[r.ID]
		records = append(records, r)
		return err
	}, `SELECT n.id, n.first_seen, a.text, coalesce(a.fetched, 0), coalesce(f.etag, ''), coalesce(f.last_modified, '')
		FROM json_each(?1) j CROSS JOIN notice n ON n.rid = j.value LEFT JOIN article a ON a.notice = n.rid
		LEFT JOIN fetch f ON f.board = n.board AND f.page = 0 AND f.id = n.id ORDER BY j.key`, list)
	return records, err
}

// scanRecord puts a record together from its row in the list and what is kept
// beside it.
func (b *Board) scanRecord(row scanner, entries map[string]feed.Entry) (r feed.Record, err error) {
	var id string
	var seen, fetched int64
	var data packed
	var v feed.Validator
	if err := row.Scan(&id, &seen, &data, &fetched, &v.ETag, &v.LastModified); err != nil {
		return r, err
	}
	r.Entry, r.Seen = entries[id], fromMillis(seen)
	if data == "" || fetched == 0 {
		return r, nil
	}
	decoded, err := decodeText(data)
	if err != nil {
		return r, fmt.Errorf("article %s: %w", id, err)
	}
	kept := decoded.mapURLs(b.origin.resolve)
	r.Article = &feed.Article{
		Notice: r.Notice, Body: kept.Body, Attachments: kept.Attachments,
		Images: kept.Images, Links: kept.Links, Fetched: fromMillis(fetched), Validator: v,
	}
	return r, nil
}
