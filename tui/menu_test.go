package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"city/sosik/tui/cell"
)

// aMenu opens a menu of n things over the screen that is shown, and says which
// of them have been chosen.
func aMenu(r *reader, n int) *[]string {
	var chosen []string
	var items []menuItem
	for i := range n {
		name := fmt.Sprintf("%s %d", titles[i%len(titles)], i+1)
		items = append(items, menuItem{name: name, note: "hwp, 17KB", do: func() tea.Cmd {
			chosen = append(chosen, name)
			return nil
		}})
	}
	r.openMenu("‘첨부파일’ 고르기", items...)
	return &chosen
}

func TestChoosingInAMenu(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want string // how the name that is chosen ends, "" for none
		over string // what is seen afterwards
	}{
		{"by digit", []string{"3"}, " 3", "조회수"},
		{"by cursor", []string{"down", "j", "ㅓ", "up", "enter"}, " 3", "조회수"},
		{"the last", []string{"end", "enter"}, " 9", "조회수"},
		{"a page on", []string{"]", "enter"}, " 9", "조회수"}, // there is only one page
		{"a digit that none has", []string{"0"}, "", "고르기"},
		{"left", []string{"esc"}, "", "조회수"},
		{"help and back", []string{"?", "esc", "2"}, " 2", "조회수"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newReader(t, testOptions(many()), 80, 24)
			r.press("enter")
			chosen := aMenu(r, 9)
			r.press(tt.keys...)
			r.sees(tt.over)
			switch {
			case tt.want == "" && len(*chosen) > 0:
				t.Errorf("%q was chosen", *chosen)
			case tt.want != "" && (len(*chosen) != 1 || !strings.HasSuffix((*chosen)[0], tt.want)):
				t.Errorf("%q was chosen, want the one that ends in %q", *chosen, tt.want)
			}
		})
	}
}

// A menu and a sheet over an article do not lose it, and know no key of it.
func TestUnderAMenuAnArticleStaysOpen(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	r.press("enter", " ")
	top := r.article.top
	aMenu(r, 3)
	if !r.reading() {
		t.Error("under a menu the article counts as left")
	}
	r.press(".", "m", "*", "esc")
	if r.article.entry.Starred || r.article.entry.Number != 20309 || r.article.top != top {
		t.Errorf("a key of the article has worked in the menu: %+v at %d", r.article.entry, r.article.top)
	}
	r.openSheet("주소", r.textSheet("https://www.ansan.go.kr/?fidx=1"))
	r.sees("주소", "https://www.ansan.go.kr/?fidx=1")
	r.send(resize(40, 12))
	if !r.reading() {
		t.Error("under a sheet the article counts as left")
	}
	r.press("esc")
	r.sees("20,309 · ", "Esc 목록")
}

func TestASheetScrolls(t *testing.T) {
	r := newReader(t, testOptions(many()), 80, 24)
	var lines []string
	for i := range 100 {
		lines = append(lines, fmt.Sprintf("%d번째 줄", i+1))
	}
	r.openSheet("긴 글", r.textSheet(lines...))
	r.sees("1번째 줄", "22번째 줄", "22%")
	r.press(" ")
	r.sees("23번째 줄", "44%")
	r.press("end")
	r.sees("100번째 줄", "100%")
	r.send(resize(80, 40)) // the end stays the end
	r.sees("100번째 줄", "63번째 줄")
	r.press("home", "esc")
	r.sees("안산시 시정소식")
}

// As the scenes are, which nothing but keys can reach.
func TestMenuAndSheetAtEverySize(t *testing.T) {
	for _, ambiguous := range []int{1, 2} {
		for _, name := range []string{"menu", "sheet"} {
			o := testOptions(many())
			o.Metrics = cell.Metrics{Ambiguous: ambiguous}
			r := newReader(t, o, 80, 24)
			if name == "menu" {
				aMenu(r, 12)
			} else {
				r.openSheet("인용", r.textSheet(titles...))
			}
			golden(t, fmt.Sprintf("%s-80x24-%d", name, ambiguous), r.View()+"\n")
			for w := 1; w <= 80; w += 1 + w/7 {
				for _, h := range []int{1, 2, 4, 24} {
					r.send(resize(w, h))
					checkFrame(t, r, w, h)
				}
			}
		}
	}
}
