package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/feed/web"
	"city/sosik/tui"
)

// emptyBoard is a source that nobody asks.
type emptyBoard struct{ feed.Source }

func (emptyBoard) Board() feed.Board { return feed.Board{Key: "x", URL: "http://127.0.0.1/"} }

// What was read is not fetched again to be saved.
func TestFileThatWasReadIsSavedFromThere(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
		case "/huge":
			w.Header().Set("Content-Length", "100000000")
			_, _ = io.WriteString(w, "접수")
		default:
			asked.Add(1)
			_, _ = io.WriteString(w, "접수 기간 "+r.URL.Path)
		}
	}))
	t.Cleanup(s.Close)
	log := slog.New(slog.DiscardHandler)
	client, err := web.NewClient(web.Options{Pace: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	db, err := cache.Open(t.Context(), filepath.Join(t.TempDir(), "c.db"), cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", t.TempDir())
	a := &app{config: config{settings: settings{Downloads: t.TempDir()}}, log: log, client: client, board: db.Board(emptyBoard{})}
	f := a.newFiles()
	f.reader = textReader{program: program, name: "sosik", time: time.Minute, log: log}

	none := func(int64, int64) {}
	file := feed.Attachment{Name: "안내.txt", URL: s.URL + "/1"}
	read := func(ctx context.Context, file feed.Attachment) {
		t.Helper()
		text, err := f.Text(ctx, feed.Notice{}, file, true, none)
		if err != nil || !strings.Contains(text.Body.Text(), "접수 기간") {
			t.Fatalf("%+v: %v", text, err)
		}
	}
	read(t.Context(), file)
	path, err := f.Save(t.Context(), feed.Notice{}, file, none)
	if err != nil || filepath.Base(path) != "안내.txt" || asked.Load() != 1 {
		t.Errorf("saved as %s after %d requests: %v", path, asked.Load(), err)
	}
	read(t.Context(), feed.Attachment{Name: "안내.txt", URL: s.URL + "/2"})
	if _, err := f.Save(t.Context(), feed.Notice{}, file, none); err != nil || asked.Load() != 3 {
		t.Errorf("after another one there were %d requests: %v", asked.Load(), err)
	}
	_, err = f.Text(t.Context(), feed.Notice{}, feed.Attachment{Name: "큰 것.txt", URL: s.URL + "/huge"}, true, none)
	if !errors.Is(err, attachment.ErrTooLarge) || !strings.Contains(tui.ExplainFile(err), "저장해서") {
		t.Errorf("of what is too large to be read it says %v", err)
	}
	if err := a.close(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%d are left of what was read: %v", len(left), err)
	}
}
