//go:build linux

package main

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"city/sosik/tui/screen/console"
)

// searches measures what a person waits for while they type: from the last
// syllable of a word to the first page of what is found.
func (r reader) searches(ctx context.Context, c *console.Console, t *table) error {
	for _, word := range []string{"물", "산불", "공무원", "안산시"} {
		var took samples
		for range r.runs {
			d, err := search(ctx, c, word)
			if err != nil {
				return fmt.Errorf("search for %s: %w", word, err)
			}
			took.add(d)
		}
		t.samples(fmt.Sprintf("search for %s, as it is typed", word), took)
	}
	return nil
}

func search(ctx context.Context, c *console.Console, word string) (time.Duration, error) {
	_, size := utf8.DecodeLastRuneInString(word)
	if err := c.Type("/" + word[:len(word)-size]); err != nil {
		return 0, err
	}
	if err := quiet(ctx, c); err != nil {
		return 0, err
	}
	began := time.Now()
	if err := c.Type(word[len(word)-size:]); err != nil {
		return 0, err
	}
	title := "찾기 " + word + " · "
	err := c.WaitFor(ctx, func(screen string) bool {
		first, _, _ := strings.Cut(screen, "\n")
		return strings.Contains(first, title) && strings.Contains(first, "건 (")
	})
	took := time.Since(began)
	if err != nil {
		return 0, err
	}
	if err := c.Type(esc); err != nil {
		return 0, err
	}
	return took, quiet(ctx, c)
}
