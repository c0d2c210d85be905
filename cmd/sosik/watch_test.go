package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"city/sosik/feed"
)

// A board that does not answer is told once for each way in which it does not,
// and once when it does again; what is no matter of the network ends the watch.
func TestWatchSurvives(t *testing.T) {
	var said bytes.Buffer
	w := &watcher{p: &program{err: &said}, a: &app{log: slog.New(slog.DiscardHandler)}}
	offline := &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonTimeout}
	for _, err := range []error{
		nil, nil, offline, offline, offline, feed.ErrMaintenance, offline, errReported, nil, nil,
	} {
		if err := w.survive(t.Context(), err); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		"sosik: 게시판에 연결하지 못했습니다: 응답이 없어 시간이 다 되었습니다. 다시 연결될 때까지 계속 시도합니다.",
		"sosik: 게시판이 점검 중입니다. 다시 연결될 때까지 계속 시도합니다.",
		"sosik: 게시판에 연결하지 못했습니다: 응답이 없어 시간이 다 되었습니다. 다시 연결될 때까지 계속 시도합니다.",
		"sosik: 다시 연결되었습니다.",
	}
	if diff := cmp.Diff(want, strings.Split(strings.TrimSpace(said.String()), "\n")); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	if err := w.survive(t.Context(), feed.ErrFull); !errors.Is(err, feed.ErrFull) {
		t.Errorf("a full disk is survived: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := w.survive(ended, context.Canceled); err != nil {
		t.Error(err)
	}
}

func TestWatchInterval(t *testing.T) {
	s := settings{Pace: time.Second, Refresh: 10 * time.Minute}
	for _, test := range []struct {
		written string
		refresh time.Duration
		want    time.Duration
	}{
		{"", 10 * time.Minute, 10 * time.Minute},
		{"", 0, 10 * time.Minute},
		{"30s", 0, 30 * time.Second},
		{"1s", 0, time.Second},
		{"999ms", 0, 0},
		{"0", 0, 0},
		{"-5m", 0, 0},
		{"곧", 0, 0},
	} {
		s.Refresh = test.refresh
		got, err := watching{interval: test.written}.every(s)
		if got != test.want || (err != nil) != (test.want == 0) {
			t.Errorf("%q: %v, %v, want %v", test.written, got, err, test.want)
		}
	}
}

// The names that a command is told are no settings, which a sosik in the command
// would read.
func TestNoticeEnvIsNoSetting(t *testing.T) {
	env := noticeEnv("검색", feed.Notice{ID: "1", Title: "a\x00b", Date: "2025-04-08"})
	want := []string{"SOSIK_ID=1", "SOSIK_TITLE=ab", "SOSIK_URL=", "SOSIK_DATE=2025-04-08", "SOSIK_SEARCH=검색"}
	if diff := cmp.Diff(want, env); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	for _, s := range table() {
		for _, v := range env {
			if strings.HasPrefix(v, s.env()+"=") {
				t.Errorf("%s is a setting", s.env())
			}
		}
	}
}
