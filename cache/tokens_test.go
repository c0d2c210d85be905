package cache

import (
	"database/sql"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	search "city/sosik/feed/query"
)

// Over an alphabet so small that everything stands everywhere by chance, phrases
// of pairs find what strings.Contains finds.
func TestPhrases(t *testing.T) {
	b := tempBoard(t, newFake(0, 10))
	r := seeded(61)
	word := func(most int) string {
		letters := []rune("가나ㄱ\"*'a-(^ \t")
		var s strings.Builder
		for range 1 + r.IntN(most) {
			s.WriteRune(letters[r.IntN(len(letters))])
		}
		return search.Fold(s.String())
	}
	texts := make([][2]string, 1500) // title and body
	for i := range texts {
		texts[i] = [2]string{word(12), word(12)}
	}
	err := b.db.write(t.Context(), "test", quick, func(tx *tx) error {
		for i, text := range texts {
			_, err := tx.exec(t.Context(), `INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)`, i, tokens(text[0]), tokens(text[1]))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 600 {
		text := word(6)
		if text == "" {
			continue
		}
		checkPhrase(t, b, texts, search.Term{Text: text, Plain: true, Field: []search.Field{search.Anywhere, search.Title, search.Body}[r.IntN(3)]})
	}
}

func checkPhrase(t *testing.T, b *Board, texts [][2]string, term search.Term) {
	t.Helper()
	var got, want []int
	for i, text := range texts {
		title, body := strings.Contains(text[0], term.Text), strings.Contains(text[1], term.Text)
		if title && term.Field != search.Body || body && term.Field != search.Title {
			want = append(want, i)
		}
	}
	err := query(t.Context(), b.db.reader, func(rows *sql.Rows) error {
		var i int
		err := rows.Scan(&i)
		got = append(got, i)
		return err
	}, `SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid`, expression(term))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v finds %d, want %d, %v", term, len(got), len(want), err)
	}
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, tokens, phrase string }{
		{"안산시 물", "안산 산시 시 물 ", `"안산 산시 시 물"*`},
		{"물", "물 ", `"물"*`},
		{"산불", "산불 불 ", `"산불"`},
		{"2026년 예산안", "20 02 26 6년 년 예산 산안 안 ", `"20 02 26 6년 년 예산 산안"`},
		{`"a"`, `"a a" " `, `"""a a"""`},
		{"", "", `""`},
	}
	for _, tt := range tests {
		if got := tokens(tt.text); got != tt.tokens {
			t.Errorf("tokens of %q are %q", tt.text, got)
		}
		if got := phrase(tt.text); got != tt.phrase {
			t.Errorf("phrase of %q is %s", tt.text, got)
		}
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("안산시 ‘AI’ 행정", "시 ‘a")
	f.Add("a\"b*c", "\"b*")
	path := f.TempDir() + "/c.db"
	b := open(f, path, Options{}).Board(newFake(0, 10))
	f.Fuzz(func(t *testing.T, text, part string) {
		text, part = search.Fold(text), search.Fold(part)
		if runes := []rune(text); len(runes) > 1 && len(part)%2 == 0 { // mostly one that is there
			r := rand.New(rand.NewPCG(uint64(len(text)), uint64(len(part))))
			part = excerpt(r, text)
		}
		if part == "" || len(text)+len(part) > 4096 {
			t.Skip()
		}
		if _, err := b.db.writer.ExecContext(t.Context(), `INSERT OR REPLACE INTO words (rowid, body) VALUES (0, ?)`, tokens(text)); err != nil {
			t.Fatal(err)
		}
		checkPhrase(t, b, [][2]string{{"", text}}, search.Term{Text: part, Plain: true})
	})
}
