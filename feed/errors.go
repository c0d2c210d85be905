package feed

import "errors"

// The kinds of failure that a person can act on. Test with errors.Is; the error
// that is returned also wraps its cause.
var (
	ErrOffline     = errors.New("offline")      // the board could not be reached; see Error.Reason
	ErrBlocked     = errors.New("blocked")      // the site refuses us: a firewall's page, robots.txt, 403, 429
	ErrLogin       = errors.New("login")        // the page wants a login
	ErrNotFound    = errors.New("not found")    // no such notice, no such page
	ErrServer      = errors.New("server error") // the site itself says that it failed
	ErrMaintenance = errors.New("maintenance")  // the site says that it is being worked on
	ErrNotBoard    = errors.New("not a board")  // the page came, but it is no list and no article
	ErrTooLarge    = errors.New("too large")    // more bytes, or more structure, than we read
	ErrNotFile     = errors.New("not a file")   // a page, or nothing, came in the place of an attachment
)

// The kinds of failure of the place where things are kept.
var (
	ErrDamaged  = errors.New("damaged")   // what was kept cannot be read any more
	ErrReadOnly = errors.New("read-only") // nothing may be written there
	ErrFull     = errors.New("disk full") // there is no room
	ErrBusy     = errors.New("busy")      // somebody else is at it already
)

// ErrNotModified says that what the caller has is still current. It is an
// answer rather than a failure.
var ErrNotModified = errors.New("not modified")

// Reason is why a board could not be reached.
type Reason string

// The reasons of ErrOffline, and of ErrBlocked where robots.txt is the one.
const (
	ReasonName        Reason = "name not found"
	ReasonRefused     Reason = "connection refused"
	ReasonUnreachable Reason = "network unreachable"
	ReasonTimeout     Reason = "time-out"
	ReasonTLS         Reason = "TLS"
	ReasonCertificate Reason = "certificate"
	ReasonProxy       Reason = "proxy"
	ReasonReset       Reason = "connection reset"
	ReasonMoved       Reason = "redirect to another site"
	ReasonRobots      Reason = "robots.txt"
)

// Error is a failure of a known kind with its cause.
type Error struct {
	Kind   error  // one of the Err values above
	Reason Reason // "" where the kind says it all
	Err    error  // the cause, may be nil; it goes to the log, not to staff
}

func (e *Error) Error() string {
	s := e.Kind.Error()
	if e.Reason != "" {
		s += " (" + string(e.Reason) + ")"
	}
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
