package web

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// The system's numbers for failures of a connection; those of package syscall
// are inventions on Windows. They are not changed.
var (
	refusals     = []syscall.Errno{windows.WSAECONNREFUSED}
	resets       = []syscall.Errno{windows.WSAECONNRESET, windows.WSAECONNABORTED, windows.WSAESHUTDOWN}
	unreachables = []syscall.Errno{windows.WSAENETUNREACH, windows.WSAEHOSTUNREACH, windows.WSAENETDOWN, windows.WSAEHOSTDOWN, windows.WSAEADDRNOTAVAIL}
)
