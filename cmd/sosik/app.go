package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/demo"
	"city/sosik/feed/web"
)

// person is whose marks are kept when one runs sosik for oneself.
const person = "me"

// app is what the commands that read a board stand on. The board's own store is
// there from the start; the demo board's when it was asked for.
type app struct {
	config config
	log    *slog.Logger

	db     *cache.DB
	client *web.Client
	board  *cache.Board

	mu      sync.Mutex
	closers []func() error // in the order in which the things were opened
}

// atClose has f called by close. The reader may open the demo board at any time
// and from any goroutine.
func (a *app) atClose(f func() error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.closers = append(a.closers, f)
}

// open opens the log, the cache and the board that the flags and the settings
// name. It does not use the network. Whatever it opened is closed by close.
func (p *program) open(ctx context.Context, flags *pflag.FlagSet) (*app, error) {
	c, err := loadConfig(p.configPath(flags), p.getenv, flags)
	if err != nil {
		return nil, err
	}
	return p.openWith(ctx, c, flags)
}

// openWith is open where the settings have been read.
func (p *program) openWith(ctx context.Context, c config, flags *pflag.FlagSet) (*app, error) {
	demo, err := wantsDemo(flags)
	if err != nil {
		return nil, err
	}
	a := &app{config: c}
	if err := a.openParts(ctx, p, demo); err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

func (a *app) openParts(ctx context.Context, p *program, demo bool) error {
	var closeLog func() error
	a.log, closeLog = newLog(p.logPath(a.config), a.config.LogLevel)
	a.atClose(closeLog)

	err := a.openClient()
	if err != nil {
		return err
	}
	path := orElse(homePath(a.config.Cache), filepath.Join(p.dataFolder, cache.FileName))
	a.db, err = cache.Open(ctx, path, cache.Options{Person: person, Owner: owner(), Alive: alive, Log: a.log})
	if err != nil {
		return &saidError{saysCannotOpenCache(path, whyNoCache(err)), err}
	}
	a.atClose(a.db.Close)
	if demo {
		a.board, err = a.openDemo(ctx)
		return err
	}
	source, err := web.NewBoard(a.client, a.config.Board, a.config.boardName())
	if err != nil {
		return &usageError{lines: []string{saysWrongValue("board", a.config.Board, wantsAddress)}}
	}
	a.board = a.db.Board(source)
	return nil
}

// openClient makes the client that asks boards.
func (a *app) openClient() error {
	ca, err := readCA(homePath(a.config.CAFile))
	if err != nil {
		return err
	}
	a.client, err = web.NewClient(web.Options{
		Version:  version(),
		Contact:  a.config.Contact,
		Pace:     a.config.Pace,
		Timeout:  a.config.Timeout,
		CA:       ca,
		Insecure: a.config.Insecure,
		Log:      a.log,
	})
	if err != nil {
		return &saidError{saysBadClient, err}
	}
	a.atClose(func() error { a.client.Close(); return nil })
	return nil
}

// whyNoCache says in Korean what is wrong with a cache that does not open, or
// nothing where the cause has to speak for itself.
func whyNoCache(err error) string {
	switch {
	case errors.Is(err, cache.ErrNewer):
		return whyNewer
	case errors.Is(err, cache.ErrForeign):
		return whyForeign
	case errors.Is(err, cache.ErrIrregular):
		return whyIrregular
	case errors.Is(err, cache.ErrFull):
		return whyFull
	}
	return ""
}

// logPath is where the log is.
func (p *program) logPath(c config) string {
	return orElse(homePath(c.LogFile), filepath.Join(p.logFolder, "sosik.log"))
}

// warnings tells on the side what a person should know before they believe what
// a command prints. The reader has a place of its own for it.
func (p *program) warnings(a *app) {
	if aside := a.db.SetAside(); aside != "" {
		p.warn(saysSetAside(aside))
	}
	if a.db.ReadOnly() {
		p.warn(saysReadOnly)
	}
	if a.db.Temporary() {
		p.warn(saysTemporary)
	}
	if a.config.Insecure {
		p.warn(saysInsecure)
	}
}

// close closes what open opened, the last first.
func (a *app) close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var errs []error
	for i := len(a.closers) - 1; i >= 0; i-- {
		errs = append(errs, a.closers[i]())
	}
	a.closers = nil
	return errors.Join(errs...)
}

// demoBoard is the demo board in the cache, whatever port it listens on today.
var demoBoard = feed.Board{Key: "demo", Name: demoName}

// openDemo starts the demo board on the loopback and returns its store. It goes
// on from as many notices as the cache has seen, so that none of them vanish.
func (a *app) openDemo(ctx context.Context) (*cache.Board, error) {
	total := 0
	boards, err := a.db.Boards(ctx)
	if err != nil {
		return nil, err
	}
	for _, b := range boards {
		if b.Board.Key == demoBoard.Key {
			total = max(total, b.Total)
		}
	}
	site, err := demo.New(demo.Options{Total: total, Rate: demo.BusyRate})
	if err != nil {
		return nil, err
	}
	server, err := site.Start(ctx, "127.0.0.1:0")
	if err != nil {
		return nil, &saidError{saysCannotListen("127.0.0.1"), err}
	}
	a.atClose(server.Close)
	// It is our own server, which need not be spared.
	client, err := web.NewClient(web.Options{Version: version(), Pace: -1, Timeout: a.config.Timeout, Log: a.log})
	if err != nil {
		return nil, &saidError{saysBadClient, err}
	}
	a.atClose(func() error { client.Close(); return nil })
	source, err := web.NewBoard(client, server.URL(), demoBoard.Name)
	if err != nil {
		return nil, err
	}
	return a.db.Board(keyed{source, demoBoard.Key}), nil
}

// keyed is a source with a place in the cache that does not depend on its
// address.
type keyed struct {
	feed.Source
	key string
}

func (k keyed) Board() feed.Board {
	b := k.Source.Board()
	b.Key = k.key
	return b
}

// readCA reads the further authorities to trust, if there are any.
func readCA(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, &saidError{saysUnreadable(path), err}
	}
	return data, nil
}

// homePath completes a path that begins with "~/", which no shell does for the
// settings file.
func homePath(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if !ok {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
