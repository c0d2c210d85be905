package main

import (
	"context"
	"os/exec"
	"strings"
	"syscall"
)

// shell is a command as a person wrote it. cmd reads the rest of its command line
// as it stands, which is not how arguments are quoted elsewhere.
func shell(ctx context.Context, command string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "cmd")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd /S /C "` + command + `"`}
	return cmd
}

// forShell is a value of the environment as a shell may see it. cmd puts the
// value of %NAME% into the line before it reads the line, so that a title could
// become a command; the full-width signs look alike and are none.
func forShell(s string) string {
	return strings.NewReplacer("&", "＆", "|", "｜", "<", "＜", ">", "＞", "^", "＾", `"`, "＂", "%", "％", "!", "！",
		"(", "（", ")", "）").Replace(s)
}
