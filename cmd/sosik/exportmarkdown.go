package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"city/sosik/feed"
)

// exportMarkdown writes a file for each notice under a folder for each year. The
// files are not forced to the disk one by one, which would take minutes for
// twenty thousand: each is whole or not there as long as the machine runs.
func exportMarkdown(_, folder string, force bool, records each) (where, said string, err error) {
	kept, first := 0, ""
	years := map[string]bool{}
	err = records(func(r feed.Record) error {
		year := yearFolder(r.Date)
		if !years[year] {
			if err := os.MkdirAll(filepath.Join(folder, year), 0o777); err != nil {
				return &saidError{saysCannotMake(filepath.Join(folder, year)), err}
			}
			years[year] = true
		}
		path := filepath.Join(folder, year, markdownName(r.Notice))
		err := outFile{path: path, force: force}.write(func(w io.Writer) error {
			_, err := io.WriteString(w, textOf(r).Markdown())
			return err
		})
		switch {
		case errors.Is(err, errExists):
			if kept++; kept == 1 {
				first = path
			}
			return nil // the others are written all the same
		case errors.Is(err, context.Canceled), err == nil:
			return err
		}
		return &saidError{saysCannotMake(path), err}
	})
	if err == nil && kept > 0 {
		err = &saidError{saysManyExist(first, kept), nil}
	}
	return folder, "", err
}

func yearFolder(d feed.Date) string {
	if day := d.Day(); len(day) > len("2025-") {
		return day[:len("2025")]
	}
	return dateless
}

// The longest parts of a file name, in bytes. File systems allow 255 in all, and
// some count a Korean syllable as three characters.
const (
	maxNameID    = 40
	maxNameTitle = 120
)

// markdownName is the name of a notice's file: its day, its ID and its title. It
// is safe on every system, and no two notices of a board have the same, also
// where capital and small letters are one.
func markdownName(n feed.Notice) string {
	id := fileText(n.ID, maxNameID)
	if id != n.ID || strings.ToLower(id) != id {
		sum := sha256.Sum256([]byte(n.ID))
		id = strings.Trim(id+"-"+hex.EncodeToString(sum[:4]), "-")
	}
	title := fileText(n.Title, maxNameTitle)
	if title == "" {
		title = nameless
	}
	day := n.Date.Day()
	if day == "" {
		day = "0000-00-00" // no name begins with what Windows keeps for its devices
	}
	return day + "_" + id + "_" + title + ".md"
}

// fileText makes a text part of a file name: without what some system does not
// allow in one, nor dots and spaces at the ends, of at most so many bytes.
func fileText(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return strings.Trim(s, ". ")
}
