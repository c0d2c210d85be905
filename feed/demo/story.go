package demo

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// form is what sort of notice it is.
type form int

const (
	press        form = iota // a press release: paragraphs and speech
	announcement             // outline, table, telephone, attachments
	poster                   // one image with an alt text, no text
)

// story holds the words that stay the same throughout one notice, and fills
// patterns with them.
type story struct {
	dice  dice
	form  form
	when  time.Time
	theme theme
	angle angle
	words map[string]string // fixed for this notice

	// The last used of items and of details, so that none comes again before
	// the others have.
	item, detail int
}

func newStory(number int, when time.Time) *story {
	d := throw(number, forTitle)
	s := &story{dice: d, when: when}
	switch kind := d.below(100); {
	case kind < 3:
		s.form = poster
	case kind < 25:
		s.form = announcement
	}
	s.theme = themes[d.below(len(themes))]
	s.angle = angles[d.below(len(angles))]
	s.item = d.below(len(items))
	s.detail = d.below(len(s.angle.details))
	first := d.below(len(s.theme.events))
	second := (first + d.between(1, len(s.theme.events)-1)) % len(s.theme.events)
	s.words = map[string]string{
		"event":    s.theme.events[first],
		"event2":   s.theme.events[second],
		"dong":     d.of(dongs),
		"dept":     d.of(departments),
		"place":    d.of(places),
		"group":    d.of(groups),
		"partner":  d.of(partners),
		"official": d.of(officials),
		"target":   d.of(targets),
		"purpose":  d.of(purposes),
		"gift":     d.of(gifts),
	}
	return s
}

// sentence returns the next detail.
func (s *story) sentence() string {
	s.detail = (s.detail + 5) % len(s.angle.details)
	return s.fill(s.angle.details[s.detail])
}

// fill writes out a pattern: {event} is a word, {event:을} the word with the
// particle that fits it, always given in its form after a consonant, and {:을}
// only the particle for the word before, as after a quotation mark.
func (s *story) fill(pattern string) string {
	var b strings.Builder
	var word string
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		name, particle, _ := strings.Cut(slot, ":")
		if name != "" {
			word = s.word(name)
			b.WriteString(word)
		}
		if particle != "" {
			b.WriteString(josa(word, particle))
		}
		pattern = after
	}
}

// word returns what stands in a slot.
func (s *story) word(name string) string {
	if w, ok := s.words[name]; ok {
		return w
	}
	d := s.dice
	switch name {
	case "action":
		return d.of(s.theme.actions)
	case "call":
		return d.of(calls)
	case "slogan":
		return d.of(slogans)
	case "item":
		s.item = (s.item + 5) % len(items)
		return items[s.item]
	case "otherdong":
		return d.of(dongs)
	case "otherdept":
		return d.of(departments)
	case "n":
		return strconv.Itoa(d.between(2, 9))
	case "nn":
		return strconv.Itoa(d.between(11, 98))
	case "nnn":
		return strconv.Itoa(d.between(101, 998))
	case "nnnn":
		return strconv.Itoa(d.between(1001, 2998))
	case "phone": // no such exchange exists
		return fmt.Sprintf("031-000-%04d", d.between(1000, 9999))
	case "time":
		return fmt.Sprintf("%02d:%s", d.between(9, 19), d.of([]string{"00", "30"}))
	}
	return s.day(name)
}

// day returns what stands in a slot that tells a date near the notice's own.
func (s *story) day(name string) string {
	start := s.when.AddDate(0, 0, 14)
	end := s.when.AddDate(0, 2, 3)
	switch name {
	case "year":
		return strconv.Itoa(s.when.Year())
	case "lastyear":
		return strconv.Itoa(s.when.Year() - 1)
	case "yy":
		return strconv.Itoa(s.when.Year() % 100)
	case "year1":
		return strconv.Itoa(start.Year())
	case "year2":
		return strconv.Itoa(end.Year())
	case "mm":
		return strconv.Itoa(int(s.when.Month()))
	case "dd":
		return strconv.Itoa(s.when.Day())
	case "m":
		return strconv.Itoa(int(start.Month()))
	case "d":
		return strconv.Itoa(start.Day())
	case "weekday":
		return []string{"일", "월", "화", "수", "목", "금", "토"}[start.Weekday()]
	case "m2":
		return strconv.Itoa(int(end.Month()))
	case "d2":
		return strconv.Itoa(end.Day())
	}
	panic("demo: no word for the slot {" + name + "}")
}
