//go:build !windows

package web

import "syscall"

// The system's numbers for failures of a connection. They are not changed.
var (
	refusals     = []syscall.Errno{syscall.ECONNREFUSED}
	resets       = []syscall.Errno{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE}
	unreachables = []syscall.Errno{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EHOSTDOWN, syscall.EADDRNOTAVAIL}
)
