//go:build !windows

package main

import (
	"os/exec"
	"syscall"
)

// detach starts a program in a session of its own, so that neither Ctrl-C nor a
// line that drops ends it.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
