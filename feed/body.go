package feed

// Body is the text of an article: its blocks in the order of the page.
//
// It is structure, not markup: what is a heading or a table comes from the
// page's HTML, and the text in a span is just text, so "3.2.~5.31." and
// "2026. 3. 2." cannot be mistaken for anything else. [Body.Text] and
// [Article.Markdown] write it out.
type Body []Block

// Kind says what a block is.
type Kind string

// The kinds of blocks.
const (
	Paragraph Kind = "p"
	Heading   Kind = "h"
	Item      Kind = "li" // an entry of a list that the HTML made
	Quote     Kind = "q"
	Code      Kind = "pre"
	Table     Kind = "table"
	Rule      Kind = "hr"
)

// Block is one paragraph, heading, list item, table and so on.
type Block struct {
	Kind   Kind   `json:"k"`
	Level  int    `json:"l,omitempty"` // of a heading from 1; depth of an item from 1
	Marker string `json:"m,omitempty"` // of an item: "1.", "가.", "•"
	Spans  []Span `json:"s,omitempty"` // the text; a line break inside is "\n"
	Rows   []Row  `json:"r,omitempty"` // of a table
}

// Row is one row of a table.
type Row []Cell

// Cell is one cell of a table. A cell that spans columns is followed by fewer
// cells in its row.
type Cell struct {
	Spans  []Span `json:"s,omitempty"`
	Header bool   `json:"h,omitempty"`
	Cols   int    `json:"c,omitempty"` // colspan; 0 means 1
	Rows   int    `json:"w,omitempty"` // rowspan; 0 means 1
}

// Span is a run of text of one kind.
type Span struct {
	Text  string `json:"t,omitempty"` // for an image its alt text
	Bold  bool   `json:"b,omitempty"`
	Link  int    `json:"a,omitempty"` // counts Article.Links from 1; 0: no link
	Image int    `json:"i,omitempty"` // counts Article.Images from 1; 0: no image
	Embed Embed  `json:"e,omitempty"` // what Link points to is played or shown here; Text is its title
}

// Embed says what a page shows in its text that is no picture.
type Embed string

// What pages embed.
const (
	Video Embed = "video"
	Audio Embed = "audio"
	Frame Embed = "frame" // another page
)

// Object says that the span is a picture or something embedded. Its text is a
// name for it and not of the text of the page.
func (s Span) Object() bool { return s.Image > 0 || s.Embed != "" }

// Shown is what stands for the span where only text can stand: its text, or of
// an object a word of ours with its name.
func (s Span) Shown() string {
	switch {
	case s.Image > 0:
		return ImageText(s.Image, s.Text)
	case s.Embed != "":
		return named(s.Embed.word(), s.Text)
	}
	return s.Text
}
