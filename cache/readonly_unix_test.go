//go:build unix

package cache

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"city/sosik/feed"
)

// A file that one may only read can be read. Permissions do not bind root, so
// that the test runs itself as another user then.
func TestReadOnly(t *testing.T) {
	dir := os.Getenv("SOSIK_READONLY_TEST")
	if dir == "" {
		dir = t.TempDir()
		f := newFake(25, 10)
		for _, name := range []string{"file", "folder"} {
			path := filepath.Join(dir, name, "c.db")
			db := open(t, path, Options{})
			refresh(t, db.Board(f))
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, 0o444); err != nil {
				t.Fatal(err)
			}
		}
		for path, mode := range map[string]os.FileMode{"": 0o755, "file": 0o777, "folder": 0o555} {
			if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
				t.Fatal(err)
			}
		}
		defer func() { _ = os.Chmod(filepath.Join(dir, "folder"), 0o755) }()
		if asNobody(t, dir, "SOSIK_READONLY_TEST="+dir) {
			return
		}
	}
	for _, name := range []string{"file", "folder"} {
		db, err := Open(t.Context(), filepath.Join(dir, name, "c.db"), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !db.ReadOnly() {
			t.Errorf("%s: not said to be read-only", name)
		}
		b := db.Board(newFake(25, 10))
		if list, err := b.Entries(t.Context(), 25, 10); err != nil || len(list) != 10 {
			t.Errorf("%s: %d rows, %v", name, len(list), err)
		}
		if err := b.SetMark(t.Context(), "1", feed.Read, true); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: got %v, want %v", name, err, ErrReadOnly)
		}
		if _, err := b.Arrive(t.Context()); err != nil {
			t.Errorf("%s: arriving fails with %v", name, err)
		}
		if err := b.SaveState(t.Context(), "x"); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: got %v, want %v", name, err, ErrReadOnly)
		}
		if _, err := db.Changes(t.Context()); err != nil {
			t.Errorf("%s: it cannot be watched: %v", name, err)
		}
		if all := exported(t, b); len(all) != 10 {
			t.Errorf("%s: exported are %d", name, len(all))
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A file of an older sosik that one may only read is read from a copy.
func TestReadOnlyOlder(t *testing.T) {
	dir := os.Getenv("SOSIK_OLDER_TEST")
	if dir == "" {
		dir = t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "tmp"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "folder", "c.db")
		execute(t, path, schema1+fmt.Sprintf("; PRAGMA user_version = 1; PRAGMA application_id = %d", applicationID)+"; "+fill1)
		for path, mode := range map[string]os.FileMode{"": 0o755, "tmp": 0o777, "folder/c.db": 0o444, "folder": 0o555} {
			if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
				t.Fatal(err)
			}
		}
		defer func() { _ = os.Chmod(filepath.Join(dir, "folder"), 0o755) }()
		if asNobody(t, dir, "SOSIK_OLDER_TEST="+dir) {
			return
		}
	}
	temp := filepath.Join(dir, "tmp")
	t.Setenv("TMPDIR", temp)
	db, err := Open(t.Context(), filepath.Join(dir, "folder", "c.db"), Options{Person: "나"})
	if err != nil {
		t.Fatal(err)
	}
	if !db.Temporary() || db.ReadOnly() {
		t.Errorf("temporary %v, read-only %v", db.Temporary(), db.ReadOnly())
	}
	b := db.Board(newFake(3, 10))
	if got := found(t, b, anywhere("본문"), feed.Newest); len(got) != 1 || got[0] != "103" {
		t.Errorf("found %v", got)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) != 0 {
		t.Errorf("left behind %v, %v", left, err)
	}
}

// Where no file may be made, or the one that is there not be read, the cache
// works and leaves nothing behind.
func TestTemporary(t *testing.T) {
	dir := os.Getenv("SOSIK_TEMPORARY_TEST")
	if dir == "" {
		dir = t.TempDir()
		if err := open(t, filepath.Join(dir, "secret", FileName), Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, "secret"), 0); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "home"), 0o500); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(dir, "tmp"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, "tmp"), 0o777); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.Chmod(filepath.Join(dir, "secret"), 0o700) }()
		if asNobody(t, dir, "SOSIK_TEMPORARY_TEST="+dir) {
			return
		}
	}
	temp := filepath.Join(dir, "tmp")
	t.Setenv("TMPDIR", temp)
	for _, path := range []string{"home/sosik.db", "home/.local/share/sosik/sosik.db", "secret/sosik.db"} {
		f := newFake(25, 10)
		db, err := Open(t.Context(), filepath.Join(dir, path), Options{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if !db.Temporary() || db.ReadOnly() || db.SetAside() != "" {
			t.Errorf("%s: temporary %v, read-only %v, set aside %q", path, db.Temporary(), db.ReadOnly(), db.SetAside())
		}
		b := db.Board(f)
		refresh(t, b)
		fillAll(t, b)
		compare(t, b, f)
		setMark(t, b, f.notices[0].ID, feed.Read, true)
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("%s: left %v, %v", path, left, err)
		}
	}
	t.Setenv("TMPDIR", filepath.Join(dir, "home"))
	if db, err := Open(t.Context(), filepath.Join(dir, "home", "sosik.db"), Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, %v where nothing at all may be written", db, err)
	}
}

// asNobody runs the test once more as a user whom permissions bind, if this one
// is root, and says whether it did.
func asNobody(t *testing.T, dir, env string) bool {
	t.Helper()
	if os.Getuid() != 0 {
		return false
	}
	for up := dir; len(up) > len(os.TempDir()); up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := again(t, t.Name(), env)
	cmd.Path = copyProgram(t, cmd.Path, dir)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return true
}

// copyProgram puts this program where another user may run it.
func copyProgram(t *testing.T, path, dir string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "cache.test")
	if err := os.WriteFile(to, data, 0o755); err != nil {
		t.Fatal(err)
	}
	return to
}
