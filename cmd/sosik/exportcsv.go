package main

import (
	"encoding/csv"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"city/sosik/feed"
)

// maxCell is how much goes into a cell of Excel, in characters of UTF-16. What
// is longer would run over into the rows below.
const maxCell = 32767

// exportCSV writes notices.csv: UTF-8 that begins with the mark by which Excel
// knows it, and lines that end as RFC 4180 has it.
func exportCSV(_, folder string, force bool, records each) (where, said string, err error) {
	where = filepath.Join(folder, "notices.csv")
	cut := 0
	err = oneFile(where, force, func(w io.Writer) error {
		cut = 0
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		rows := csv.NewWriter(w)
		rows.UseCRLF = true
		if err := rows.Write(csvHead()); err != nil {
			return err
		}
		if err := records(func(r feed.Record) error {
			row, short := csvRow(r)
			if short {
				cut++
			}
			return rows.Write(row)
		}); err != nil {
			return err
		}
		rows.Flush()
		return rows.Error()
	})
	if cut > 0 {
		said = saysCut(cut)
	}
	return where, said, err
}

// csvRow is a notice in the columns of csvHead, and whether some cell had to be
// cut.
func csvRow(r feed.Record) (row []string, short bool) {
	a := textOf(r)
	var files []string
	for _, f := range a.Attachments {
		files = append(files, f.Name)
	}
	seen := ""
	if !r.Seen.IsZero() {
		seen = r.Seen.In(feed.Korea).Format(time.DateTime)
	}
	date := r.Date.Day()
	if len(r.Date) > len(time.DateOnly) {
		date = r.Date.Time().Format(time.DateTime)
	}
	text := func(s string) string {
		cell, was := cutCell(unformula(s))
		short = short || was
		return cell
	}
	return []string{
		text(r.ID), plainCount(r.Number, 0), ticked(r.Pinned), text(r.Title), text(r.Author), text(r.Department),
		date, plainCount(r.Views, feed.Unknown), plainCount(r.Attachments, feed.Unknown), text(strings.Join(files, "\n")),
		text(r.URL), ticked(r.Read), ticked(r.Starred), ticked(r.Removed), ticked(r.Edited), seen, text(a.Body.Text()),
	}, short
}

// unformula puts an apostrophe before a text that a spreadsheet would take for a
// formula and run. In an East Asian Excel the full-width signs do it too.
func unformula(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// cutCell cuts what no cell can hold. A line break counts as two, which it
// becomes in the file.
func cutCell(s string) (cell string, cut bool) {
	if len(s) <= maxCell/2 { // and so it fits, however it is counted
		return s, false
	}
	units, keep := 0, 0
	for i, r := range s {
		if units <= maxCell-len(csvCut) {
			keep = i
		}
		units++
		if r > 0xffff || r == '\n' {
			units++
		}
	}
	if units <= maxCell {
		return s, false
	}
	return s[:keep] + csvCut, true
}

// plainCount is a number as a spreadsheet reads it, "" if it is not known.
func plainCount(n, unknown int) string {
	if n == unknown {
		return ""
	}
	return strconv.Itoa(n)
}

func ticked(b bool) string {
	if b {
		return yes
	}
	return ""
}
