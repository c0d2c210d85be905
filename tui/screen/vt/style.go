package vt

import (
	"strconv"
	"strings"
)

// Style is how a cell looks.
type Style struct {
	Bold, Faint, Italic, Underline, Blink, Reverse, Strike bool
	Foreground, Background                                 string
	Link                                                   string
}

// onSpace is what of a style shows on a space.
func (s Style) onSpace() Style {
	return Style{Underline: s.Underline, Reverse: s.Reverse, Strike: s.Strike, Background: s.Background, Link: s.Link, Foreground: s.shownForeground()}
}

func (s Style) shownForeground() string {
	if s.Reverse || s.Underline || s.Strike {
		return s.Foreground
	}
	return ""
}

// apply changes a style by the parameters of an SGR sequence.
func (s *Style) apply(params string) {
	fields := strings.Split(params, ";")
	for i := 0; i < len(fields); i++ {
		n, err := strconv.Atoi(fields[i])
		if err != nil && fields[i] != "" {
			continue
		}
		if n == 38 || n == 48 {
			size := 3
			if i+1 < len(fields) && fields[i+1] == "2" {
				size = 5
			}
			end := min(len(fields), i+size)
			s.colour(n, strings.Join(fields[i:end], ";"))
			i = end - 1
			continue
		}
		s.set(n)
	}
}

func (s *Style) colour(n int, value string) {
	if n == 38 {
		s.Foreground = value
	} else {
		s.Background = value
	}
}

func (s *Style) set(n int) {
	switch {
	case n == 0:
		*s = Style{Link: s.Link}
	case n == 22:
		s.Bold, s.Faint = false, false
	case n == 39:
		s.Foreground = ""
	case n == 49:
		s.Background = ""
	case n >= 30 && n <= 37, n >= 90 && n <= 97:
		s.Foreground = strconv.Itoa(n)
	case n >= 40 && n <= 47, n >= 100 && n <= 107:
		s.Background = strconv.Itoa(n)
	}
	for i, flag := range []*bool{&s.Bold, &s.Faint, &s.Italic, &s.Underline, &s.Blink, nil, &s.Reverse, nil, &s.Strike} {
		switch {
		case flag == nil:
		case n == i+1:
			*flag = true
		case n == i+21 && i >= 2:
			*flag = false
		}
	}
}
