package demo

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ServeHTTP serves the list, the notices, their pictures and attachments, and
// robots.txt. Pages carry an ETag that changes with what they say.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Date", b.now().UTC().Format(http.TimeFormat))
	_, file := downloads[r.URL.Path]
	switch {
	case r.Method == http.MethodGet, r.Method == http.MethodHead, file && r.Method == http.MethodPost:
	default:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "허용되지 않는 요청입니다.", http.StatusMethodNotAllowed)
		return
	}
	if asked, ok := b.layout.site.parse(r.URL); ok {
		b.servePage(w, r, asked)
		return
	}
	switch {
	case r.URL.Path == "/":
		http.Redirect(w, r, b.layout.site.home(), http.StatusFound)
	case r.URL.Path == "/robots.txt":
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, "User-agent: *\nAllow: /\n")
	case b.serveFile(w, r), servePicture(w, r):
	default:
		w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<html><head><title>404</title></head><body><h1>페이지를 찾을 수 없습니다.</h1></body></html>")
	}
}

// servePage serves a page of the list or a notice.
func (b *Board) servePage(w http.ResponseWriter, r *http.Request, asked request) {
	total := b.Total()
	var p Page
	switch id, err := strconv.Atoi(asked.id); {
	case asked.id == "":
		p = b.ListPage(asked.page)
	case err == nil && numberOf(id) > 0 && numberOf(id) <= total:
		p = b.ViewPage(numberOf(id), asked.page)
	default:
		p.Body, p.ContentType = b.layout.charset.encode(gone)
	}
	sum := sha256.Sum256(p.Body)
	etag := `W/"` + hex.EncodeToString(sum[:8]) + `"` // weak: gzip makes other bytes of it
	h := w.Header()
	h.Set("ETag", etag)
	h.Set("Content-Type", p.ContentType)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	body := p.Body
	if r.Header.Get("If-None-Match") != etag && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = b.gzip(body)
	}
	http.ServeContent(w, r, "", b.changed(total), bytes.NewReader(body))
}

func (b *Board) gzip(body []byte) []byte {
	var buf bytes.Buffer
	z := b.gzips.Get().(*gzip.Writer)
	defer b.gzips.Put(z)
	z.Reset(&buf)
	_, _ = z.Write(body) // a bytes.Buffer takes all
	_ = z.Close()
	return buf.Bytes()
}

// Server is a board that listens.
type Server struct {
	url    string
	server *http.Server
	done   chan struct{}
}

// Start serves the board at an address such as "127.0.0.1:0" until the context
// ends or the server is closed.
func (b *Board) Start(ctx context.Context, addr string) (*Server, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("demo board: listen on %s: %w", addr, err)
	}
	s := &Server{
		url: "http://" + l.Addr().String() + b.layout.site.home(),
		server: &http.Server{
			Handler:           b,
			ReadHeaderTimeout: 10 * time.Second,
			ErrorLog:          log.New(io.Discard, "", 0), // a terminal program owns the screen
		},
		done: make(chan struct{}),
	}
	stop := context.AfterFunc(ctx, func() { _ = s.server.Close() })
	go func() {
		defer close(s.done)
		defer stop()
		_ = s.server.Serve(l) // always ends with ErrServerClosed or a dead listener
	}()
	return s, nil
}

// URL is the address of the board's list.
func (s *Server) URL() string { return s.url }

// Close stops listening, drops open connections and waits for the server to
// have ended.
func (s *Server) Close() error {
	err := s.server.Close()
	<-s.done
	if err != nil && !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("demo board: close: %w", err)
	}
	return nil
}

// Done is closed when the server has ended.
func (s *Server) Done() <-chan struct{} { return s.done }
