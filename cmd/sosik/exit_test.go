package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"city/sosik/feed"
)

func TestExitCodes(t *testing.T) {
	for _, test := range []struct {
		err  error
		code int
		said string
	}{
		{nil, 0, ""},
		{errReported, 1, ""},
		{errors.New("cause"), 1, "sosik: 뜻밖의 오류가 났습니다: cause\n"},
		{&fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}, 1, "sosik: 표준 출력에 쓸 수 없습니다: 디스크에 빈 곳이 없습니다\n"},
		{&saidError{"안 됩니다", fmt.Errorf("listen tcp: %w", syscall.EADDRINUSE)}, 1, "sosik: 안 됩니다: 다른 프로그램이 이미 쓰고 있는 포트입니다\n"},
		{&saidError{"안 됩니다", errors.New("cause")}, 1, "sosik: 안 됩니다: cause\n"},
		{&saidError{"9쪽은 없습니다.", feed.ErrNotFound}, 4, "sosik: 9쪽은 없습니다.\n"},
		{&usageError{lines: []string{"하나.", "둘."}, command: "sosik list"}, 2,
			"sosik: 하나.\nsosik: 둘.\n사용법은 'sosik list --help'로 볼 수 있습니다.\n"},
		{fmt.Errorf("list page 1: %w", &feed.Error{Kind: feed.ErrOffline, Reason: feed.ReasonName}), 3,
			"sosik: 게시판에 연결하지 못했습니다: 서버 이름을 찾을 수 없습니다(DNS).\n"},
		{&saidError{saysPanic("/home/sosik.log"), nil}, 1,
			"sosik: 프로그램의 잘못으로 멈췄습니다. 읽음 표시는 모두 남아 있고, 자세한 내용은 /home/sosik.log에 있습니다\n"},
		{&saidError{saysPanic(noLog), nil}, 1,
			"sosik: 프로그램의 잘못으로 멈췄습니다. 읽음 표시는 모두 남아 있고, 기록은 꺼져 있어 남지 않았습니다\n"},
		{feed.ErrNotFound, 4, "sosik: 게시판에 없는 소식입니다.\n"},
		{&feed.Error{Kind: feed.ErrBlocked, Err: errors.New("403")}, 5, "sosik: 게시판이 접속을 막았습니다(차단 화면).\n"},
		{&feed.Error{Kind: feed.ErrLogin}, 5, "sosik: 로그인해야 볼 수 있는 화면입니다.\n"},
		{&feed.Error{Kind: feed.ErrServer}, 6, "sosik: 게시판 서버에 오류가 났습니다.\n"},
		{&feed.Error{Kind: feed.ErrMaintenance}, 6, "sosik: 게시판이 점검 중입니다.\n"},
		{&feed.Error{Kind: feed.ErrNotBoard}, 7, "sosik: 받은 화면이 게시판이 아닙니다. 주소를 확인해 주세요.\n"},
		{&feed.Error{Kind: feed.ErrNotFile}, 7, "sosik: 파일 대신 웹 화면이 왔습니다. 브라우저에서는 받아지는지 확인해 주세요.\n"},
		{&feed.Error{Kind: feed.ErrTooLarge}, 7, "sosik: 받은 화면이 너무 커서 읽지 않았습니다.\n"},
		{fmt.Errorf("list page 1: %w", context.Canceled), 130, ""},
	} {
		var b bytes.Buffer
		report(&b, test.err)
		if code := exitCode(test.err); code != test.code || b.String() != test.said {
			t.Errorf("%v: exit code %d and %q, want %d and %q", test.err, code, b.String(), test.code, test.said)
		}
	}
}
