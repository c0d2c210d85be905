package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"

	"city/sosik/feed"
)

// classify makes a failure of the network a feed.Error. handshake tells that it
// happened during a TLS handshake.
func classify(err error, handshake bool) error {
	var known *feed.Error
	if errors.As(err, &known) {
		return err
	}
	if ofProxy(err) {
		return offline(feed.ReasonProxy, err)
	}
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns) && !dns.IsTimeout:
		return offline(feed.ReasonName, err)
	case timedOut(err):
		return offline(feed.ReasonTimeout, err)
	case ofCertificate(err):
		return offline(feed.ReasonCertificate, withChainHint(err))
	case handshake || ofTLS(err):
		return offline(feed.ReasonTLS, fmt.Errorf("%w (an old server may need GODEBUG=tlsrsakex=1,tls3des=1)", err))
	case isAny(err, refusals):
		return offline(feed.ReasonRefused, err)
	case wasCut(err):
		return offline(feed.ReasonReset, err)
	case isAny(err, unreachables), ofDial(err):
		return offline(feed.ReasonUnreachable, err)
	}
	// The server was reached and what it said is no HTTP, or is not compressed
	// as it claims.
	return &feed.Error{Kind: feed.ErrServer, Err: err}
}

func offline(r feed.Reason, err error) error {
	return &feed.Error{Kind: feed.ErrOffline, Reason: r, Err: err}
}

// byCaller is the error for a caller whose context has ended: its own if it no
// longer wants the answer, a time-out if the answer did not come by its deadline.
func byCaller(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return offline(feed.ReasonTimeout, ctx.Err())
	}
	return ctx.Err()
}

// reason is why the board could not be reached, or "".
func reason(err error) feed.Reason {
	var e *feed.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}

func isAny(err error, numbers []syscall.Errno) bool {
	var n syscall.Errno
	return errors.As(err, &n) && slices.Contains(numbers, n)
}

// ofProxy says that the proxy failed. net/http marks errors on the way to a
// proxy, and those of a SOCKS proxy, by the operation's name.
func ofProxy(err error) bool {
	var p *proxyError
	var op *net.OpError
	return errors.As(err, &p) ||
		errors.As(err, &op) && (op.Op == "proxyconnect" || strings.HasPrefix(op.Op, "socks"))
}

func ofDial(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

func timedOut(err error) bool {
	var t net.Error
	return errors.Is(err, errIdle) || errors.Is(err, errWhole) ||
		errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &t) && t.Timeout()
}

// wasCut says that the connection ended before the answer did. The errors of
// net/http's own HTTP/2 have no exported types.
func wasCut(err error) bool {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || isAny(err, resets) {
		return true
	}
	s := err.Error()
	return strings.Contains(s, "stream error:") || strings.Contains(s, "GOAWAY")
}

func ofTLS(err error) bool {
	var record tls.RecordHeaderError
	var alert tls.AlertError
	return errors.As(err, &record) || errors.As(err, &alert) || errors.Is(err, http.ErrSchemeMismatch)
}

func ofCertificate(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var roots x509.SystemRootsError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &name) ||
		errors.As(err, &invalid) || errors.As(err, &roots)
}

// withChainHint names the commonest fault of Korean sites: a server that sends
// its own certificate alone.
func withChainHint(err error) error {
	var authority x509.UnknownAuthorityError
	var verification *tls.CertificateVerificationError
	if !errors.As(err, &authority) || !errors.As(err, &verification) || len(verification.UnverifiedCertificates) != 1 {
		return err
	}
	leaf := verification.UnverifiedCertificates[0]
	if string(leaf.RawIssuer) == string(leaf.RawSubject) {
		return err
	}
	return fmt.Errorf("%w (the server sends no intermediate certificate: that of %s is missing and can be added to the trusted ones)",
		err, feed.Clean(leaf.Issuer.String()))
}
