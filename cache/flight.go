package cache

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// lane lets one request at a time go to a board, and lets everyone who asks for
// the same thing meanwhile wait for the one answer.
type lane struct {
	closing context.Context // ends when the DB is closed
	running *sync.WaitGroup

	mu      sync.Mutex
	top     string // ID of the newest notice at the last refresh
	last    told   // the article that was fetched last
	flights map[string]*flight
	road    chan struct{} // held by the request that is under way
}

// flight is one request and those who wait for it.
type flight struct {
	waiting int
	cancel  context.CancelFunc
	done    chan struct{}
	value   any
	err     error
}

func (db *DB) newLane() *lane {
	return &lane{
		closing: db.closing, running: &db.running,
		flights: map[string]*flight{}, road: make(chan struct{}, 1),
	}
}

func (l *lane) newest() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.top
}

func (l *lane) setNewest(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.top = id
}

// land ends all requests, and waits for them within reason: leaving the program
// must not hang on a network that does not answer.
func (db *DB) land() {
	db.close()
	landed := make(chan struct{})
	go func() {
		db.running.Wait()
		close(landed)
	}()
	select {
	case <-landed:
	case <-time.After(2 * time.Second):
		db.log.Warn("a request to a board did not end")
	}
}

// share runs f, or joins the run that is under way under the same name. The
// context given to f ends when nobody waits any longer, so that one who gives up
// does not take the answer from the others.
func share[T any](ctx context.Context, l *lane, name string, f func(context.Context) (T, error)) (T, error) {
	fl := l.join(ctx, name, func(ctx context.Context) (any, error) { return f(ctx) })
	select {
	case <-fl.done:
		v, _ := fl.value.(T)
		return v, fl.err
	case <-ctx.Done():
		l.leave(name, fl)
		var none T
		return none, ctx.Err()
	}
}

func (l *lane) join(ctx context.Context, name string, f func(context.Context) (any, error)) *flight {
	l.mu.Lock()
	defer l.mu.Unlock()
	if fl := l.flights[name]; fl != nil {
		fl.waiting++
		return fl
	}
	runCtx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	fl := &flight{waiting: 1, cancel: cancel, done: make(chan struct{})}
	l.flights[name] = fl
	stop := context.AfterFunc(l.closing, cancel)
	l.running.Add(1)
	go func() {
		defer l.running.Done()
		defer stop()
		defer cancel()
		defer l.finish(name, fl)
		select {
		case l.road <- struct{}{}:
			defer func() { <-l.road }()
			fl.value, fl.err = calm(func() (any, error) { return f(runCtx) })
		case <-runCtx.Done():
			fl.err = runCtx.Err()
		}
	}()
	return fl
}

func (l *lane) finish(name string, fl *flight) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.flights[name] == fl {
		delete(l.flights, name)
	}
	close(fl.done)
}

// calm makes a panic an error. Nobody else could catch it on this goroutine, and
// the terminal would be left as it is.
func calm(f func() (any, error)) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return f()
}

// leave gives up waiting. The last to leave ends the run, and whoever asks then
// starts a new one.
func (l *lane) leave(name string, fl *flight) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if fl.waiting--; fl.waiting == 0 {
		fl.cancel()
		if l.flights[name] == fl {
			delete(l.flights, name)
		}
	}
}
