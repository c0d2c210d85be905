package board

import (
	"strconv"
	"strings"
)

// ordinal writes the number of an item in the style of its list.
func ordinal(n int, style string) string {
	switch {
	case style == "a" && n >= 1 && n <= 26:
		return string(rune('a'+n-1)) + "."
	case style == "A" && n >= 1 && n <= 26:
		return string(rune('A'+n-1)) + "."
	case style == "i" && n >= 1 && n < 400:
		return strings.ToLower(roman(n)) + "."
	case style == "I" && n >= 1 && n < 400:
		return roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

// roman writes a number below 400.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.value {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}
