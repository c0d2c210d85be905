package feed

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

func TestError(t *testing.T) {
	err := fmt.Errorf("list page 12: %w", &Error{Kind: ErrOffline, Reason: ReasonTimeout, Err: context.DeadlineExceeded})
	if got, want := err.Error(), "list page 12: offline (time-out): context deadline exceeded"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !errors.Is(err, ErrOffline) || !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrBlocked) {
		t.Error("the kind or the cause is not found")
	}
	var e *Error
	if !errors.As(err, &e) || e.Reason != ReasonTimeout {
		t.Errorf("the reason is lost: %v", e)
	}
	bare := &Error{Kind: ErrLogin}
	if bare.Error() != "login" || !errors.Is(bare, ErrLogin) {
		t.Errorf("without a cause: %q", bare)
	}
}
