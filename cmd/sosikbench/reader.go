//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"city/sosik/tui/screen/console"
)

// reader starts sosik on a cache.
type reader struct {
	options
	board, home string
}

func (r reader) command(ctx context.Context, cachePath string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, r.sosik, "--board", r.board, "--cache", cachePath, "--refresh", "0")
	cmd.Env = append(os.Environ(), "HOME="+r.home, "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "TERM=xterm-256color", "LC_ALL=C.UTF-8")
	return cmd
}

func (r reader) empty(ctx context.Context) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, emptyCommand)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8")
	return cmd, nil
}

// full says that the list stands on the screen from its first to its last row.
func (r reader) full(screen string) bool {
	rows := strings.Split(screen, "\n")
	if len(rows) < r.height {
		return false
	}
	last := demoRow(r.height - 3) // title, header and status are not rows of the table
	return strings.Contains(rows[r.height-2], last) && strings.TrimSpace(rows[r.height-1]) != ""
}

// demoRow is the number that stands in the nth row of the first page.
func demoRow(n int) string { return fmt.Sprint(newest - n + 1) }

// starts measures the time from exec to a full screen.
func (r reader) starts(ctx context.Context, few, many string, t *table) error {
	var empties, fews, manys samples
	for range r.runs {
		e, err := r.empty(ctx)
		if err != nil {
			return err
		}
		if err := r.start(ctx, e, func(s string) bool { return strings.Contains(s, lastLine) }, &empties); err != nil {
			return fmt.Errorf("start the empty program: %w", err)
		}
		// Twenty notices are one short screen; the row to wait for is the last of them.
		if err := r.start(ctx, r.command(ctx, few), func(s string) bool { return strings.Contains(s, demoRow(20)) }, &fews); err != nil {
			return fmt.Errorf("start on 20 notices: %w", err)
		}
		if err := r.start(ctx, r.command(ctx, many), r.full, &manys); err != nil {
			return fmt.Errorf("start on %d notices: %w", r.notices, err)
		}
	}
	t.samples("start: empty Bubble Tea program", empties)
	t.samples("start: sosik, 20 notices kept", fews)
	t.samples(fmt.Sprintf("start: sosik, %d notices kept", r.notices), manys)
	t.line("start: sosik against empty", fmt.Sprintf("%.2f times", float64(manys.median())/float64(empties.median())))
	return nil
}

func (r reader) start(ctx context.Context, cmd *exec.Cmd, ready func(string) bool, s *samples) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	began := time.Now()
	c, err := console.Start(cmd, r.width, r.height, 1)
	if err != nil {
		return err
	}
	if err := c.WaitFor(ctx, ready); err != nil {
		return err
	}
	s.add(time.Since(began))
	return c.Kill()
}
