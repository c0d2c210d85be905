package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogIsMadeByItsFirstLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "sosik", "sosik.log")
	log, done := newLog(path, "warn")
	log.Info("not worth a line")
	if _, err := os.Stat(path); err == nil {
		t.Error("a file for nothing")
	}
	log.Warn("page not fetched", "number", 12)
	if err := done(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(text); strings.Contains(s, "not worth") || !strings.Contains(s, `msg="page not fetched" number=12`) {
		t.Errorf("log: %s", s)
	}
	log.Warn("after the end") // must not make the file again, nor fail
	if again, _ := os.ReadFile(path); !bytes.Equal(again, text) {
		t.Errorf("log grew after it was closed: %s", again)
	}
}

func TestLargeLogIsPutAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sosik.log")
	old := bytes.Repeat([]byte("x"), maxLog+1)
	if err := os.WriteFile(path, old, 0o600); err != nil {
		t.Fatal(err)
	}
	log, done := newLog(path, "info")
	log.Info("new")
	if err := done(); err != nil {
		t.Fatal(err)
	}
	if aside, err := os.ReadFile(path + ".old"); err != nil || len(aside) != len(old) {
		t.Errorf("the old log: %d bytes, %v", len(aside), err)
	}
	if text, err := os.ReadFile(path); err != nil || len(text) > 200 {
		t.Errorf("the new log: %d bytes, %v", len(text), err)
	}
}

func TestNoLog(t *testing.T) {
	t.Chdir(t.TempDir())
	log, done := newLog(noLog, "debug")
	log.Error("nowhere")
	if err := done(); err != nil {
		t.Fatal(err)
	}
	if names, err := os.ReadDir("."); err != nil || len(names) > 0 {
		t.Errorf("files: %v, %v", names, err)
	}
}

// TestLogThatCannotBeWritten: a reader on a full or read-only disk still reads.
func TestLogThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := &logFile{path: filepath.Join(dir, "file", "sosik.log")}
	if n, err := f.Write([]byte("line\n")); n != 5 || err != nil {
		t.Errorf("Write = %d, %v", n, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
