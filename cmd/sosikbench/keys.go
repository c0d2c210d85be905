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

// keys measures what keys cost: the time from a key to the first change on the
// screen, and how many bytes it made the program write.
func (r reader) keys(ctx context.Context, path string, t *table) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	c, err := console.Start(r.command(ctx, path), r.width, r.height, 1)
	if err != nil {
		return err
	}
	if err := c.WaitFor(ctx, r.full); err != nil {
		return err
	}
	if err := quiet(ctx, c); err != nil { // the status line says that the list is being refreshed
		return err
	}
	for _, step := range []struct {
		before string // typed, but not measured
		action
	}{
		{"", action{"cursor key", []string{down}}},
		{"", action{"page of the table", []string{"]"}}},
		{"", action{"last and first page", []string{"\x1b[F", "\x1b[H"}}},
		{"", action{"help and back", []string{"?", "?"}}},
		{"", action{"open and back", []string{enter, esc}}},
		{enter, action{"line of the article", []string{down, "k"}}},
		{"", action{"page of the article", []string{" ", "b"}}},
	} {
		if step.before != "" {
			if err := c.Type(step.before); err != nil {
				return err
			}
			if err := quiet(ctx, c); err != nil {
				return err
			}
		}
		if err := r.repeat(ctx, c, step.action, t); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
	}
	if err := c.Type(esc); err != nil {
		return err
	}
	if err := quiet(ctx, c); err != nil {
		return err
	}
	if err := r.searches(ctx, c, t); err != nil {
		return err
	}
	if err := r.process(ctx, c, t); err != nil {
		return err
	}
	return c.Kill()
}

func (r reader) repeat(ctx context.Context, c *console.Console, a action, t *table) error {
	var took samples
	var bytes []int
	for i := range 2 * r.runs {
		before, written := c.Screen(), c.Written()
		began := time.Now()
		if err := c.Type(a.keys[i%len(a.keys)]); err != nil {
			return err
		}
		if err := c.WaitFor(ctx, func(now string) bool { return now != before }); err != nil {
			return err
		}
		took.add(time.Since(began))
		if err := quiet(ctx, c); err != nil {
			return err
		}
		bytes = append(bytes, c.Written()-written)
	}
	t.samples(a.name, took)
	t.bytes(a.name, bytes)
	return nil
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
