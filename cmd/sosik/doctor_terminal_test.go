//go:build !windows

package main

import (
	"context"
	"testing"
)

// The whole of doctor in a terminal: it measures, what is typed meanwhile counts,
// keys are told in both input modes, and the terminal is left as it was.
func TestDoctorInATerminal(t *testing.T) {
	r := home{t, t.TempDir()}.start("doctor")
	r.types("k") // before anybody asks for it
	r.sees("누르세요", "(k)", "→ k: 위로")
	r.types("j")
	r.sees("6a  (j)", "→ j: 아래로")
	r.types("ㅓ")
	r.sees("e3 85 93  (ㅓ)", "→ j (한글 ㅓ): 아래로")
	r.types("\x1b[15~")
	r.sees("(ESC [ 1 5 ~)", "→ F5: 새로 고침")
	r.types("\x1b[2;2R") // a late reply is no key
	r.sees("(ESC [ 2 ; 2 R)")
	r.types("\x1b[200~붙임\x1b[201~")
	r.sees("붙여 넣은 글: 붙임")
	r.types("\x1b")
	r.sees("→ Esc")
	r.types("\x1b")
	r.ends("영문 글쇠 2개, 한글 글쇠 1개")
}

// Ctrl-C ends it too, and nothing is asked of who has said that no key is to be.
func TestDoctorEnds(t *testing.T) {
	r := home{t, t.TempDir()}.start("doctor")
	r.sees("누르세요")
	r.types("\x03")
	r.ends("그 밖의 키 1개")
	home{t, t.TempDir()}.start("doctor", "--no-keys").ends("화면 동기화")
}

// ends waits for the end, in good order, with a text on the screen.
func (r *reader) ends(text string) {
	r.t.Helper()
	r.sees(text)
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := r.Wait(ctx); err != nil {
		r.t.Errorf("it ended with %v and this on the screen:\n%s", err, r.Screen())
	}
	r.leftAsItWas()
}
