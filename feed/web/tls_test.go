package web

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"city/sosik/feed"
)

// authority signs certificates.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func (a authority) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
}

// sign makes a certificate; change may alter it before. A nil signer is itself.
func sign(t *testing.T, signer *authority, name string, change func(*x509.Certificate)) authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(time.Hour),
		BasicConstraintsValid: true,
	}
	if change != nil {
		change(cert)
	}
	if signer == nil {
		signer = &authority{cert, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, cert, signer.cert, &key.PublicKey, signer.key)
	if err != nil {
		t.Fatal(err)
	}
	if cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	return authority{cert, key}
}

func signs(c *x509.Certificate) { c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign }

func local(c *x509.Certificate) { c.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)} }

// secure is a server with a certificate, and those that it sends besides.
func secure(t *testing.T, own authority, others ...authority) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(say("fine"))
	chain := tls.Certificate{Certificate: [][]byte{own.cert.Raw}, PrivateKey: own.key}
	for _, o := range others {
		chain.Certificate = append(chain.Certificate, o.cert.Raw)
	}
	s.TLS = &tls.Config{Certificates: []tls.Certificate{chain}}
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it would complain of our refusals
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

func TestCertificates(t *testing.T) {
	root := sign(t, nil, "Test Root CA", signs)
	middle := sign(t, &root, "Test Intermediate CA", signs)
	leaf := sign(t, &middle, "board", local)
	alone := sign(t, nil, "board", local)
	expired := sign(t, &root, "board", func(c *x509.Certificate) { local(c); c.NotAfter = time.Now().Add(-time.Minute) })
	elsewhere := sign(t, &root, "board", func(c *x509.Certificate) { c.DNSNames = []string{"www.siheung.go.kr"} })

	const missing = "no intermediate certificate"
	for _, test := range []struct {
		name   string
		server *httptest.Server
		ca     []byte
		says   string // of the error; "" if there is none
		not    string
	}{
		{"whole chain", secure(t, leaf, middle), root.pem(), "", ""},
		{"authority in DER", secure(t, leaf, middle), root.cert.Raw, "", ""},
		{"several authorities", secure(t, leaf, middle), append(middle.pem(), root.pem()...), "", ""},
		{"unknown authority", secure(t, leaf, middle), nil, "unknown authority", missing},
		{"missing intermediate", secure(t, leaf), root.pem(), missing + ": that of CN=Test Intermediate CA", ""},
		{"missing intermediate, added", secure(t, leaf), middle.pem(), "", ""},
		{"signed by itself", secure(t, alone), nil, "unknown authority", missing},
		{"expired", secure(t, expired), root.pem(), "expired", missing},
		{"another host's", secure(t, elsewhere), root.pem(), "127.0.0.1", missing},
	} {
		c, _ := testClient(t, Options{CA: test.ca})
		resp, err := get(t, c, test.server.URL)
		if test.says == "" {
			if err != nil || string(resp.Body) != "fine" {
				t.Errorf("%s: %q, %v", test.name, resp.Body, err)
			}
			continue
		}
		if reason(err) != feed.ReasonCertificate || !strings.Contains(err.Error(), test.says) ||
			test.not != "" && strings.Contains(err.Error(), test.not) {
			t.Errorf("%s: error is %v", test.name, err)
		}

		trusting, _ := testClient(t, Options{Insecure: true})
		if got := mustGet(t, trusting, test.server.URL); string(got.Body) != "fine" || !trusting.Insecure() {
			t.Errorf("%s, insecure: %q", test.name, got.Body)
		}
	}
}

func TestUselessAuthorities(t *testing.T) {
	for _, ca := range []string{"nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"} {
		if _, err := NewClient(Options{CA: []byte(ca)}); err == nil {
			t.Errorf("%q is accepted", ca)
		}
	}
	if c, err := NewClient(Options{CA: []byte(" \n")}); err != nil || c.Insecure() {
		t.Errorf("an empty file: %v", err)
	}
}

// Servers that speak no TLS that we speak say so, hang up, or speak plain HTTP.
func TestHandshakeFails(t *testing.T) {
	old := httptest.NewUnstartedServer(say("fine"))
	old.TLS = &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}
	old.Config.ErrorLog = log.New(io.Discard, "", 0)
	old.StartTLS()
	t.Cleanup(old.Close)

	plain := httptest.NewUnstartedServer(say("fine"))
	plain.Config.ErrorLog = log.New(io.Discard, "", 0)
	plain.Start()
	t.Cleanup(plain.Close)

	for name, url := range map[string]string{
		"old TLS": old.URL,
		"plain":   strings.Replace(plain.URL, "http:", "https:", 1),
		"hung up": "https://" + once(t, ""),
		"garbage": "https://" + once(t, "garbage garbage garbage"),
	} {
		c, _ := testClient(t, Options{})
		_, err := get(t, c, url)
		if reason(err) != feed.ReasonTLS || !strings.Contains(err.Error(), "GODEBUG") {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

// An encrypted page is not fetched without encryption, wherever the server
// points; the other way round is how sites move.
func TestRedirectAcrossEncryption(t *testing.T) {
	root := sign(t, nil, "Test Root CA", signs)
	plain := newServer(t, nil)
	encrypted := secure(t, sign(t, &root, "board", local))
	fine := say("fine")
	to := func(url string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/robots.txt":
				http.NotFound(w, r)
			case "/":
				http.Redirect(w, r, url+"/there", http.StatusMovedPermanently)
			default:
				fine(w, r)
			}
		}
	}
	plain.Config.Handler, encrypted.Config.Handler = to(encrypted.URL), to(plain.URL)

	c, _ := testClient(t, Options{CA: root.pem()})
	if got := mustGet(t, c, plain.URL); got.URL != encrypted.URL+"/there" || !bytes.Equal(got.Body, []byte("fine")) {
		t.Errorf("up: %s %q", got.URL, got.Body)
	}
	_, err := get(t, c, encrypted.URL)
	wantError(t, err, feed.ErrOffline, feed.ReasonMoved)
}
