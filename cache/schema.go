package cache

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks the file as ours ("sosi"), so that another program's
// database is refused rather than taken for a damaged cache.
const applicationID = 0x736f7369

// migrations are the steps from each version of the schema to the next. The
// file's PRAGMA user_version counts those it has been through. They only ever
// go forward, and one that has been released is never changed.
func migrations() []string {
	return []string{schema1, schema2, schema3, schema4, schema5}
}

// schema1 is the first schema. Times are milliseconds since 1970, truths 0 or
// 1. What a board does not tell is stored as feed has it ("" or -1).
//
// The summaries, which hold whole bodies at some boards, stand apart from the
// notices, so that walking over the numbers of a board touches small rows only.
// Marks name the notice by the board's own ID: nothing that happens to the list
// can take them away. Triggers keep the counts that the title line shows, so
// that nobody counts 20,309 rows to draw it.
const schema1 = `
CREATE TABLE board (
	rid           INTEGER PRIMARY KEY,
	key           TEXT NOT NULL UNIQUE,
	name          TEXT NOT NULL,
	url           TEXT NOT NULL,
	total         INTEGER NOT NULL DEFAULT -1,
	estimated     INTEGER NOT NULL DEFAULT 0, -- total is worked out, not told
	per_page      INTEGER NOT NULL DEFAULT 0,
	pages         INTEGER NOT NULL DEFAULT 0,
	floor         INTEGER NOT NULL DEFAULT 1, -- the last row of the board's last page
	doubted       INTEGER NOT NULL DEFAULT -1, -- a total told once that was not believed
	main          INTEGER NOT NULL DEFAULT 0, -- the strand of page 1, see number.go
	shaken        INTEGER NOT NULL DEFAULT 0,
	seq           INTEGER NOT NULL DEFAULT 0, -- pages stored so far
	refreshed     INTEGER NOT NULL DEFAULT 0,
	cached        INTEGER NOT NULL DEFAULT 0,
	result        TEXT NOT NULL DEFAULT '', -- of the last request for the list: '' or the kind of failure
	tried         INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE notice (
	rid         INTEGER PRIMARY KEY,
	board       INTEGER NOT NULL REFERENCES board,
	id          TEXT NOT NULL,
	number      INTEGER,                     -- NULL: not in the list, or not known where
	sure        INTEGER NOT NULL DEFAULT 0,  -- number is the board's, not our guess
	strand      INTEGER NOT NULL DEFAULT 0,  -- this and the next two: see number.go
	gen         INTEGER NOT NULL DEFAULT 0,
	base        INTEGER NOT NULL DEFAULT 0,
	removed     INTEGER NOT NULL DEFAULT 0,
	pinned      INTEGER NOT NULL DEFAULT 0,  -- place among the pinned, from 1
	title       TEXT NOT NULL,
	author      TEXT NOT NULL,
	department  TEXT NOT NULL,
	date        TEXT NOT NULL,
	views       INTEGER NOT NULL,
	attachments INTEGER NOT NULL,
	url         TEXT NOT NULL,
	first_seen  INTEGER NOT NULL,
	UNIQUE (board, id)
);
CREATE UNIQUE INDEX notice_number ON notice (board, number) WHERE number IS NOT NULL;
CREATE INDEX notice_strand ON notice (board, strand, number) WHERE sure;
CREATE INDEX notice_doubt ON notice (board) WHERE sure = 0 AND gen > 0;
CREATE INDEX notice_pinned ON notice (board, pinned) WHERE pinned > 0;

CREATE TABLE summary (
	notice INTEGER PRIMARY KEY REFERENCES notice,
	text   TEXT NOT NULL
);

CREATE TABLE article (
	notice  INTEGER PRIMARY KEY REFERENCES notice,
	text    TEXT NOT NULL, -- JSON: body, attachments, images, links
	fetched INTEGER NOT NULL
);

CREATE TABLE fetch (
	board         INTEGER NOT NULL REFERENCES board,
	page          INTEGER NOT NULL, -- of the list, 0 for an article
	id            TEXT NOT NULL,    -- of the article, '' for a page
	etag          TEXT NOT NULL DEFAULT '',
	last_modified TEXT NOT NULL DEFAULT '',
	total         INTEGER NOT NULL DEFAULT -1, -- of the board with this answer
	fetched       INTEGER NOT NULL DEFAULT 0,  -- last good answer
	tried         INTEGER NOT NULL DEFAULT 0,
	result        TEXT NOT NULL DEFAULT '',    -- of the last try: '' or the kind of failure
	PRIMARY KEY (board, page, id)
) WITHOUT ROWID;

CREATE TABLE mark (
	board  INTEGER NOT NULL REFERENCES board,
	id     TEXT NOT NULL,
	person TEXT NOT NULL,
	mark   INTEGER NOT NULL, -- feed.Mark
	at     INTEGER NOT NULL,
	PRIMARY KEY (board, id, person, mark)
) WITHOUT ROWID;

-- How many notices of the list a person has read.
CREATE TABLE tally (
	board  INTEGER NOT NULL REFERENCES board,
	person TEXT NOT NULL,
	read   INTEGER NOT NULL,
	PRIMARY KEY (board, person)
) WITHOUT ROWID;

CREATE TRIGGER notice_added AFTER INSERT ON notice BEGIN
	UPDATE board SET cached = cached + 1 WHERE rid = new.board;
END;
CREATE TRIGGER notice_added_read AFTER INSERT ON notice
WHEN new.number IS NOT NULL BEGIN
	UPDATE tally SET read = read + 1 WHERE board = new.board AND person IN
		(SELECT person FROM mark WHERE board = new.board AND id = new.id AND mark = 1);
END;
CREATE TRIGGER notice_moved AFTER UPDATE OF number ON notice
WHEN (old.number IS NULL) <> (new.number IS NULL) BEGIN
	UPDATE tally SET read = read + iif(new.number IS NULL, -1, 1) WHERE board = new.board AND person IN
		(SELECT person FROM mark WHERE board = new.board AND id = new.id AND mark = 1);
END;
CREATE TRIGGER mark_set AFTER INSERT ON mark WHEN new.mark = 1 BEGIN
	INSERT INTO tally (board, person, read)
	VALUES (new.board, new.person, EXISTS
		(SELECT 1 FROM notice WHERE board = new.board AND id = new.id AND number IS NOT NULL))
	ON CONFLICT DO UPDATE SET read = read + excluded.read;
END;
CREATE TRIGGER mark_cleared AFTER DELETE ON mark WHEN old.mark = 1 BEGIN
	UPDATE tally SET read = read - EXISTS
		(SELECT 1 FROM notice WHERE board = old.board AND id = old.id AND number IS NOT NULL)
	WHERE board = old.board AND person = old.person;
END;
`

// version reads how far the file has come. A file of ours that is newer than
// this program, or a database that is not ours, is an error.
func version(ctx context.Context, q queryer, steps int) (int, error) {
	var v, app, tables int
	err := q.QueryRowContext(ctx, `SELECT u.user_version, a.application_id,
		(SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1))
		FROM pragma_user_version u, pragma_application_id a`).Scan(&v, &app, &tables)
	switch {
	case err != nil:
		return 0, wrap("read schema version", err)
	case app != applicationID && (tables > 0 || v > 0 || app != 0):
		return 0, ErrForeign
	case v > steps:
		return 0, fmt.Errorf("%w: its schema is %d, this sosik knows %d", ErrNewer, v, steps)
	}
	return v, nil
}

// migrate brings the file to the newest version, each step in a transaction of
// its own. Another process may be doing the same: whoever comes second finds
// the step done.
func (db *DB) migrate(ctx context.Context, steps []string) error {
	for {
		done := false
		err := db.write(ctx, "migrate schema", durable, func(t *tx) error {
			v, err := version(ctx, t, len(steps))
			if err != nil {
				return err
			}
			if v == len(steps) {
				done = true
				return nil
			}
			if _, err := t.ExecContext(ctx, steps[v]); err != nil {
				return fmt.Errorf("step %d: %w", v+1, err)
			}
			_, err = t.ExecContext(ctx, fmt.Sprintf(
				"PRAGMA user_version = %d; PRAGMA application_id = %d", v+1, applicationID))
			return err
		})
		if err != nil || done {
			return err
		}
	}
}

// queryer is what sql.DB, sql.Conn and sql.Tx have in common for reading.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}
