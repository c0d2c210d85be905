package web

import (
	"net"
	"os"
	"strconv"
	"syscall"
	"testing"

	"city/sosik/feed"
)

// full is the address of a server whose queue is full: Linux leaves a further
// connection without any answer, as a firewall does.
func full(t *testing.T) string {
	t.Helper()
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(os.NewSyscallError("socket", err))
	}
	t.Cleanup(func() { _ = syscall.Close(fd) })
	if err := syscall.Bind(fd, &syscall.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(os.NewSyscallError("bind", err))
	}
	if err := syscall.Listen(fd, 0); err != nil {
		t.Fatal(os.NewSyscallError("listen", err))
	}
	name, err := syscall.Getsockname(fd)
	if err != nil {
		t.Fatal(os.NewSyscallError("getsockname", err))
	}
	addr := net.JoinHostPort("127.0.0.1", strconv.Itoa(name.(*syscall.SockaddrInet4).Port))
	d := net.Dialer{Timeout: soon}
	for range 10 {
		conn, err := d.Dial("tcp", addr)
		if err != nil {
			return addr
		}
		t.Cleanup(func() { _ = conn.Close() })
	}
	t.Fatal("the queue never fills")
	return ""
}

func TestDialTimeout(t *testing.T) {
	c, _ := testClient(t, Options{Retries: -1, Stages: Stages{Dial: soon}})
	_, err := get(t, c, "http://"+full(t))
	wantError(t, err, feed.ErrOffline, feed.ReasonTimeout)
}
