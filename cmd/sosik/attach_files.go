package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"github.com/adrg/xdg"

	"city/sosik/cache"
	"city/sosik/feed"
	"city/sosik/feed/attachment"
	"city/sosik/feed/web"
	"city/sosik/tui"
)

// maxPreview is how large a file may be that is read as text.
const maxPreview = 64 << 20

// files fetches the files of a board's notices. It satisfies tui.Files.
type files struct {
	folder func() (string, error) // where they are saved
	reader textReader
	log    *slog.Logger

	mu     sync.Mutex
	client *web.Client
	board  *cache.Board
}

var _ tui.Files = (*files)(nil)

// newFiles returns the files of the app's board.
func (a *app) newFiles() *files {
	return &files{
		folder: a.config.downloads, reader: newTextReader(a.log), log: a.log,
		client: a.client, board: a.board,
	}
}

// use goes over to another board, as the reader does to the demo board.
func (f *files) use(b *cache.Board) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.board = b
}

func (f *files) of() (*web.Client, *cache.Board) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.client, f.board
}

// Save implements tui.Files.
func (f *files) Save(ctx context.Context, n feed.Notice, a feed.Attachment, report func(done, total int64)) (string, error) {
	folder, err := f.folder()
	if err != nil {
		return "", err
	}
	return f.saveTo(ctx, folder, n, a, report)
}

func (f *files) saveTo(ctx context.Context, folder string, n feed.Notice, a feed.Attachment, report func(done, total int64)) (string, error) {
	client, _ := f.of()
	saved, err := client.Save(ctx, web.Wanted{File: a, From: n.URL, Report: report}, folder)
	if err != nil {
		return "", fmt.Errorf("save %s: %w", a.Name, err)
	}
	return saved.Path, nil
}

// Text implements tui.Files. What is read is kept, so that it can be read again
// without the board and is found by its words.
func (f *files) Text(ctx context.Context, n feed.Notice, a feed.Attachment, again bool, report func(done, total int64)) (attachment.Text, error) {
	client, board := f.of()
	if !again {
		kept, err := board.FileText(ctx, n.ID, a)
		if err == nil || ctx.Err() != nil {
			return kept, err
		}
		if !errors.Is(err, feed.ErrNotFound) {
			f.log.Warn("kept text of a file not read", "notice", n.ID, "error", err)
		}
	}
	folder, err := os.MkdirTemp("", "sosik-")
	if err != nil {
		return attachment.Text{}, err
	}
	text, err := f.read(ctx, client, folder, web.Wanted{File: a, From: n.URL, Limit: maxPreview, Report: report})
	if err = errors.Join(err, os.RemoveAll(folder)); err != nil {
		return attachment.Text{}, err
	}
	if err := board.KeepFileText(ctx, n.ID, a, text); err != nil {
		f.log.Warn("text of a file not kept", "notice", n.ID, "error", err) // it can be read all the same
	}
	return text, nil
}

// read fetches a file into a folder that nobody else sees, and reads it there.
func (f *files) read(ctx context.Context, client *web.Client, folder string, w web.Wanted) (attachment.Text, error) {
	saved, err := client.Save(ctx, w, folder)
	if err != nil {
		return attachment.Text{}, fmt.Errorf("fetch %s: %w", w.File.Name, err)
	}
	text, err := f.reader.read(ctx, saved.Path)
	if err != nil {
		return attachment.Text{}, fmt.Errorf("read %s: %w", w.File.Name, err)
	}
	return text, nil
}

// downloads is the folder that attachments are saved in: the one of the
// settings, else the one that the desktop has for it, else the one in which the
// program was started.
func (s settings) downloads() (string, error) {
	if s.Downloads != "" {
		return filepath.Abs(homePath(s.Downloads))
	}
	folder := xdg.UserDirs.Download
	if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
		return folder, nil
	}
	return os.Getwd()
}
