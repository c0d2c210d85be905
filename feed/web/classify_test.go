package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"testing"

	"city/sosik/feed"
)

func TestClassify(t *testing.T) {
	dial := func(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }
	for _, test := range []struct {
		name string
		err  error
		kind error
		why  feed.Reason
	}{
		{"no such name", dial(&net.DNSError{Err: "no such host", Name: "x", IsNotFound: true}), feed.ErrOffline, feed.ReasonName},
		{"name server is out", dial(&net.DNSError{Err: "server misbehaving", Name: "x", IsTemporary: true}), feed.ErrOffline, feed.ReasonName},
		{"name server is silent", dial(&net.DNSError{Err: "timeout", Name: "x", IsTimeout: true}), feed.ErrOffline, feed.ReasonTimeout},
		{"dial timeout", dial(os.ErrDeadlineExceeded), feed.ErrOffline, feed.ReasonTimeout},
		{"refused", dial(os.NewSyscallError("connect", refusals[0])), feed.ErrOffline, feed.ReasonRefused},
		{"no route", dial(os.NewSyscallError("connect", unreachables[0])), feed.ErrOffline, feed.ReasonUnreachable},
		{"forbidden by the system", dial(os.NewSyscallError("connect", os.ErrPermission)), feed.ErrOffline, feed.ReasonUnreachable},
		{"reset", &net.OpError{Op: "read", Err: os.NewSyscallError("read", resets[0])}, feed.ErrOffline, feed.ReasonReset},
		{"hung up", &url.Error{Op: "Get", Err: io.EOF}, feed.ErrOffline, feed.ReasonReset},
		{"stream reset", errors.New("stream error: stream ID 1; INTERNAL_ERROR"), feed.ErrOffline, feed.ReasonReset},
		{"deadline", context.DeadlineExceeded, feed.ErrOffline, feed.ReasonTimeout},
		{"on the way to the proxy", &net.OpError{Op: "proxyconnect", Err: dial(os.ErrDeadlineExceeded)}, feed.ErrOffline, feed.ReasonProxy},
		{"nonsense", errors.New("malformed HTTP response"), feed.ErrServer, ""},
		{"known already", fmt.Errorf("read: %w", &feed.Error{Kind: feed.ErrTooLarge}), feed.ErrTooLarge, ""},
	} {
		got := classify(fmt.Errorf("get: %w", test.err), false)
		if !errors.Is(got, test.kind) || reason(got) != test.why {
			t.Errorf("%s: %v", test.name, got)
		}
		if !errors.Is(got, test.err) {
			t.Errorf("%s: %v does not wrap its cause", test.name, got)
		}
	}
	if got := classify(io.EOF, true); reason(got) != feed.ReasonTLS {
		t.Errorf("hung up in the handshake: %v", got)
	}
}
