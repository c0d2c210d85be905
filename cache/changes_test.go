package cache

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"

	"city/sosik/feed"
)

// next waits until something has changed.
func next(t *testing.T, what string, changes <-chan struct{}) {
	t.Helper()
	select {
	case _, ok := <-changes:
		if !ok {
			t.Fatalf("%s: the channel is closed", what)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("%s: nothing was told", what)
	}
}

func watching(t *testing.T, db *DB) <-chan struct{} {
	t.Helper()
	changes, err := db.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// Two DBs on one file hear of each other, and not of themselves.
func TestChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "새 폴더", "c.db")
	f := newFake(30, 10)
	one := open(t, path, Options{Person: "나"}).Board(f)
	two := open(t, path, Options{Person: "나"}).Board(f)
	refresh(t, one)
	fillAll(t, one)
	toOne, toTwo := watching(t, one.db), watching(t, two.db)
	id := f.notices[4].ID
	for i := range 6 {
		from, to, told := one, two, toTwo
		if i%2 == 1 {
			from, to, told = two, one, toOne
		}
		setMark(t, from, id, feed.Read, i%2 == 0)
		next(t, fmt.Sprint("step ", i), told)
		if e, err := to.Find(t.Context(), id); err != nil || e.Read != (i%2 == 0) {
			t.Errorf("step %d: it is told and not there: %+v, %v", i, e, err)
		}
	}
	// What one has written itself is never told it. Two's write comes after all
	// of them, so that what is told then is told of that one at most.
	heard := 0
	for range 30 {
		setMark(t, one, id, feed.Starred, true)
		setMark(t, one, id, feed.Starred, false)
		select {
		case <-toOne:
			heard++
		default:
		}
	}
	if heard > 1 { // what the loop above left
		t.Errorf("one heard %d times of itself", heard)
	}
	next(t, "at the end", toTwo)
}

// Many commits are few values, and no commit is forgotten.
func TestChangesAreFew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(12, 10)
	one := open(t, path, Options{}).Board(f)
	two := open(t, path, Options{}).Board(f)
	refresh(t, one)
	told := watching(t, two.db)
	start := time.Now()
	values := 0
	for i := range 300 {
		if err := one.SaveState(t.Context(), fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
		select {
		case <-told:
			values++
		default:
		}
	}
	if most := 2 + int(time.Since(start)/lookPause); values > most {
		t.Errorf("%d values for 300 commits in %v, want at most %d", values, time.Since(start), most)
	}
	for {
		next(t, "the last commit", told)
		if st := visitOf(t, two); st == "299" {
			return
		}
	}
}

func visitOf(t *testing.T, b *Board) (state string) {
	t.Helper()
	if err := b.db.reader.QueryRowContext(t.Context(), `SELECT state FROM visit`).Scan(&state); err != nil {
		t.Fatal(err)
	}
	return state
}

// Where the folder cannot be watched, the file is looked at.
func TestChangesWithoutEvents(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(12, 10)
	one := open(t, path, Options{}).Board(f)
	db := open(t, path, Options{}).Board(f).db
	ctx, cancel := context.WithCancel(t.Context())
	w := &watch{db: db, changed: make(chan struct{}, 1)}
	if err := w.begin(ctx); err != nil {
		t.Fatal(err)
	}
	if w.folder != nil {
		if err := w.folder.Close(); err != nil {
			t.Fatal(err)
		}
		w.folder = nil
	}
	ended := make(chan struct{})
	go func() { w.run(ctx); close(ended) }()
	refresh(t, one)
	next(t, "without events", w.changed)
	cancel()
	<-ended
}

// A cache behind a link is watched where it is, and one that may only be read is
// watched too.
func TestChangesElsewhere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "real", "c.db")
	f := newFake(12, 10)
	one := open(t, path, Options{}).Board(f)
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	told := watching(t, open(t, link, Options{}))
	reader := open(t, path, Options{})
	reader.readOnly = true // as Open finds it
	toReader := watching(t, reader)
	refresh(t, one)
	next(t, "by the link", told)
	next(t, "read-only", toReader)
}

// The watch ends with its context and with the DB, and leaves nothing behind.
func TestChangesEnd(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	for _, byClose := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "c.db")
		db, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		var all []<-chan struct{}
		for range 3 {
			changes, err := db.Changes(ctx)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, changes)
		}
		if !byClose {
			cancel()
		} else if err := db.Close(); err != nil {
			t.Error(err)
		}
		for _, changes := range all {
			for range changes { // until it is closed
			}
		}
		cancel()
		if !byClose {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		}
		if _, err := db.Changes(context.Background()); err == nil {
			t.Error("a closed DB can be watched")
		}
	}
}

// Another process's marks are seen within a second or so, and the other way
// round, and what it kept when it was killed is what the next one goes on with.
func TestChangesOfAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	f := newFake(300, 10)
	b := open(t, path, Options{Person: "visitor"}).Board(f)
	refresh(t, b)
	told := watching(t, b.db)
	cmd := again(t, "none", "SOSIK_CACHE_JOB=visitor", "SOSIK_CACHE_PATH="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await := func(what string, done func() bool) {
		t.Helper()
		for !done() {
			next(t, what, told)
		}
	}
	var slowest time.Duration
	for i := range 4 {
		id := f.notices[i].ID
		start := time.Now()
		setMark(t, b, id, feed.Starred, true) // the child answers with a mark on the same notice
		await("an answer", func() bool {
			e, err := b.Find(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			return e.Read
		})
		slowest = max(slowest, time.Since(start))
	}
	t.Logf("there and back takes at most %v on %s", slowest, runtime.GOOS)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	if v := arrive(t, b); v.State != "answered 4" || v.Last.IsZero() {
		t.Errorf("after the kill, the visit is %+v; it said %s", v, said)
	}
}

// visitor answers every star with the mark that it has read the notice, until it
// is killed.
func visitor(ctx context.Context, b *Board) error {
	changes, err := b.db.Changes(ctx)
	if err != nil {
		return err
	}
	if _, err := b.Arrive(ctx); err != nil {
		return err
	}
	for answered := 0; ; <-changes {
		list, err := b.Entries(ctx, 300, 10)
		if err != nil {
			return err
		}
		for _, e := range list {
			if !e.Starred || e.Read {
				continue
			}
			answered++
			if err := b.SaveState(ctx, fmt.Sprint("answered ", answered)); err != nil {
				return err
			}
			if err := b.SetMark(ctx, e.ID, feed.Read, true); err != nil {
				return err
			}
			fmt.Println(e.ID)
		}
	}
}
