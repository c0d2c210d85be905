package web

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/net/http/httpproxy"
)

func newTransport(o Options) (*http.Transport, error) {
	roots, err := authorities(o.CA)
	if err != nil {
		return nil, err
	}
	dialer := &net.Dialer{Timeout: o.Stages.Dial, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:                  systemProxy(),
		OnProxyConnectResponse: proxyAnswer,
		DialContext:            dialer.DialContext,
		TLSClientConfig: &tls.Config{
			MinVersion:         tls.VersionTLS12,
			RootCAs:            roots,
			InsecureSkipVerify: o.Insecure,
		},
		TLSHandshakeTimeout:    o.Stages.TLS,
		ResponseHeaderTimeout:  o.Stages.Header,
		MaxResponseHeaderBytes: 256 << 10,
		ForceAttemptHTTP2:      true,
		// The body is decompressed in body.go, which also reads what only
		// claims to be compressed.
		DisableCompression:  true,
		MaxIdleConnsPerHost: 1, // we ask one thing at a time
		IdleConnTimeout:     30 * time.Second,
	}, nil
}

// authorities are the system's and those in extra; nil means the system's.
func authorities(extra []byte) (*x509.CertPool, error) {
	if len(bytes.TrimSpace(extra)) == 0 {
		return nil, nil
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("read the system's certificate authorities: %w", err)
	}
	if pool.AppendCertsFromPEM(extra) {
		return pool, nil
	}
	// Korean authorities hand their certificates out in DER more often.
	cert, err := x509.ParseCertificate(extra)
	if err != nil {
		return nil, errors.New("read further certificate authorities: there is no certificate in PEM or DER")
	}
	pool.AddCert(cert)
	return pool, nil
}

// proxyError is a failure of the proxy rather than of the site.
type proxyError struct{ err error }

func (e *proxyError) Error() string { return "proxy: " + e.err.Error() }
func (e *proxyError) Unwrap() error { return e.err }

// systemProxy reads the environment once, now. The function in net/http reads
// it once for the whole process, at whatever time it is first used.
func systemProxy() func(*http.Request) (*url.URL, error) {
	proxy := httpproxy.FromEnvironment().ProxyFunc()
	return func(r *http.Request) (*url.URL, error) {
		u, err := proxy(r.URL)
		if err != nil {
			return nil, &proxyError{err}
		}
		return u, nil
	}
}

// proxyAnswer makes a proxy's refusal to connect known as the proxy's.
func proxyAnswer(_ context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyError{fmt.Errorf("%s answers %s", proxy.Host, answer.Status)}
}
