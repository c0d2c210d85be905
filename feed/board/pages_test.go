package board

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"city/sosik/feed"
)

var update = flag.Bool("update", false, "write what the reader makes of testdata/pages as the expected result; review it")

// wantPage is a page as testdata/pages expects it, in the shape of sosik parse.
type wantPage struct {
	Error    string    `json:"error,omitempty"`
	List     *wantList `json:"list,omitempty"`
	View     *wantView `json:"view,omitempty"`
	ViewList *wantList `json:"view_list,omitempty"`
}

type wantList struct {
	Total, Page, Pages int
	Items              []string
}

type wantView struct {
	Notice      string
	Attachments []string
	Images      []string
	Links       []string
	Paragraphs  []string
}

// pageInput is the head of a file in testdata/pages.
type pageInput struct {
	URL, RequestedURL, ContentType string
	Status                         int
	Date                           string
	Shell, Title, Board            string
	Kind                           string
}

func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			in, kind, archive := readPage(t, file)
			got := render(Read(in, kind))
			if *update {
				setFile(archive, "want.json", marshal(t, got))
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			var want wantPage
			if err := json.Unmarshal(fileOf(archive, "want.json"), &want); err != nil {
				t.Fatalf("want.json: %v", err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
		})
	}
}

// readPage reads a test page and puts it into its shell.
func readPage(t testing.TB, file string) (Input, Kind, *txtar.Archive) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var p pageInput
	if err := json.Unmarshal(fileOf(archive, "input.json"), &p); err != nil {
		t.Fatalf("%s: input.json: %v", file, err)
	}
	body := string(fileOf(archive, "page.html"))
	if p.Shell != "" {
		shell, err := os.ReadFile("testdata/shells/" + p.Shell + ".html")
		if err != nil {
			t.Fatal(err)
		}
		body = strings.NewReplacer("{{page}}", body, "{{title}}", p.Title, "{{board}}", p.Board).Replace(string(shell))
	}
	in := Input{Body: []byte(body), URL: p.URL, RequestedURL: p.RequestedURL, ContentType: p.ContentType, Status: p.Status}
	if p.Date != "" {
		if in.Date, err = time.Parse(time.RFC3339, p.Date); err != nil {
			t.Fatal(err)
		}
	}
	return in, map[string]Kind{"": Auto, "list": List, "view": View}[p.Kind], archive
}

func fileOf(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func setFile(a *txtar.Archive, name string, data []byte) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = data
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: data})
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// render writes a reading in few words, so that an expectation is read at a
// glance and a difference is one line.
func render(r Reading) wantPage {
	var w wantPage
	for _, err := range []error{r.ListErr, r.ViewErr} {
		if err != nil {
			w.Error, _, _ = strings.Cut(err.Error(), ":")
		}
	}
	w.List, w.ViewList = renderList(r.List), renderList(r.ViewList)
	if a := r.View; a != nil {
		v := &wantView{Notice: renderNotice(a.Notice)}
		for _, f := range a.Attachments {
			v.Attachments = append(v.Attachments, strings.TrimSpace(f.Name+" "+f.URL))
		}
		for _, i := range a.Images {
			v.Images = append(v.Images, strings.TrimSpace(i.Alt+" "+i.URL))
		}
		for _, l := range a.Links {
			v.Links = append(v.Links, strings.TrimSpace(l.Text+" "+l.URL))
		}
		for _, b := range a.Body {
			v.Paragraphs = append(v.Paragraphs, renderBlock(b))
		}
		w.View = v
	}
	return w
}

func renderList(p *feed.Page) *wantList {
	if p == nil {
		return nil
	}
	l := &wantList{Total: p.Total, Page: p.Number, Pages: p.Pages}
	for _, n := range p.Notices {
		l.Items = append(l.Items, renderNotice(n))
	}
	return l
}

func renderNotice(n feed.Notice) string {
	var b strings.Builder
	b.WriteString(n.ID + " | " + n.Title)
	add := func(name, v string) {
		if v != "" {
			b.WriteString(" | " + name + "=" + v)
		}
	}
	if n.Number > 0 {
		add("number", itoa(n.Number))
	}
	if n.Pinned {
		b.WriteString(" | pinned")
	}
	add("author", n.Author)
	add("dept", n.Department)
	add("date", string(n.Date))
	if n.Views != feed.Unknown {
		add("views", itoa(n.Views))
	}
	if n.Attachments != feed.Unknown {
		add("files", itoa(n.Attachments))
	}
	add("summary", n.Summary)
	add("url", n.URL)
	return b.String()
}

func renderBlock(b feed.Block) string {
	head := string(b.Kind)
	if b.Kind == feed.Paragraph {
		head = ""
	}
	if b.Marker != "" {
		head += " " + b.Marker
	}
	if head != "" {
		head += ": "
	}
	if b.Kind == feed.Table {
		var rows []string
		for _, r := range b.Rows {
			var cells []string
			for _, c := range r {
				s := renderSpans(c.Spans)
				if c.Header {
					s = "*" + s
				}
				if c.Cols > 1 {
					s += "(" + itoa(c.Cols) + ")"
				}
				cells = append(cells, s)
			}
			rows = append(rows, strings.Join(cells, " | "))
		}
		return head + strings.Join(rows, " // ")
	}
	return head + renderSpans(b.Spans)
}

func renderSpans(spans []feed.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Image > 0 {
			b.WriteString("[그림]")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func itoa(n int) string {
	data, _ := json.Marshal(n)
	return string(data)
}
