package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"runtime"
	"time"

	"city/sosik/feed"
)

var errAddress = errors.New("not an address to open")

// opener is the program by which this system opens an address, with what it is
// given before it.
func opener() []string {
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	default:
		return []string{"xdg-open"}
	}
}

// browser returns how to have an address opened, or nil where that is no good: over
// SSH, since a browser would open on the server and not where the person is, and
// without a screen that shows windows.
func (p *program) browser() func(context.Context, string) error {
	if p.remote() || !p.hasScreen() {
		return nil
	}
	words := opener()
	path, err := exec.LookPath(words[0])
	if err != nil {
		return nil
	}
	return func(ctx context.Context, address string) error {
		return launch(ctx, path, words[1:], address)
	}
}

// remote says that the person is not at this machine.
func (p *program) remote() bool {
	for _, name := range []string{"SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"} {
		if value, _ := p.getenv(name); value != "" {
			return true
		}
	}
	return false
}

// hasScreen says that there is a screen with windows. Those of macOS and Windows
// always have one.
func (p *program) hasScreen() bool {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return true
	}
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY"} {
		if value, _ := p.getenv(name); value != "" {
			return true
		}
	}
	return false
}

// openerTime is how long an opener may take to say that it cannot. Some stay until
// the browser is closed, if they have started it.
const openerTime = 3 * time.Second

// launch starts a program with an address as its last argument. No shell sees the
// address, and nothing else than one that is safe to open is handed over. A
// program that goes on running is left alone, also when the reader ends.
func launch(ctx context.Context, path string, args []string, address string) error {
	if !openable(address) {
		return fmt.Errorf("%w: %q", errAddress, address)
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), path, append(append([]string(nil), args...), address)...)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", path, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	timer := time.NewTimer(openerTime)
	defer timer.Stop()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	case <-timer.C:
	case <-ctx.Done():
	}
	return nil
}

// draft is a mail that is begun for the person, with nothing but a subject and a
// text: other fields could attach files to it.
var draft = regexp.MustCompile(`^mailto:\?(?:(?:subject|body)=[A-Za-z0-9%._~-]*&?){1,2}$`)

// openable says that an address is one to hand over: of the web, of a mailbox or
// a telephone, or a mail that is begun.
func openable(address string) bool {
	return address != "" && feed.CleanLink(nil, address) == address || draft.MatchString(address)
}
