//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

func TestOwnerIsAlive(t *testing.T) {
	if !alive(owner()) {
		t.Errorf("%s is not alive, and asks", owner())
	}
	ended := exec.CommandContext(t.Context(), "true")
	if err := ended.Run(); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{
		"", "x", "::", ":0:", ":-1:",
		fmt.Sprintf("%s:%d:%s", hostName(), ended.Process.Pid, startOf(os.Getpid())),
		fmt.Sprintf("%s.other:%d:%s", hostName(), os.Getpid(), startOf(os.Getpid())),
		fmt.Sprintf("%s:%d:%s", hostName(), os.Getpid(), "1 "), // our ID, given to us after another
	} {
		if alive(name) {
			t.Errorf("%q is alive", name)
		}
	}
}
