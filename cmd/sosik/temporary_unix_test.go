//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Where nothing may be written the commands work, say so, and leave nothing.
func TestTemporaryStore(t *testing.T) {
	dir := t.TempDir()
	home, temp, program := filepath.Join(dir, "home"), filepath.Join(dir, "tmp"), filepath.Join(dir, "sosik")
	for path, mode := range map[string]os.FileMode{home: 0o555, temp: 0o777} {
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, data, 0o755); err != nil { // TestMain makes it sosik by its name
		t.Fatal(err)
	}
	var out, said strings.Builder
	cmd := exec.CommandContext(t.Context(), program, "list", "--demo")
	cmd.Env = []string{"HOME=" + home, "TMPDIR=" + temp, "PATH=" + os.Getenv("PATH")}
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &said
	if os.Getuid() == 0 { // whom permissions do not bind
		for up := dir; len(up) > len(os.TempDir()); up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	if want := "sosik: " + saysTemporary + "\n"; said.String() != want {
		t.Errorf("it says %q, want %q", said.String(), want)
	}
	if rows := strings.Count(out.String(), "\n"); rows < 11 {
		t.Errorf("%d lines:\n%s", rows, out.String())
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
