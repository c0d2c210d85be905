package query

import "fmt"

// Error says what is wrong with a query, and where.
type Error struct {
	Start, End int // byte offsets of the faulty part in what was parsed
	Kind       ErrorKind
}

func (e *Error) Error() string {
	return fmt.Sprintf("query: bytes %d to %d: %v", e.Start, e.End, e.Kind)
}

// ErrorKind is what is wrong with a query.
type ErrorKind int

// The kinds. Where two parts are at odds, the error stands on the later one.
const (
	// TooLong: more than MaxRunes characters. The error stands on those that
	// are too many.
	TooLong ErrorKind = iota + 1
	// TooMany: more than MaxTerms words, phrases and marks. The error stands on
	// the first that is too many.
	TooMany
	// LoneMinus: a - with nothing right after it. Most likely the person is
	// about to write what must not be there.
	LoneMinus
	// LoneField: 제목: with nothing right after it. Most likely the person is
	// about to write what must be there; a space after the colon is not allowed.
	LoneField
	// NoSuchDay: it looks like a day, but there is none: 2025-13, 2025-02-30.
	// In quotes it is a word.
	NoSuchDay
	// Backwards: a range of days that ends before it begins.
	Backwards
	// NotDays: a - before days. Days cannot be excluded.
	NotDays
	// DaysApart: days that have none in common with the days before them.
	DaysApart
	// Contrary: a mark both with and without (별 -별, 읽음 안읽음), or a word
	// that must be there and may not (산불 -산불, 산불조심 -산불), so that nothing
	// can ever match.
	Contrary
)

func (k ErrorKind) String() string {
	switch k {
	case TooLong:
		return "too long"
	case TooMany:
		return "too many terms"
	case LoneMinus:
		return "nothing after the minus"
	case LoneField:
		return "nothing after the field"
	case NoSuchDay:
		return "no such day"
	case Backwards:
		return "a range that ends before it begins"
	case NotDays:
		return "days cannot be excluded"
	case DaysApart:
		return "days that have none in common"
	case Contrary:
		return "contradicts what stands before"
	}
	return fmt.Sprintf("ErrorKind(%d)", int(k))
}
