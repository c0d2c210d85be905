package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"city/sosik/feed"
)

// part is a file that is coming. It stands under its name and ".part" beside the
// place where the whole one will stand, with a note of which file it is, so that
// the next attempt, of whatever process, goes on where this one has ended. It
// never has the name of a whole file before it is one.
type part struct {
	file  *os.File
	path  string
	about note
	size  int64 // bytes that are there and belong to the file of the note
	whole bool  // nothing is missing
}

// note says which file a part is of, and of which state of it.
type note struct {
	URL          string `json:"url"`
	Form         string `json:"form,omitempty"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	Total        int64  `json:"total"` // bytes of the whole, -1 if not told
}

const (
	partEnding = ".part"
	noteEnding = ".part.json"
	maxClash   = 1000 // files of one name in a folder
)

// errBusy says that somebody else is fetching the same file.
var errBusy = &feed.Error{Kind: feed.ErrBusy}

// openPart opens the part of a file in a folder, or begins one. Parts of other
// files of the same name, which notices often have, are left alone.
func openPart(folder string, f feed.Attachment) (*part, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	name := SafeName(firstName(f))
	for i := 1; i <= maxClash; i++ {
		p, err := claimPart(filepath.Join(folder, numbered(name, i)), f)
		if err != nil || p != nil {
			return p, err
		}
	}
	return nil, fmt.Errorf("too many files are called %s: %w", name, fs.ErrExist)
}

// claimPart opens a part for one process alone, or returns nil if it is of
// another file.
func claimPart(base string, f feed.Attachment) (_ *part, err error) {
	p := &part{path: base + partEnding}
	if info, err := os.Lstat(p.path); err == nil && !info.Mode().IsRegular() {
		return nil, nil
	}
	if p.file, err = os.OpenFile(p.path, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil || p.about.URL == "" {
			_ = p.file.Close() // nothing was written
		}
	}()
	locked := lockFile(p.file)
	known, err := readNote(p.notePath())
	if err != nil {
		return nil, err
	}
	ours := known != nil && known.URL == f.URL && known.Form == f.Form
	switch {
	case locked != nil && ours:
		return nil, fmt.Errorf("%w: %w", errBusy, locked)
	case locked != nil:
		return nil, nil
	case !p.stands():
		return nil, errBusy // it was finished between opening and locking
	}
	if p.size, err = p.file.Seek(0, io.SeekEnd); err != nil {
		return nil, err
	}
	switch {
	case p.size > 0 && !ours:
		return nil, nil
	case p.size > 0 && known.resumable():
		p.about = *known
		return p, nil
	}
	return p, p.begin(note{URL: f.URL, Form: f.Form, Total: -1})
}

// stands says that the part is what stands under its name.
func (p *part) stands() bool {
	there, err := os.Lstat(p.path)
	if err != nil {
		return false
	}
	own, err := p.file.Stat()
	return err == nil && os.SameFile(there, own)
}

// resumable says that a server can be asked whether its file is still the same.
func (n note) resumable() bool { return n.validator() != "" }

// validator is what If-Range asks with. A weak tag may stand for other bytes.
func (n note) validator() string {
	if len(n.ETag) > 1 && n.ETag[0] == '"' {
		return n.ETag
	}
	return n.LastModified
}

func readNote(path string) (*note, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var n note
	if json.Unmarshal(data, &n) != nil || n.URL == "" {
		return nil, nil // cut short by a power failure: the part has nothing to go on from
	}
	return &n, nil
}

func (p *part) notePath() string { return p.path[:len(p.path)-len(partEnding)] + noteEnding }

// begin empties the part for a file of which is known what the note says. The
// note is on the disk before the first byte, so that no byte is taken for one of
// another state of the file.
func (p *part) begin(n note) error {
	if err := p.file.Truncate(0); err != nil {
		return err
	}
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	p.about, p.size = n, 0
	return os.WriteFile(p.notePath(), data, 0o644)
}

// leave closes a part that is not whole. It stays if something can be made of
// it.
func (p *part) leave() error {
	if p.size > 0 && p.about.resumable() {
		return errors.Join(p.file.Sync(), p.file.Close())
	}
	return p.drop()
}

// drop removes the part: while it is ours alone, where the system removes open
// files.
func (p *part) drop() error {
	err := gone(os.Remove(p.notePath()))
	early := os.Remove(p.path)
	err = errors.Join(err, p.file.Close())
	if early != nil {
		err = errors.Join(err, gone(os.Remove(p.path)))
	}
	return err
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// publish gives the whole file its name, or the next that is free, and returns
// its path. Nothing that is there is ever written over. An error beside a path is
// one of tidying up.
func (p *part) publish(name string) (string, error) {
	if err := p.file.Sync(); err != nil {
		return "", err
	}
	if !p.stands() {
		return "", errBusy
	}
	folder := filepath.Dir(p.path)
	for i := 1; i <= maxClash; i++ {
		path := filepath.Join(folder, numbered(name, i))
		switch err := os.Link(p.path, path); {
		case err == nil:
			syncFolder(folder)
			return path, p.drop()
		case errors.Is(err, fs.ErrExist):
			continue
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission) && !writable(folder):
			return "", err
		}
		// A file system without links, or a system that grants none.
		path, err := p.reserve(path)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return path, err
	}
	return "", fmt.Errorf("too many files are called %s: %w", name, fs.ErrExist)
}

// writable says that files can be made in a folder.
func writable(folder string) bool {
	f, err := os.CreateTemp(folder, ".sosik-*.tmp")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}

// reserve takes a name with an empty file, which is then replaced.
func (p *part) reserve(path string) (string, error) {
	empty, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	err = errors.Join(empty.Close(), p.file.Close()) // Windows renames no open file
	if err == nil {
		err = os.Rename(p.path, path)
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(path))
	}
	syncFolder(filepath.Dir(path))
	return path, gone(os.Remove(p.notePath()))
}

// syncFolder has a new name on the disk before anybody is told of it. Systems
// that cannot, need not.
func syncFolder(folder string) {
	d, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = d.Sync()  // not on every system
	_ = d.Close() // it was only read
}
