package web

import (
	"errors"
	"testing"
	"time"
)

func TestUserAgent(t *testing.T) {
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{}, "sosik"},
		{Options{Version: "1.2"}, "sosik/1.2"},
		{Options{Version: "1.2", Contact: " news@ansan.example "}, "sosik/1.2 (+news@ansan.example)"},
		{Options{Version: "dev (dirty)"}, "sosik/dev-(dirty)"},
		{Options{Version: "1", Contact: `a (b\)`}, `sosik/1 (+a \(b\\\))`},
		{Options{Version: "1", Contact: "a", UserAgent: "other/2"}, "other/2"},
	} {
		if got, err := userAgent(test.o); got != test.want || err != nil {
			t.Errorf("%+v: %q, %v, want %q", test.o, got, err, test.want)
		}
	}
	for _, contact := range []string{"시청 홍보실", "a\r\nX-Evil: 1", "a\x00b"} {
		if _, err := NewClient(Options{Contact: contact}); !errors.Is(err, errNotASCII) {
			t.Errorf("contact %q: %v", contact, err)
		}
	}
}

func TestDefaults(t *testing.T) {
	o := Options{}.withDefaults()
	if o.Pace != time.Second || o.Timeout != 30*time.Second || o.Retries != 2 {
		t.Errorf("defaults are %+v", o)
	}
	if o = (Options{Timeout: time.Second}).withDefaults(); o.Stages != (Stages{time.Second, time.Second, time.Second, time.Second}) {
		t.Errorf("stages outlast the request: %+v", o.Stages)
	}
}
