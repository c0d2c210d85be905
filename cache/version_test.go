package cache

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// history is what Versions says, as title / text, the latest first.
func history(t testing.TB, b *Board, id string) (list []string) {
	t.Helper()
	versions, err := b.Versions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		if v.Seen.IsZero() {
			t.Errorf("%q was changed at no time", v.Title)
		}
		list = append(list, v.Title+" / "+v.Text)
	}
	return list
}

func TestVersions(t *testing.T) {
	const id = "가"
	type board struct {
		*fakeBoard
		t *testing.T
		b *Board
	}
	list := func(title, summary string) func(board) {
		return func(b board) {
			b.notices[0].Title, b.notices[0].Summary = title, summary
			refresh(b.t, b.b)
		}
	}
	article := func(text string) func(board) {
		return func(b board) {
			b.texts[id] = text
			fetch(b.t, b.b, b.notices[0])
		}
	}
	tests := []struct {
		name  string
		steps []func(board)
		want  []string
		title string
	}{
		{"nothing changes", []func(board){list("가", "본문 가")}, nil, "가"},
		{"another title", []func(board){list("나", "본문 가")}, []string{"가 / 본문 가"}, "나"},
		{"another text", []func(board){list("가", "다른 글")}, []string{"가 / 본문 가"}, "가"},
		{"both", []func(board){list("나", "다른 글")}, []string{"가 / 본문 가"}, "나"},
		{"more text", []func(board){list("가", "본문 가 더")}, []string{"가 / 본문 가"}, "가"},
		{"back and forth", []func(board){list("나", "본문 가"), list("가", "본문 가"), list("나", "본문 가")},
			[]string{"가 / 본문 가", "나 / 본문 가", "가 / 본문 가"}, "나"},
		{"cut", []func(board){list("가…", "본문…")}, nil, "가"},
		{"cut with dots, then whole", []func(board){list("가", "본..."), list("가", "본문 가")}, nil, "가"},
		{"first cut, then whole", []func(board){list("새 도서…", "새로…"), list("새 도서관", "새로 연다")}, []string{"가 / 본문 가"}, "새 도서관"},
		{"cut in another place", []func(board){list("새 도서…", "새로 연…"), list("새…", "새…"), list("새 도서관…", "새로 연다…")}, []string{"가 / 본문 가"}, "새 도서관…"},
		{"edited and cut", []func(board){list("나…", "글…")}, []string{"가 / 본문 가"}, "나…"},
		{"spaces only", []func(board){list("가", "본문가")}, nil, "가"},
		{"no text any more", []func(board){list("가", "")}, nil, "가"},
		{"first article", []func(board){article("긴 글")}, nil, "가 (전문)"},
		{"article as before", []func(board){article("긴 글"), article("긴  글"), list("가", "본문 가"), list("가", "본문 가")}, nil, "가 (전문)"},
		{"another article", []func(board){article("긴 글"), article("고친 글"), article("긴 글")},
			[]string{"가 (전문) / 고친 글", "가 (전문) / 긴 글"}, "가 (전문)"},
		{"the list changes after the article", []func(board){article("긴 글"), list("나", "본문 가")}, []string{"가 (전문) / 긴 글"}, "나"},
		{"the article follows the list", []func(board){article("긴 글"), list("가", "고침"), article("고친 글")}, []string{"가 (전문) / 긴 글"}, "가 (전문)"},
		{"the list cuts what the article has in full", []func(board){article("긴 글"), list("가 (전…", "본문…")}, nil, "가 (전문)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := board{lettered(id), t, nil}
			now := time.UnixMilli(1_700_000_000_000)
			f.b = open(t, filepath.Join(t.TempDir(), "c.db"), Options{Now: func() time.Time { return now }}).Board(f)
			refresh(t, f.b)
			for _, step := range tt.steps {
				step(f)
			}
			if d := cmp.Diff(tt.want, history(t, f.b, id)); d != "" {
				t.Error(d)
			}
			e, err := f.b.Find(t.Context(), id)
			if err != nil || e.Title != tt.title || e.Edited != (len(tt.want) > 0) {
				t.Errorf("the notice is %q, edited %v, %v", e.Title, e.Edited, err)
			}
			checkExact(t, f.b, seeded(1), 10)
		})
	}
}

// A text that is cut never takes the place of the whole one.
func TestWholeTextStays(t *testing.T) {
	f := lettered("가")
	b := tempBoard(t, f)
	refresh(t, b)
	f.notices[0].Summary = "본…"
	refresh(t, b)
	if e, err := b.Find(t.Context(), "가"); err != nil || e.Summary != "본문 가" {
		t.Errorf("kept is %q, %v", e.Summary, err)
	}
}

// A notice that changes with every look does not fill the disk, and what it said
// first stays.
func TestManyVersions(t *testing.T) {
	f := lettered("가")
	b := tempBoard(t, f)
	for i := range 2 * maxVersions {
		f.notices[0].Summary = fmt.Sprint("조회 ", i)
		refresh(t, b)
	}
	got := history(t, b, "가")
	if len(got) != maxVersions || got[0] != fmt.Sprint("가 / 조회 ", 2*maxVersions-2) || got[len(got)-1] != "가 / 조회 0" {
		t.Errorf("%d versions, from %q to %q", len(got), got[0], got[len(got)-1])
	}
}

func TestRetitle(t *testing.T) {
	tests := []struct {
		kept, before, now, title string
		edited                   bool
	}{
		{"안산시 새 도서관 문 연다", "안산시 새 도서관 문 연다", "안산시 새 도서…", "안산시 새 도서관 문 연다", false},
		{"안산시 새 도서관 문 연다", "안산시 새 도서관 문 연다", "안산시 새 ...", "안산시 새 도서관 문 연다", false},
		{"안산시 새 도서관 문 연다", "안산시 새 도서관 문 연다", "안산시 옛 도서…", "안산시 옛 도서…", true},
		{"안산시 새 도서관", "안산시 새 도서관", "", "안산시 새 도서관", false},
		{"전문", "", "목록", "목록", false}, // kept by a sosik that did not note where a title came from
		{"전문", "목록", "목록", "전문", false},
		{"전문", "목…", "목록", "전문", false},
		{"전문", "목록", "전문", "전문", false}, // the article was faster
		{"새 도서…", "새 도서…", "새 도서관", "새 도서관", false},
	}
	for _, tt := range tests {
		title, edited := retitle(tt.kept, tt.before, tt.now)
		if title != tt.title || edited != tt.edited {
			t.Errorf("%q, which was %q in the list and is %q now, becomes %q, edited %v", tt.kept, tt.before, tt.now, title, edited)
		}
	}
}

func TestPacked(t *testing.T) {
	b := tempBoard(t, newFake(0, 10))
	long := corpus(1)[0].Summary
	for _, text := range []string{"", "가", long, long + "…", long + "..", long + "\x00\n", "\U0010ffff", "1e5"} {
		var got packed
		var kind string
		err := b.db.reader.QueryRowContext(t.Context(), `SELECT x, typeof(x) FROM (SELECT ? AS x)`, packed(text)).Scan(&got, &kind)
		if err != nil || string(got) != text {
			t.Errorf("%q comes back as %q, %v", text, got, err)
		}
		_, cut := cutStem(text)
		if whole := len(text) > 200 && !cut; whole != (kind == "blob") {
			t.Errorf("%d bytes, cut %v, are kept as %s", len(text), cut, kind)
		}
	}
	for _, data := range []any{[]byte{}, []byte{9, 1, 2}, []byte{deflated, 1, 2, 3}, int64(5)} {
		var got packed
		if err := got.Scan(data); err == nil {
			t.Errorf("%v is read as %q", data, got)
		}
	}
}

// What took a version's place is never older than that: a reader fetches an
// article again whose list was seen to change after it.
func TestNoVersionIsYoungerThanTheTextAfterIt(t *testing.T) {
	f := newFake(1, 10)
	b := tempBoard(t, f)
	refresh(t, b)
	id := f.notices[0].ID
	for _, text := range []string{"첫 글", "고친 글"} {
		f.texts[id] = text
		fetch(t, b, f.notices[0])
	}
	versions, err := b.Versions(t.Context(), id)
	if err != nil || len(versions) != 1 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	a, err := b.Article(t.Context(), id)
	if err != nil || versions[0].Seen.After(a.Fetched) {
		t.Errorf("the version is of %v, the text after it of %v (%v)", versions[0].Seen, a.Fetched, err)
	}
}
