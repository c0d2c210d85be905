package cache

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
)

// A folder, a file and a board that survive closing.
func TestOpenCreatesAndReopens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "새 폴더", "a?b#c d%20.db")
	f := newFake(25, 10)
	db := open(t, path, Options{Person: "나"})
	refresh(t, db.Board(f))
	setMark(t, db.Board(f), f.notices[0].ID, feed.Read, true)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, filepath.Dir(path)} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v, %v: others can read it", name, info.Mode(), err)
		}
	}
	again := open(t, path, Options{Person: "나"}).Board(f)
	list, err := again.Entries(t.Context(), 25, 10)
	if err != nil || len(list) != 10 || !list[0].Read {
		t.Errorf("got %v, %v", list, err)
	}
	if got := again.db.SetAside(); got != "" {
		t.Errorf("set aside %s", got)
	}
}

// execute runs SQL on a file that is not open.
func execute(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), text)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name, sql string
		want      error
	}{
		{"a newer file", "PRAGMA user_version = 99; PRAGMA application_id = 1936683881; CREATE TABLE t (x)", ErrNewer},
		{"another program's", "PRAGMA user_version = 1; CREATE TABLE moz_places (x)", ErrForeign},
		{"another program's with its mark", "PRAGMA application_id = 7", ErrForeign},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "c.db")
			execute(t, path, tt.sql)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if db, err := Open(t.Context(), path, Options{}); !errors.Is(err, tt.want) {
				t.Fatalf("got %v, %v, want %v", db, err, tt.want)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the file was touched (%v)", err)
			}
		})
	}
}

// A damaged file is set aside if it is called as caches are, or if its header
// tells that it is one. Any other is left alone.
func TestOpenSetsDamagedFilesAside(t *testing.T) {
	tests := []struct {
		name   string
		marked bool // as ours by its header
		damage func(data []byte) []byte
	}{
		{"not a database", false, func([]byte) []byte { return []byte("안녕하세요. 메모입니다.") }},
		{"a long text", false, func(data []byte) []byte { return bytes.Repeat([]byte("일기. "), len(data)/8) }},
		{"cut to a few bytes", false, func(data []byte) []byte { return data[:7] }},
		{"cut in half", true, func(data []byte) []byte { return data[:len(data)/2] }},
		{"zeros", false, func(data []byte) []byte { return make([]byte, len(data)) }},
		{"a header and nothing sensible", false, func(data []byte) []byte {
			for i := range data[16:] {
				data[16+i] = 0xa5
			}
			return data
		}},
		{"first page damaged behind the header", true, func(data []byte) []byte {
			for i := range data[100:4096] {
				data[100+i] = 0xff
			}
			return data
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			testDamaged(t, FileName, true, tt.damage)
			testDamaged(t, "notes.txt", tt.marked, tt.damage)
		})
	}
}

// testDamaged opens a damaged cache of a name, which should be set aside or else
// be refused and not be touched.
func testDamaged(t *testing.T, name string, aside bool, damage func(data []byte) []byte) {
	path := filepath.Join(t.TempDir(), name)
	f := newFake(25, 10)
	db := open(t, path, Options{})
	refresh(t, db.Board(f))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = damage(data)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 6, 45, 12, 0, feed.Korea)
	opts := Options{Now: func() time.Time { return now }}
	want := path
	if aside {
		want = path + ".damaged-20261123-064512"
		db = open(t, path, opts)
		if db.SetAside() != want {
			t.Errorf("%s: set aside %q, want %q", name, db.SetAside(), want)
		}
		refresh(t, db.Board(f))
		fillAll(t, db.Board(f))
		compare(t, db.Board(f), f)
	} else if db, err := Open(t.Context(), path, opts); !errors.Is(err, ErrForeign) {
		t.Fatalf("%s: got %v, %v, want %v", name, db, err, ErrForeign)
	}
	if kept, err := os.ReadFile(want); err != nil || string(kept) != string(data) {
		t.Errorf("%s: the damaged file was changed (%v)", name, err)
	}
	if suspected(path) {
		t.Errorf("%s: a note was left", name)
	}
}

// What is no file is not even opened.
func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	for _, path := range []string{t.TempDir(), os.DevNull} {
		if db, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrIrregular) {
			t.Errorf("%s: got %v, %v, want %v", path, db, err, ErrIrregular)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
			t.Fatalf("%s is now %v, %v", path, info, err)
		}
	}
}

// Damage that the start does not see is noticed in use, and looked for when the
// file is opened again.
func TestDamageFurtherIn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(400, 10)
	db := open(t, path, Options{})
	b := db.Board(f)
	refresh(t, b)
	fillAll(t, b)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 30 * 4096; i < len(data); i++ {
		data[i] = 0xa5
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db = open(t, path, Options{})
	if db.SetAside() != "" {
		t.Skip("this damage is seen at the start")
	}
	if _, err := db.Board(f).Entries(t.Context(), 400, 400); !errors.Is(err, ErrDamaged) {
		t.Fatalf("got %v, want %v", err, ErrDamaged)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = open(t, path, Options{})
	if db.SetAside() == "" {
		t.Error("it was not set aside")
	}
	if _, err := os.Stat(path + ".suspect"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the note that it is suspect is still there: %v", err)
	}
	refresh(t, db.Board(f))
}

// A suspicion that proves wrong costs a look and nothing else.
func TestSuspectedInVain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	if err := open(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	suspect(path)
	if db := open(t, path, Options{}); db.SetAside() != "" || suspected(path) {
		t.Error("a sound file was set aside, or is suspected for ever")
	}
}

func TestDiskFull(t *testing.T) {
	f := newFake(400, 10)
	b := tempBoard(t, f)
	ctx := t.Context()
	refresh(t, b)
	var pages int
	if err := b.db.writer.QueryRowContext(ctx, `PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	// SQLite answers as it does when the disk is full.
	if err := b.db.writer.QueryRowContext(ctx, `PRAGMA max_page_count = `+strconv.Itoa(pages+2)).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	var err error
	for top := 390; top > 0 && err == nil; top -= 10 {
		_, err = b.Fill(ctx, top, 10)
	}
	if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "store page") {
		t.Errorf("got %v, want %v", err, ErrFull)
	}
	if list, err := b.Entries(ctx, 400, 10); err != nil || len(list) != 10 {
		t.Errorf("what was kept can no longer be read: %v, %v", list, err)
	}
}
