package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"
)

// MaxBody is how many bytes of a page are read, after decompression. The
// largest list pages of real boards have a few hundred kilobytes.
const MaxBody = 8 << 20

// What holds where Options say nothing.
const (
	DefaultPace    = time.Second
	DefaultTimeout = 30 * time.Second
	DefaultRetries = 2
)

// Options are the settings of a Client. The zero value is a good citizen
// without a name.
type Options struct {
	Version   string // of the program, for the User-Agent
	Contact   string // mail or web address of whoever runs the program, for the User-Agent
	UserAgent string // replaces the User-Agent made of the two

	Pace    time.Duration // from one request to a host to the next; 0 is DefaultPace, negative is none
	Timeout time.Duration // of one whole request, without waiting for its turn; 0 is DefaultTimeout
	Stages  Stages        // of the stages of a request
	Retries int           // further attempts where a failure may pass; 0 is DefaultRetries, negative is none

	CA       []byte // further authorities to trust: PEM, or a single DER certificate
	Insecure bool   // do not verify certificates at all

	Log *slog.Logger     // nil logs nothing
	Now func() time.Time // nil is time.Now
}

// Stages are the time-outs of the stages of a request. A zero stage has a
// default of some seconds. No stage is longer than the whole request.
type Stages struct {
	Dial   time.Duration // looking up the name and connecting
	TLS    time.Duration // the handshake
	Header time.Duration // from the request to the first line of the answer
	Idle   time.Duration // between two pieces of the body
}

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	opts      Options
	agent     string
	transport *http.Transport
	log       *slog.Logger
	now       func() time.Time

	// pause waits for d or the end of ctx. Tests put a clock of their own here.
	pause func(ctx context.Context, d time.Duration) error

	mu    sync.Mutex
	hosts map[string]*host // by name, without the port
}

// NewClient returns a client, or an error if one of the options is of no use.
func NewClient(opts Options) (*Client, error) {
	opts = opts.withDefaults()
	agent, err := userAgent(opts)
	if err != nil {
		return nil, err
	}
	transport, err := newTransport(opts)
	if err != nil {
		return nil, err
	}
	if opts.Insecure {
		opts.Log.Warn("certificates are not verified")
	}
	return &Client{
		opts:      opts,
		agent:     agent,
		transport: transport,
		log:       opts.Log,
		now:       opts.Now,
		pause:     pause,
		hosts:     make(map[string]*host),
	}, nil
}

// Close gives up the connections that are kept open between requests. The
// client may still be used.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Insecure says that certificates are not verified, which the screen must show.
func (c *Client) Insecure() bool { return c.opts.Insecure }

func (o Options) withDefaults() Options {
	o.Pace = orDefault(o.Pace, DefaultPace)
	o.Timeout = orDefault(o.Timeout, DefaultTimeout)
	for _, s := range []struct {
		stage *time.Duration
		usual time.Duration
	}{
		{&o.Stages.Dial, 8 * time.Second}, // three attempts of TCP at 0, 1 and 3 seconds, and what they need
		{&o.Stages.TLS, 8 * time.Second},
		{&o.Stages.Header, 15 * time.Second}, // searching an old board's database can take this long
		{&o.Stages.Idle, 10 * time.Second},
	} {
		*s.stage = min(orDefault(*s.stage, s.usual), o.Timeout)
	}
	if o.Retries == 0 {
		o.Retries = DefaultRetries
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func orDefault(d, usual time.Duration) time.Duration {
	if d == 0 {
		return usual
	}
	return d
}

// userAgent is "sosik/1.2 (+mailto@example.kr)". Some halls give an empty list
// to names they do not know; the honest name with an address to write to is
// what their operators ask of programs.
func userAgent(o Options) (string, error) {
	agent := o.UserAgent
	if agent == "" {
		agent = "sosik"
		if o.Version != "" {
			agent += "/" + strings.Join(strings.Fields(o.Version), "-")
		}
		if contact := strings.TrimSpace(o.Contact); contact != "" {
			agent += " (+" + strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(contact) + ")"
		}
	}
	for _, r := range agent {
		if r < ' ' || r > '~' {
			return "", fmt.Errorf("user agent %q: %w", agent, errNotASCII)
		}
	}
	return agent, nil
}

var errNotASCII = errors.New("only ASCII letters can be sent: give a mail or web address as the contact")

// pause waits for d, or until ctx ends.
func pause(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
