//go:build !windows

package main

import (
	"context"
	"os/exec"
	"syscall"
)

// shell is a command as a person wrote it. It is asked to end when the context
// does.
func shell(ctx context.Context, command string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "sh", "-c", command)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	return cmd
}

// forShell is a value of the environment as a shell may see it: sh reads a
// variable as text, whatever it says.
func forShell(s string) string { return s }
