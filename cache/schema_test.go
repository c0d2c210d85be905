package cache

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"city/sosik/feed"
)

// fill1 is what a file of schema 1 may hold. When a schema is added, the file
// that it starts from gets such a filling too, and both must still be readable.
const fill1 = `
INSERT INTO board (rid, key, name, url, total, per_page, pages, main, seq, refreshed)
	VALUES (1, 'fake', '가짜', 'http://a.kr/list', 3, 10, 1, 1, 1, 1700000000000);
INSERT INTO notice (rid, board, id, number, sure, strand, title, author, department, date, views, attachments, url, first_seen)
	VALUES (7, 1, '103', 3, 1, 1, '셋', '공보관', '', '2025-04-08', 43, 0, '/view?fidx=103', 1),
	       (8, 1, '102', 2, 1, 1, '둘', '', '', '', -1, -1, '', 1);
INSERT INTO summary VALUES (7, '요약');
INSERT INTO article VALUES (7, '{"body":[{"k":"p","s":[{"t":"본문"}]}]}', 1700000000000);
INSERT INTO fetch (board, page, id, etag) VALUES (1, 1, '', 'x');
INSERT INTO mark VALUES (1, '103', '나', 1, 1700000000000);
`

// fill2 is what a file of schema 2 may hold besides.
const fill2 = fill1 + `
UPDATE notice SET edited = 1, listed = '세엣' WHERE rid = 7;
INSERT INTO version (notice, seen, title, text) VALUES (7, 1700000000000, '섯', '옛 본문');
INSERT INTO words (rowid, title, body, author, files, initials) VALUES (7, '셋 ', '본문 문 요약 약 ', '', '', 'ㅅ ');
DELETE FROM pending WHERE notice = 7;
`

// fill3 is what schema 3 adds to a file of the schema before.
const fill3 = `
INSERT INTO visit (board, person, base, last, at, state) VALUES
	(1, '나', '{"rid":8,"top":[{"id":"102","n":2}]}', '{"rid":8,"top":[{"id":"103","n":3}]}', 1700000000000, '{"row":3}');
INSERT INTO place VALUES (1, '나', '103', 40, 1700000000000);
INSERT INTO search VALUES (1, 1, '나', '산불', '산불 -축제', 1, '', 0);
INSERT INTO announced VALUES (1, 7);
`

// fill4 is what schema 4 adds.
const fill4 = `
INSERT INTO filetext (notice, file, text, read) VALUES (7, '/down?id=1
', '{"Kind":"hwp","Body":[{"k":"p","s":[{"t":"붙임 글"}]}]}', 1700000000000);
`

// fill5 is what schema 5 adds.
const fill5 = `
INSERT INTO picture (board, address, data, size, used) VALUES (1, '/poster.png', x'89504e47', 4, 1700000000000);
`

func TestMigrateFromEveryVersion(t *testing.T) {
	fillings := []string{"", fill1, fill2, fill2 + fill3, fill2 + fill3 + fill4, fill2 + fill3 + fill4 + fill5}
	steps := migrations()
	if len(fillings) != len(steps)+1 {
		t.Fatalf("%d schemas and %d fillings", len(steps), len(fillings)-1)
	}
	for v := range fillings {
		t.Run(fmt.Sprint("from ", v), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "c.db")
			for i, step := range steps[:v] {
				execute(t, path, step+fmt.Sprintf("; PRAGMA user_version = %d; PRAGMA application_id = %d", i+1, applicationID))
			}
			execute(t, path, fillings[v])
			b := open(t, path, Options{Person: "나"}).Board(newFake(3, 10))
			var got int
			if err := b.db.reader.QueryRowContext(t.Context(), `PRAGMA user_version`).Scan(&got); err != nil || got != len(steps) {
				t.Errorf("version is %d, %v", got, err)
			}
			if v == 0 {
				return
			}
			e, err := b.Find(t.Context(), "103")
			if err != nil || e.Title != "셋" || e.Summary != "요약" || !e.Read || e.Number != 3 {
				t.Errorf("notice is %+v, %v", e, err)
			}
			if a, err := b.Article(t.Context(), "103"); err != nil || a.Body[0].Spans[0].Text != "본문" {
				t.Errorf("article is %+v, %v", a, err)
			}
			if st := status(t, b); st.Unread != 2 || st.Cached != 2 {
				t.Errorf("status is %+v", st)
			}
		})
	}
}

// Steps run in order, once, and a step that fails leaves the file as it was.
func TestMigrateSteps(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "c.db"), Options{})
	ctx := t.Context()
	steps := append(migrations(), `CREATE TABLE later (x); INSERT INTO later VALUES (1)`, `UPDATE later SET x = x + 1`)
	for range 2 {
		if err := db.migrate(ctx, steps); err != nil {
			t.Fatal(err)
		}
	}
	look := func() (x, v int) {
		err := db.reader.QueryRowContext(ctx, `SELECT x, user_version FROM later, pragma_user_version`).Scan(&x, &v)
		if err != nil {
			t.Fatal(err)
		}
		return x, v
	}
	if x, v := look(); x != 2 || v != len(steps) {
		t.Errorf("x is %d at version %d", x, v)
	}
	if err := db.migrate(ctx, append(steps, `UPDATE later SET x = 7; SELECT nonsense`)); err == nil {
		t.Error("a step that cannot work is no error")
	}
	if x, v := look(); x != 2 || v != len(steps) {
		t.Errorf("after a step that failed, x is %d at version %d", x, v)
	}
	if err := db.migrate(ctx, migrations()); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want %v", err, ErrNewer)
	}
}

// The counts that triggers keep are those that counting gives.
func TestCountsAreTrue(t *testing.T) {
	f := newFake(60, 7)
	b := tempBoard(t, f)
	r := seeded(9)
	w := &walk{f: f, b: b, r: r, read: map[string]bool{}, listed: map[string]bool{}}
	refresh(t, b)
	for range 120 {
		w.step(t)
		if r.IntN(5) == 0 {
			if _, err := b.Refresh(t.Context()); err != nil && !errors.Is(err, feed.ErrNotBoard) {
				t.Fatal(err)
			}
		}
		var kept, counted, read int
		var tallied sql.NullInt64
		err := b.db.reader.QueryRowContext(t.Context(), `SELECT (SELECT cached FROM board), (SELECT count(*) FROM notice),
			(SELECT read FROM tally WHERE person = 'me'),
			(SELECT count(*) FROM mark m JOIN notice n ON n.board = m.board AND n.id = m.id
			 WHERE m.person = 'me' AND m.mark = 1 AND n.number IS NOT NULL)`).Scan(&kept, &counted, &tallied, &read)
		if err != nil || kept != counted || int(tallied.Int64) != read {
			t.Fatalf("cached %d of %d, read %d of %d, %v", kept, counted, tallied.Int64, read, err)
		}
	}
}
