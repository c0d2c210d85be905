package tui

import "context"

// task guards one kind of work that runs in a command, so that a late result
// cannot hurt: each run has an id, and only the result of the current run is
// taken. The zero task is idle.
type task struct {
	id     int
	cancel context.CancelFunc
}

// begin starts a run and ends the one before it. The command works under the
// context and returns the id with its result.
func (t *task) begin(ctx context.Context) (context.Context, int) {
	t.abort()
	ctx, t.cancel = context.WithCancel(ctx)
	return ctx, t.id
}

// finish says whether the result of run id is still wanted, and ends the run.
func (t *task) finish(id int) bool {
	if id != t.id || t.cancel == nil {
		return false
	}
	t.abort()
	return true
}

// abort ends the run, if there is one; its result will be dropped.
func (t *task) abort() {
	if t.cancel != nil {
		t.cancel()
		t.cancel = nil
	}
	t.id++
}

func (t *task) running() bool { return t.cancel != nil }
