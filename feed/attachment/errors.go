package attachment

import "errors"

// The kinds of failure. Test with errors.Is. Besides these only the context's
// own errors are returned, where time was up before there was anything to show.
var (
	ErrPassword     = errors.New("password")     // it opens with a password only
	ErrDistribution = errors.New("distribution") // 배포용 문서: 한글 shows it and gives no text away
	ErrDRM          = errors.New("drm")          // wrapped by a program that guards documents
	ErrNoText       = errors.New("no text")      // pictures only: a photograph, a scanned document
	ErrEmpty        = errors.New("empty")        // nothing is in it
	ErrDamaged      = errors.New("damaged")      // it is not whole, or not what it says it is
	ErrUnsupported  = errors.New("unsupported")  // a kind that we know and do not read: doc, xls, hwp of old, 7z
	ErrUnknown      = errors.New("unknown kind") // no kind that we know
	ErrTooLarge     = errors.New("too large")    // more bytes, or more when unpacked, than we read
)

// Error is a failure of a known kind with its cause.
type Error struct {
	Kind error // one of the Err values above
	File Kind  // what kind of file it is, as far as is known
	Err  error // the cause, may be nil; it goes to the log, not to staff
}

func (e *Error) Error() string {
	s := "attachment"
	if e.File != Unknown {
		s += " (" + string(e.File) + ")"
	}
	s += ": " + e.Kind.Error()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap lets errors.Is and errors.As find both the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}
