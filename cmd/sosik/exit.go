package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"city/sosik/feed"
	"city/sosik/tui"
)

// The exit codes are promised to scripts: see the table below, which the help
// and docs/commands.md show.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitOffline     = 3
	exitNotFound    = 4
	exitRefused     = 5
	exitSite        = 6
	exitPage        = 7
	exitIncomplete  = 8
	exitInterrupted = 130 // as shells count a program that Ctrl-C ended
)

// exit is one exit code: what it means and which failures lead to it.
type exit struct {
	code  int
	about string // Korean
	kinds []error
}

func exits() []exit {
	return []exit{
		{exitOK, "제대로 끝났습니다.", nil},
		{exitError, "그 밖의 오류입니다. 파일을 읽거나 쓰지 못했거나 저장소를 열지 못했습니다.", []error{feed.ErrFull, feed.ErrReadOnly, feed.ErrDamaged, feed.ErrBusy}},
		{exitUsage, "명령이나 설정을 잘못 썼습니다.", nil},
		{exitOffline, "게시판에 연결하지 못했고, 받아 둔 것으로 대신할 수도 없습니다.", []error{feed.ErrOffline}},
		{exitNotFound, "없는 소식이나 쪽, 없는 이름의 저장한 검색입니다.", []error{feed.ErrNotFound}},
		{exitRefused, "게시판이 접속을 막았거나 로그인을 바랍니다.", []error{feed.ErrBlocked, feed.ErrLogin}},
		{exitSite, "게시판 서버에 오류가 났거나 점검 중입니다.", []error{feed.ErrServer, feed.ErrMaintenance}},
		{exitPage, "받은 것이 게시판이나 파일이 아니거나 너무 큽니다. 글로 볼 수 없는 첨부파일입니다.",
			[]error{feed.ErrNotBoard, feed.ErrNotFile, feed.ErrTooLarge, errNoText}},
		{exitIncomplete, "아직 받지 않은 것이 있습니다(sync, sync --check).", []error{errIncomplete}},
		{exitInterrupted, "신호를 받아 끝났습니다(명령을 Ctrl-C로 멈춘 때도). 읽기 화면에서 Ctrl-C는 끝내기 키이고 sosik demo는 Ctrl-C로 끝내는 명령이므로 0입니다.", []error{context.Canceled}},
	}
}

// usageError says that the command line or the settings are wrong.
type usageError struct {
	lines   []string // Korean sentences
	detail  []string // what shows where it is wrong, as it is to be printed
	command string   // whose help to read; "" where it would not tell more
}

func (e *usageError) Error() string { return strings.Join(e.lines, "\n") }

// saidError is a failure with the Korean words for it. Where the cause is one of
// feed's kinds they say it all; else the cause follows them.
type saidError struct {
	words string
	err   error // may be nil
}

func (e *saidError) Error() string {
	if e.err == nil {
		return e.words
	}
	return e.words + ": " + why(e.err)
}

func (e *saidError) Unwrap() error { return e.err }

// exitCode is the exit code of an error.
func exitCode(err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errReported):
		return exitError
	}
	for _, e := range exits() {
		for _, kind := range e.kinds {
			if errors.Is(err, kind) {
				return e.code
			}
		}
	}
	return exitError
}

// errReported ends a command whose failures have been told one by one.
var errReported = errors.New("already reported")

// report tells a person on w why a command failed.
func report(w io.Writer, err error) {
	var usage *usageError
	var said *saidError
	switch {
	case err == nil, errors.Is(err, errReported), errors.Is(err, errIncomplete), errors.Is(err, context.Canceled):
		return
	case errors.As(err, &usage):
		for _, line := range usage.lines {
			say(w, line)
		}
		for _, line := range usage.detail {
			_, _ = fmt.Fprintln(w, line)
		}
		if usage.command != "" {
			_, _ = fmt.Fprintln(w, saysUseHelp(usage.command))
		}
	case errors.As(err, &said) && (isKind(said.err) || errors.Is(said.err, errAttachment)):
		say(w, said.words)
	case errors.As(err, &said):
		say(w, said.Error())
	case isKind(err):
		say(w, tui.Explain(err))
	default:
		say(w, (&saidError{unsaid(err), err}).Error())
	}
}

// unsaid is what to say before a failure that nobody has words for. The standard
// output is written to in many places and fails in one way.
func unsaid(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) && path.Op == "write" && path.Path == os.Stdout.Name() {
		return saysCannotWrite
	}
	return saysUnexpected
}

// say writes a line to the standard error. There is nowhere to tell that this
// failed.
func say(w io.Writer, s string) { _, _ = fmt.Fprintln(w, "sosik:", s) }

// isKind says that err is one of the failures that tui.Explain has a sentence
// for.
func isKind(err error) bool {
	for _, e := range exits() {
		for _, kind := range e.kinds {
			if errors.Is(err, kind) {
				return true
			}
		}
	}
	return false
}
