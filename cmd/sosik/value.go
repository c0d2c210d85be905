package main

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"city/sosik/feed"
)

// value reads and writes the value of one setting. The errors say in Korean
// what was expected; who asks adds where it stands.
type value interface {
	Set(s string) error  // from the environment, a flag or the default
	SetTOML(v any) error // from the file, where the type counts
	TOML() string        // as it stands in the file
	String() string      // as it stands in the environment
	expected() string    // Korean
}

// Why a value is refused. The last two are of the file, where numbers and
// truths stand bare and all else in quotes.
var (
	errValue       = errors.New("wrong value")
	errQuoted      = errors.New("quotes around a number or a truth")
	errNeedsQuotes = errors.New("a text without quotes")
)

// text is any text of one line.
type text struct{ p *string }

func (t text) Set(s string) error {
	if strings.ContainsFunc(s, unicode.IsControl) {
		return errValue
	}
	*t.p = s
	return nil
}

func (t text) SetTOML(v any) error { return setString(t, v) }
func (t text) TOML() string        { return quote(*t.p) }
func (t text) String() string      { return *t.p }
func (t text) expected() string    { return wantsText }

// webAddress is an http or https address.
type webAddress struct{ p *string }

func (a webAddress) Set(s string) error {
	// People copy addresses without the scheme from paper and from browsers.
	if s = strings.TrimSpace(s); !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" {
		return errValue
	}
	clean := feed.CleanURL(nil, s)
	if clean == "" {
		return errValue
	}
	*a.p = clean
	return nil
}

func (a webAddress) SetTOML(v any) error { return setString(a, v) }
func (a webAddress) TOML() string        { return quote(*a.p) }
func (a webAddress) String() string      { return *a.p }
func (a webAddress) expected() string    { return wantsAddress }

// choice is one of a few words. A word that is a number may stand in the file
// without quotes.
type choice struct {
	p  *string
	of []string
}

func (c choice) Set(s string) error {
	if !slices.Contains(c.of, s) {
		return errValue
	}
	*c.p = s
	return nil
}

func (c choice) SetTOML(v any) error {
	if n, ok := v.(int64); ok {
		return c.Set(strconv.FormatInt(n, 10))
	}
	return setString(c, v)
}

func (c choice) TOML() string {
	if _, err := strconv.Atoi(*c.p); err == nil {
		return *c.p
	}
	return quote(*c.p)
}

func (c choice) String() string { return *c.p }

func (c choice) expected() string {
	words := make([]string, len(c.of))
	for i, w := range c.of {
		words[i] = choice{&w, nil}.TOML()
	}
	return wantsOneOf(words)
}

// duration is a span of time with its unit.
type duration struct {
	p        *time.Duration
	min      time.Duration
	zeroIsOK bool // zero switches it off, though it is under min
}

func (d duration) Set(s string) error {
	v, err := time.ParseDuration(strings.TrimSpace(s))
	if err != nil || v < 0 || v < d.min && (v != 0 || !d.zeroIsOK) {
		return errValue
	}
	*d.p = v
	return nil
}

// SetTOML takes a bare 0 too, which needs no unit.
func (d duration) SetTOML(v any) error {
	if n, ok := v.(int64); ok && n == 0 {
		return d.Set("0")
	}
	return setString(d, v)
}

func (d duration) TOML() string { return quote(d.String()) }

// String leaves out the zero minutes and seconds that time.Duration writes.
func (d duration) String() string {
	s := d.p.String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

func (d duration) expected() string { return wantsDuration(duration{p: &d.min}.String(), d.zeroIsOK) }

// number is a whole number between two others.
type number struct {
	p        *int
	min, max int
	zeroIsOK bool // zero means something else, though it is under min
}

func (n number) Set(s string) error {
	v, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || (v < n.min || v > n.max) && (v != 0 || !n.zeroIsOK) {
		return errValue
	}
	*n.p = v
	return nil
}

func (n number) SetTOML(v any) error {
	i, ok := v.(int64)
	if !ok {
		return quoted(n, v)
	}
	return n.Set(strconv.FormatInt(i, 10))
}

func (n number) TOML() string     { return n.String() }
func (n number) String() string   { return strconv.Itoa(*n.p) }
func (n number) expected() string { return wantsNumber(n.min, n.max, n.zeroIsOK) }

// boolean is true or false.
type boolean struct{ p *bool }

func (b boolean) Set(s string) error {
	v, err := strconv.ParseBool(strings.TrimSpace(s))
	if err != nil {
		return errValue
	}
	*b.p = v
	return nil
}

func (b boolean) SetTOML(v any) error {
	yes, ok := v.(bool)
	if !ok {
		return quoted(b, v)
	}
	*b.p = yes
	return nil
}

func (b boolean) TOML() string     { return b.String() }
func (b boolean) String() string   { return strconv.FormatBool(*b.p) }
func (b boolean) expected() string { return wantsBoolean }

func setString(to value, v any) error {
	switch v := v.(type) {
	case string:
		return to.Set(v)
	case int64, float64, bool, time.Time:
		return errNeedsQuotes
	}
	return errValue
}

// quoted says what is wrong with a value that is no number or truth: if it
// would be one without its quotes, they are. It leaves the setting wrong, which
// nobody reads then.
func quoted(to value, v any) error {
	if s, ok := v.(string); ok && to.Set(s) == nil {
		return errQuoted
	}
	return errValue
}

// quote writes a TOML basic string. Control characters never get here: see
// text.Set.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
