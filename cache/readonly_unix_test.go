//go:build unix

package cache

import (
	"errors"
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
		if os.Getuid() == 0 {
			for up := filepath.Dir(dir); len(up) > len(os.TempDir()); up = filepath.Dir(up) {
				if err := os.Chmod(up, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			cmd := again(t, "TestReadOnly", "SOSIK_READONLY_TEST="+dir)
			cmd.Path = copyProgram(t, cmd.Path, dir)
			cmd.Dir = dir
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
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
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
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
