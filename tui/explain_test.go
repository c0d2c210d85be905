package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"city/sosik/feed"
)

// Every kind and every reason has a sentence of its own, whatever wraps it.
func TestExplainHasASentenceForEveryFailure(t *testing.T) {
	var all []error
	for _, kind := range []error{
		feed.ErrOffline, feed.ErrBlocked, feed.ErrLogin, feed.ErrNotFound, feed.ErrServer, feed.ErrMaintenance,
		feed.ErrNotBoard, feed.ErrNotFile, feed.ErrTooLarge, feed.ErrDamaged, feed.ErrReadOnly, feed.ErrFull, feed.ErrBusy, context.Canceled,
		errors.New("anything else"),
	} {
		all = append(all, fmt.Errorf("list page 3: %w", kind))
	}
	for _, reason := range []feed.Reason{
		feed.ReasonName, feed.ReasonRefused, feed.ReasonUnreachable, feed.ReasonTimeout, feed.ReasonTLS,
		feed.ReasonCertificate, feed.ReasonProxy, feed.ReasonReset, feed.ReasonMoved, feed.ReasonRobots,
	} {
		all = append(all, fmt.Errorf("list page 3: %w", &feed.Error{Kind: feed.ErrOffline, Reason: reason}))
	}
	seen := map[string]error{}
	for _, err := range all {
		s := Explain(err)
		if other, ok := seen[s]; ok {
			t.Errorf("%v and %v are both %q", err, other, s)
		}
		if !strings.HasSuffix(s, ".") {
			t.Errorf("%v is no sentence: %q", err, s)
		}
		seen[s] = err
	}
	if Explain(nil) != "" {
		t.Error("nothing is explained")
	}
}
