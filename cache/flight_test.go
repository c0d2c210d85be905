package cache

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"city/sosik/feed"

	"go.uber.org/goleak"
)

// gated returns a board whose requests wait until told to go on, and report
// that they have come.
func gated(n int) (f *fakeBoard, came <-chan struct{}, goOn chan<- struct{}) {
	f = newFake(n, 10)
	arrived, gate := make(chan struct{}, 100), make(chan struct{})
	f.gate = func(ctx context.Context) {
		arrived <- struct{}{}
		select {
		case <-gate:
		case <-ctx.Done():
		}
	}
	return f, arrived, gate
}

// waiting is how many wait for the request with the name.
func waiting(b *Board, name string) int {
	b.lane.mu.Lock()
	defer b.lane.mu.Unlock()
	if fl := b.lane.flights[name]; fl != nil {
		return fl.waiting
	}
	return 0
}

// until waits for a condition that other goroutines bring about.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for t.Context().Err() == nil {
		if ok() {
			return
		}
		runtime.Gosched()
	}
	t.Fatal("waited in vain until", what)
}

func TestOneFetchServesAll(t *testing.T) {
	f, came, goOn := gated(25)
	b := tempBoard(t, f)
	const n = 8
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			if _, err := b.Refresh(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	until(t, "all wait", func() bool { return waiting(b, "page 1") == n })
	<-came
	close(goOn)
	wg.Wait()
	if p := f.asked(); len(p) != 1 {
		t.Errorf("pages asked for: %v", p)
	}
}

func TestGivingUpLeavesTheOthers(t *testing.T) {
	f, came, goOn := gated(25)
	b := tempBoard(t, f)
	ctx, cancel := context.WithCancel(t.Context())
	gaveUp, stayed := make(chan error), make(chan error)
	go func() { _, err := b.Refresh(ctx); gaveUp <- err }()
	<-came
	go func() { _, err := b.Refresh(t.Context()); stayed <- err }()
	until(t, "both wait", func() bool { return waiting(b, "page 1") == 2 })
	cancel()
	if err := <-gaveUp; !errors.Is(err, context.Canceled) {
		t.Errorf("one gave up and got %v", err)
	}
	goOn <- struct{}{}
	if err := <-stayed; err != nil {
		t.Errorf("the other got %v", err)
	}
}

func TestTheLastToGiveUpEndsTheRequest(t *testing.T) {
	f, came, goOn := gated(25)
	b := tempBoard(t, f)
	ctx, cancel := context.WithCancel(t.Context())
	gaveUp := make(chan error)
	go func() { _, err := b.Fetch(ctx, feed.Notice{ID: f.notices[0].ID}); gaveUp <- err }()
	<-came
	cancel()
	if err := <-gaveUp; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	// Nothing is left in the way of the next, and nothing is recorded as failed.
	next := make(chan error)
	go func() { _, err := b.Refresh(t.Context()); next <- err }()
	<-came
	goOn <- struct{}{}
	if err := <-next; err != nil {
		t.Error(err)
	}
	var n int
	if err := b.db.reader.QueryRowContext(t.Context(), `SELECT count(*) FROM fetch WHERE id <> ''`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d failures recorded, %v", n, err)
	}
}

func TestOneRequestAtATime(t *testing.T) {
	f := newFake(100, 10)
	var mu sync.Mutex
	now, most := 0, 0
	f.gate = func(context.Context) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		runtime.Gosched()
		mu.Lock()
		now--
		mu.Unlock()
	}
	db := open(t, filepath.Join(t.TempDir(), "c.db"), Options{})
	b, same := db.Board(f), db.Board(f)
	refresh(t, b)
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() { _, _ = b.Fill(t.Context(), 100-10*i, 10) })
		wg.Go(func() { _, _ = same.Fetch(t.Context(), f.notices[i]) })
	}
	wg.Wait()
	if most != 1 {
		t.Errorf("%d requests at once", most)
	}
	compare(t, b, f)
}

func TestPanicIsAnError(t *testing.T) {
	f := newFake(25, 10)
	b := tempBoard(t, f)
	f.pageHook = func(feed.Page) feed.Page { panic("odd page") }
	if _, err := b.Refresh(t.Context()); err == nil || !strings.Contains(err.Error(), "odd page") {
		t.Errorf("got %v", err)
	}
	f.pageHook = nil
	refresh(t, b)
}

// Closing does not leave anything running, not even what waits for a network.
func TestCloseEndsRequests(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	f, came, _ := gated(25)
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "c.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() { _, err := db.Board(f).Refresh(t.Context()); ended <- err }()
	<-came
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A context that ends at any moment leaves the cache sound.
func TestCanceledAnywhere(t *testing.T) {
	f := newFake(120, 10)
	b := tempBoard(t, f)
	r := seeded(8)
	for range 150 {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			for range r.IntN(400) {
				runtime.Gosched()
			}
			cancel()
			close(done)
		}()
		_, _ = b.Refresh(ctx)
		_, _ = b.Fill(ctx, 120, 120)
		_ = b.SetMark(ctx, f.notices[3].ID, feed.Read, true)
		_, _ = b.Entries(ctx, 120, 20)
		<-done
		cancel()
	}
	refresh(t, b)
	fillAll(t, b)
	compare(t, b, f)
	if err := b.db.examine(t.Context()); err != nil {
		t.Error(err)
	}
}
