package tui

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A sync of hours must not keep every page's sample.
func TestRateForgets(t *testing.T) {
	var r Rate
	for i := range 10_000 {
		r.Add(noon.Add(time.Duration(i)*time.Second), 10*i)
	}
	if len(r.samples) > 40 {
		t.Errorf("%d samples are kept", len(r.samples))
	}
	if speed, left := r.Speed(99_990, 100_590); speed != "초당 10건" || left != "1분 남음" {
		t.Errorf("%s, %s", speed, left)
	}
}

func TestSpan(t *testing.T) {
	var got []string
	for _, d := range []time.Duration{
		0, 59 * time.Second, time.Minute, 90 * time.Second, 10*time.Minute + 29*time.Second,
		34 * time.Minute, time.Hour, 125 * time.Minute, 26 * time.Hour,
	} {
		got = append(got, Span(d))
	}
	want := []string{"0초", "59초", "1분", "1분 30초", "10분", "34분", "1시간", "2시간 5분", "26시간"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("(-want +got):\n", diff)
	}
	for r, want := range map[float64]string{0.01: "분당 1건", 0.5: "분당 30건", 1: "초당 1건", 9.6: "초당 10건", 2345: "초당 2,345건"} {
		if got := textPerSecond(r); got != want {
			t.Errorf("%v: %q, want %q", r, got, want)
		}
	}
}
