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
	lost   error // why the board cannot be reached: nothing more is fetched; only attach sets it

	mu     sync.Mutex
	client *web.Client
	board  *cache.Board
	last   lastFile
}

// lastFile is the file that was read last, so that to save it need not fetch it
// again. It is in a folder that nobody else sees.
type lastFile struct {
	url, form    string
	path, folder string
}

var _ tui.Files = (*files)(nil)

// newFiles returns the files of the app's board.
func (a *app) newFiles() *files {
	f := &files{
		folder: a.config.downloads, reader: newTextReader(a.log), log: a.log,
		client: a.client, board: a.board,
	}
	a.atClose(func() error { return f.remember(lastFile{}) })
	return f
}

// remember keeps a file that was read, in the place of the one before.
func (f *files) remember(l lastFile) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	folder := f.last.folder
	if f.last = l; folder == "" {
		return nil
	}
	return os.RemoveAll(folder)
}

// keepLast saves the file that was read last, if it is this one.
func (f *files) keepLast(a feed.Attachment, folder string) (path string, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.last.path == "" || f.last.url != a.URL || f.last.form != a.Form {
		return "", false
	}
	saved, err := web.Keep(f.last.path, a, folder)
	if err != nil {
		f.log.Warn("a file that was read is fetched again", "file", a.Name, "error", err)
	}
	return saved.Path, err == nil
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
	if path, ok := f.keepLast(a, folder); ok {
		return path, nil
	}
	if f.lost != nil {
		return "", f.lost
	}
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
	if f.lost != nil {
		return attachment.Text{}, f.lost
	}
	folder, err := os.MkdirTemp("", "sosik-")
	if err != nil {
		return attachment.Text{}, err
	}
	text, err := f.read(ctx, client, folder, web.Wanted{File: a, From: n.URL, Limit: maxPreview, Report: report})
	if err != nil {
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
	if errors.Is(err, feed.ErrTooLarge) { // to be read; it can still be saved
		err = fmt.Errorf("%w: %w: %w", errNoText, attachment.ErrTooLarge, err)
	}
	if err != nil {
		return attachment.Text{}, errors.Join(fmt.Errorf("fetch %s: %w", w.File.Name, err), os.RemoveAll(folder))
	}
	// It is as good as saved, also if it cannot be read.
	if err := f.remember(lastFile{w.File.URL, w.File.Form, saved.Path, folder}); err != nil {
		f.log.Warn("the file before is not removed", "error", err)
	}
	text, err := f.reader.read(ctx, saved.Path)
	if err != nil {
		return attachment.Text{}, fmt.Errorf("read %s: %w", w.File.Name, err)
	}
	text.Bytes = saved.Size
	return text, nil
}

// sized are files with the sizes that were learned when they were read, where the
// page tells none.
func (f *files) sized(ctx context.Context, n feed.Notice, chosen []file) error {
	_, board := f.of()
	for i := range chosen {
		if chosen[i].Size > 0 {
			continue
		}
		switch text, err := board.FileText(ctx, n.ID, chosen[i].Attachment); {
		case err == nil:
			chosen[i].Size = text.Bytes
		case !errors.Is(err, feed.ErrNotFound):
			return err
		}
	}
	return nil
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
