package cache

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"city/sosik/feed"
)

// TestMain lets the tests start this program again as one that reads and writes
// a cache: see child.
func TestMain(m *testing.M) {
	if job := os.Getenv("SOSIK_CACHE_JOB"); job != "" {
		if err := child(job, os.Getenv("SOSIK_CACHE_PATH")); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// again runs one test of this program, or a job of child, in another process.
func again(t *testing.T, test string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, "-test.run=^"+test+"$")
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

// child is a second sosik. What it prints has been acknowledged by the cache.
func child(job, path string) error {
	ctx := context.Background()
	db, err := Open(ctx, path, Options{Person: job})
	if err != nil {
		return err
	}
	f := newFake(300, 10)
	b := db.Board(f)
	if job == "sync" || job == "index" {
		return childOfArchive(ctx, db, job)
	}
	for i := 0; ; i++ {
		switch job {
		case "marks": // until it is killed
			id := fmt.Sprint(i)
			if err := b.SetMark(ctx, id, feed.Read, true); err != nil {
				return err
			}
			fmt.Println(id)
		case "pages": // until it is killed
			f.add()
			if _, err := b.Refresh(ctx); err != nil {
				return err
			}
			fmt.Println(f.notices[0].ID)
		case "visitor": // until it is killed
			return visitor(ctx, b)
		default: // a reader, for a while
			if i == 40 {
				return db.Close()
			}
			if _, err := b.Refresh(ctx); err != nil {
				return err
			}
			if _, err := b.Fill(ctx, 300-i*7, 20); err != nil {
				return err
			}
			if err := b.SetMark(ctx, f.notices[i].ID, feed.Read, true); err != nil {
				return err
			}
			if _, err := b.Entries(ctx, 300, 30); err != nil {
				return err
			}
		}
	}
}

// childOfArchive brings in, or only indexes, the archive of the demo board.
func childOfArchive(ctx context.Context, db *DB, job string) error {
	b := db.Board(newArchive(childArchive))
	if job == "sync" {
		return b.Sync(ctx, false, func(p feed.Progress) { fmt.Println(p.Done) })
	}
	for more := true; more; {
		err := db.write(ctx, "index", quick, func(t *tx) error {
			n, err := t.index(ctx, 1, 40)
			more = n > 0
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println("more")
	}
	return nil
}

const childArchive = 1500

// Killed at any moment while it brings in a board and indexes it, a process loses
// nothing that it has reported, and searches are exact at once.
func TestKilledWhileSyncing(t *testing.T) {
	r := seeded(51)
	path := filepath.Join(t.TempDir(), "c.db")
	for round := range 6 {
		cmd := again(t, "none", "SOSIK_CACHE_JOB=sync", "SOSIK_CACHE_PATH="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		reported := 0
		lines := bufio.NewScanner(out)
		for enough := 1 + r.IntN(childArchive/40); lines.Scan(); enough-- {
			if _, err := fmt.Sscan(lines.Text(), &reported); err != nil {
				t.Fatal(lines.Text())
			}
			if enough == 0 {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = cmd.Wait() // killed, or done
		db := open(t, path, Options{})
		b := db.Board(newArchive(childArchive))
		if st := status(t, b); st.Cached < reported || db.SetAside() != "" {
			t.Errorf("round %d: %d were reported, %d are kept", round, reported, st.Cached)
		}
		if err := db.examine(t.Context()); err != nil {
			t.Error(err)
		}
		checkExact(t, b, r, 10)
	}
	b := open(t, path, Options{}).Board(newArchive(childArchive))
	synced(t, b, false)
	checkExact(t, b, r, 60)
	if missing, err := b.Missing(t.Context()); err != nil || missing.RowCount != 0 {
		t.Errorf("missing are %+v, %v", missing, err)
	}
}

// Several processes index the same file at once, and one searches meanwhile.
func TestManyIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	b := open(t, path, Options{}).Board(newArchive(childArchive))
	synced(t, b, false)
	if _, err := b.db.writer.ExecContext(t.Context(), `INSERT INTO pending SELECT board, rid FROM notice`); err != nil {
		t.Fatal(err)
	}
	r := seeded(52)
	ended := make(chan error, 2)
	for range cap(ended) {
		cmd := again(t, "none", "SOSIK_CACHE_JOB=index", "SOSIK_CACHE_PATH="+path)
		go func() {
			out, err := cmd.CombinedOutput()
			if err != nil {
				err = fmt.Errorf("%w: %s", err, out)
			}
			ended <- err
		}()
	}
	for left := cap(ended); left > 0; {
		checkExact(t, b, r, 3)
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
			left--
		default:
		}
	}
	if waiting, err := b.pending(t.Context(), 1); err != nil || waiting {
		t.Errorf("some are not indexed, %v", err)
	}
	checkExact(t, b, r, 60)
	if _, err := b.db.writer.ExecContext(t.Context(), `INSERT INTO words (words, rank) VALUES ('integrity-check', 0)`); err != nil {
		t.Errorf("the index is damaged: %v", err)
	}
}

// Several processes begin with no file at all and use it at once; none of them
// ever hears that it is locked.
func TestManyProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.db")
	const n = 5
	ended := make(chan error, n)
	for i := range n {
		cmd := again(t, "none", fmt.Sprint("SOSIK_CACHE_JOB=reader", i), "SOSIK_CACHE_PATH="+path)
		go func() {
			out, err := cmd.CombinedOutput()
			if err != nil {
				err = fmt.Errorf("%w: %s", err, out)
			}
			ended <- err
		}()
	}
	for range n {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	for i := range n {
		b := open(t, path, Options{Person: fmt.Sprint("reader", i)}).Board(newFake(300, 10))
		if st := status(t, b); st.Unread != 260 || st.Total != 300 {
			t.Errorf("reader %d left %+v", i, st)
		}
		compareKept(t, b)
	}
}

// compareKept checks that what is kept of a board of 300 stands where it should.
func compareKept(t *testing.T, b *Board) {
	t.Helper()
	want := newFake(300, 10)
	list, err := b.Entries(t.Context(), 300, 300)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if want.number(e.ID) != e.Number {
			t.Errorf("%s is at %d, want %d", e.ID, e.Number, want.number(e.ID))
		}
	}
}

// Killed at any moment, a process leaves everything that was acknowledged.
func TestKilled(t *testing.T) {
	r := seeded(4)
	for _, job := range []string{"marks", "pages"} {
		for round := range 6 {
			path := filepath.Join(t.TempDir(), "c.db")
			cmd := again(t, "none", "SOSIK_CACHE_JOB="+job, "SOSIK_CACHE_PATH="+path)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			var acknowledged []string
			for lines, enough := bufio.NewScanner(out), 1+r.IntN(60); lines.Scan(); {
				if strings.HasPrefix(lines.Text(), "error:") {
					t.Fatal(lines.Text())
				}
				acknowledged = append(acknowledged, lines.Text())
				if len(acknowledged) == enough {
					if err := cmd.Process.Kill(); err != nil {
						t.Fatal(err)
					}
				}
			}
			if err := cmd.Wait(); err == nil {
				t.Fatal("the child ended by itself")
			}
			checkAcknowledged(t, fmt.Sprint(job, " ", round), path, acknowledged)
		}
	}
}

func checkAcknowledged(t *testing.T, name, path string, ids []string) {
	t.Helper()
	db := open(t, path, Options{Person: "marks"})
	if db.SetAside() != "" {
		t.Errorf("%s: the file is damaged", name)
	}
	b := db.Board(newFake(1, 10))
	for _, id := range ids {
		var n int
		err := db.reader.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM mark WHERE id = ?1)
			+ (SELECT count(*) FROM notice WHERE id = ?1)`, id).Scan(&n)
		if err != nil || n == 0 {
			t.Errorf("%s: %s was acknowledged and is lost (%v)", name, id, err)
		}
	}
	unique(t, b)
	if err := db.examine(t.Context()); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}
