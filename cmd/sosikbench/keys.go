//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"city/sosik/feed/demo"
	"city/sosik/tui/screen/console"
)

// newest is the number of the demo board's newest notice.
const newest = demo.Notices

// action is something a person does again and again: keys, taken in turn.
type action struct {
	name string
	keys []string
}

const down, enter, esc = "\x1b[B", "\r", "\x1b"

// step is an action, and what is typed before it without being measured.
type step struct {
	before string
	action
}

// The names of what newsboat can do too.
const (
	cursorKey   = "cursor key"
	tablePage   = "page of the table"
	lastPage    = "last and first page"
	helpAndBack = "help and back"
	openAndBack = "open and back"
	articleLine = "line of the article"
	articlePage = "page of the article"
)

func sosikSteps() []step {
	return []step{
		{"", action{cursorKey, []string{down}}},
		{"", action{tablePage, []string{"]"}}},
		{"", action{lastPage, []string{"\x1b[F", "\x1b[H"}}},
		{"", action{"refresh and its message", []string{"r"}}},
		{"", action{helpAndBack, []string{"?", "?"}}},
		{"", action{openAndBack, []string{enter, esc}}},
		{enter, action{articlePage, []string{" ", "b"}}},
		{down, action{articleLine, []string{down, "k"}}}, // not at the top, where the title changes too
	}
}

// written is what an action made a program write, and what stood on the screen
// then, without blanks at the ends of lines: medians, in bytes.
type written struct{ bytes, letters int }

// keys measures what keys cost: the time from a key to the first change on the
// screen, and how many bytes it made the program write.
func (r reader) keys(ctx context.Context, path string, t *table) (map[string]written, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	c, err := console.Start(r.command(ctx, path), r.width, r.height, 1)
	if err != nil {
		return nil, err
	}
	if err := c.WaitFor(ctx, r.full); err != nil {
		return nil, err
	}
	found, err := r.walk(ctx, c, sosikSteps(), t)
	if err != nil {
		return nil, err
	}
	if err := c.Type(esc); err != nil {
		return nil, err
	}
	if err := quiet(ctx, c); err != nil {
		return nil, err
	}
	if err := r.searches(ctx, c, t); err != nil {
		return nil, err
	}
	if err := r.process(ctx, c, t); err != nil {
		return nil, err
	}
	return found, c.Kill()
}

// walk does the steps and prints what they cost, if there is a table to print it
// in.
func (r reader) walk(ctx context.Context, c *console.Console, steps []step, t *table) (map[string]written, error) {
	found := map[string]written{}
	if err := quiet(ctx, c); err != nil { // the status line says that the list is being refreshed
		return nil, err
	}
	for _, s := range steps {
		if s.before != "" {
			if err := c.Type(s.before); err != nil {
				return nil, err
			}
			if err := quiet(ctx, c); err != nil {
				return nil, err
			}
		}
		w, err := r.repeat(ctx, c, s.action, t)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		found[s.name] = w
	}
	return found, nil
}

func (r reader) repeat(ctx context.Context, c *console.Console, a action, t *table) (written, error) {
	var took samples
	var bytes, letters []int
	for i := range 2 * r.runs {
		before := c.Written()
		began := time.Now()
		if err := c.Type(a.keys[i%len(a.keys)]); err != nil {
			return written{}, err
		}
		if err := c.WaitFor(ctx, func(string) bool { return c.Written() > before }); err != nil {
			return written{}, err
		}
		took.add(time.Since(began))
		if err := quiet(ctx, c); err != nil {
			return written{}, err
		}
		bytes = append(bytes, c.Written()-before)
		letters = append(letters, len(strings.ReplaceAll(c.Screen(), "\n", "")))
	}
	if t != nil {
		t.samples(a.name, took)
		t.bytes(a.name, bytes)
	}
	return written{median(bytes), median(letters)}, nil
}

// stillness is how long nothing must have been written for a program to count
// as done: some times the interval between two frames.
const stillness = 150 * time.Millisecond

func quiet(ctx context.Context, c *console.Console) error {
	for before := -1; before != c.Written(); {
		before = c.Written()
		select {
		case <-time.After(stillness):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// process measures the memory of the running reader, and what it does while
// nobody does anything.
func (r reader) process(ctx context.Context, c *console.Console, t *table) error {
	memory, err := field(fmt.Sprintf("/proc/%d/status", c.Pid()), "VmRSS:")
	if err != nil {
		return err
	}
	t.line("memory (RSS) after all that", fmt.Sprintf("%.1f MB", float64(memory)/1024))

	const idle = 5 * time.Second
	written := c.Written()
	before, err := ticks(c.Pid())
	if err != nil {
		return err
	}
	select {
	case <-time.After(idle):
	case <-ctx.Done():
		return ctx.Err()
	}
	after, err := ticks(c.Pid())
	if err != nil {
		return err
	}
	t.line(fmt.Sprintf("idle for %s", idle), fmt.Sprintf("%d bytes, %d ms of CPU", c.Written()-written, (after-before)*10))
	return nil
}

// field is a number in one of /proc's tables of names and values.
func field(path, name string) (int, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			return strconv.Atoi(strings.Fields(rest)[0])
		}
	}
	return 0, fmt.Errorf("%s: no %s", path, name)
}

// ticks is the CPU time of a process in hundredths of a second, the unit of
// /proc on every Linux that Go runs on.
func ticks(pid int) (int, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The name in brackets may hold spaces; user and system time are the 12th
	// and 13th field after it.
	_, rest, ok := strings.Cut(string(data), ") ")
	fields := strings.Fields(rest)
	if !ok || len(fields) < 13 {
		return 0, errors.New("/proc/PID/stat is not as expected")
	}
	user, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(fields[12])
	return user + system, err
}
