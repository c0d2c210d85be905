//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// running says that there is a process with the ID, be it ours or another's.
func running(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// startOf is when a process was started, in ticks since the computer was, or ""
// where the system does not say so in /proc.
func startOf(pid int) string {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	// The name of the program comes second, in parentheses, and may hold anything.
	const after = 22 - 3 // the start is field 22, the first behind the name is 3
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	if len(fields) <= after {
		return ""
	}
	return fields[after]
}
