package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"city/sosik/feed/board"
)

// maxFile is one byte more than the reader takes of a page, so that it sees by
// itself that a page is too large.
const maxFile = 8<<20 + 1

// parsing is what parse was asked for.
type parsing struct {
	url, contentType, kind string
	headers                []string
}

// parseCommand tells what the reader makes of saved pages, without a network.
func parseCommand(p *program) *cobra.Command {
	var ask parsing
	cmd := &cobra.Command{
		Use:   "parse [옵션] 파일…",
		Short: shortParse,
		Long:  longParse,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{lines: []string{saysNoFiles}, command: cmd.CommandPath()}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.parse(cmd.Context(), ask, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&ask.url, "url", "", flagURL)
	f.StringVar(&ask.contentType, "content-type", "", flagContentType)
	f.StringVar(&ask.kind, "kind", "auto", flagKind)
	f.StringArrayVar(&ask.headers, "headers", nil, flagHeaders)
	metavar(f, "url", metaURL)
	metavar(f, "content-type", metaText)
	metavar(f, "kind", metaKind)
	metavar(f, "headers", metaFile)
	completeWords(cmd, "kind", "auto", "list", "view")
	return cmd
}

func (p *program) parse(ctx context.Context, ask parsing, files []string) error {
	kinds := map[string]board.Kind{"auto": board.Auto, "list": board.List, "view": board.View}
	kind, ok := kinds[ask.kind]
	if !ok {
		return &usageError{lines: []string{saysBadKind(ask.kind)}, command: "sosik parse"}
	}
	inputs, err := ask.inputs(len(files))
	if err != nil {
		return err
	}
	unread := false
	for i, name := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		in := inputs[i]
		var result any
		if in.Body, err = p.readPage(name); err != nil {
			report(p.err, &saidError{saysUnreadable(name), err})
			unread = true
			result = failureJSON{"unreadable"} // so that the nth line is that of the nth file
		} else {
			result = newReadingJSON(board.Read(in, kind), kind)
		}
		line, err := encode(result)
		if err != nil {
			return fmt.Errorf("write %s as JSON: %w", name, err)
		}
		if _, err := p.out.Write(line); err != nil {
			return err
		}
	}
	if unread {
		return errReported
	}
	return nil
}

// readPage reads a file, or the standard input for "-".
func (p *program) readPage(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(p.in, maxFile))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// inputs is what is known of each of n pages besides their bytes.
func (ask parsing) inputs(n int) ([]board.Input, error) {
	if len(ask.headers) > 1 && len(ask.headers) != n {
		return nil, &usageError{lines: []string{saysHeadersDoNotPair(len(ask.headers), n)}, command: "sosik parse"}
	}
	read := make([]board.Input, len(ask.headers))
	for i, path := range ask.headers {
		in, err := readHeaders(path)
		if err != nil {
			return nil, err
		}
		read[i] = in
	}
	inputs := make([]board.Input, n)
	for i := range inputs {
		switch len(read) {
		case 0:
		case 1:
			inputs[i] = read[0]
		default:
			inputs[i] = read[i]
		}
		if ask.url != "" {
			inputs[i].URL = ask.url
		}
		if ask.contentType != "" {
			inputs[i].ContentType = ask.contentType
		}
	}
	return inputs, nil
}

// headersFile is what a saved page lost.
type headersFile struct {
	URL          *string              `json:"url"`
	RequestedURL *string              `json:"requested_url"`
	Status       *int                 `json:"status"`
	ContentType  *string              `json:"content_type"`
	Headers      map[string]headerSet `json:"headers"`
}

// headerSet is the values of one header, written as one text or as several.
type headerSet []string

// UnmarshalJSON implements json.Unmarshaler.
func (h *headerSet) UnmarshalJSON(data []byte) error {
	var one *string
	if json.Unmarshal(data, &one) == nil {
		if *h = nil; one != nil {
			*h = headerSet{*one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(h))
}

func readHeaders(path string) (board.Input, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return board.Input{}, &saidError{saysUnreadable(path), err}
	}
	var h headersFile
	if err := json.Unmarshal(data, &h); err != nil {
		return board.Input{}, &saidError{saysBadHeaders(path), err}
	}
	in := board.Input{
		URL:          orZero(h.URL),
		RequestedURL: orZero(h.RequestedURL),
		Status:       orZero(h.Status),
		ContentType:  orZero(h.ContentType),
		Date:         h.date(),
	}
	if in.ContentType == "" {
		in.ContentType = h.header("Content-Type")
	}
	return in, nil
}

func (h headersFile) header(name string) string {
	for key, values := range h.Headers {
		if strings.EqualFold(key, name) && len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

// date is when the server answered; zero if it did not say so in a way that
// can be read.
func (h headersFile) date() time.Time {
	t, err := http.ParseTime(h.header("Date"))
	if err != nil {
		return time.Time{}
	}
	return t
}

func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// newReadingJSON puts what was read under its name, or why it could not be. The
// failure of a page that may be anything stands in the place of a list.
func newReadingJSON(r board.Reading, kind board.Kind) map[string]any {
	sections := map[string]any{}
	if r.List != nil {
		sections["list"] = newPageJSON(*r.List)
	}
	if r.View != nil {
		sections["view"] = newViewJSON(*r.View)
	}
	if r.ViewList != nil {
		sections["view_list"] = newPageJSON(*r.ViewList)
	}
	if r.List == nil && r.View == nil {
		section, err := "list", r.ListErr
		if kind == board.View {
			section = "view"
		}
		if err == nil {
			err = r.ViewErr
		}
		sections[section] = failureJSON{errorName(err)}
	}
	return sections
}
