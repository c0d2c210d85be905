package paper

import (
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/image/font/sfnt"
)

// What is wrong with a font.
var (
	ErrNotTrueType = errors.New("not a TrueType font")
	ErrNoHangul    = errors.New("a font without Hangul")
)

// Font is a TrueType font with Hangul. It may be used by several documents at
// once.
type Font struct {
	data []byte // of one font, not of a collection
	sfnt *sfnt.Font
}

// ParseFont reads a font file (.ttf), or the first font with Hangul of a
// collection (.ttc). Fonts with PostScript outlines (.otf, and most of Noto CJK)
// cannot be embedded as a subset and are ErrNotTrueType.
func ParseFont(file []byte) (*Font, error) {
	fonts, err := unpack(file)
	if err != nil {
		return nil, err
	}
	hangul := false
	for _, data := range fonts {
		f, err := sfnt.Parse(data)
		if err != nil {
			continue
		}
		font := &Font{data, f}
		if !font.has('가') || !font.has('힣') {
			continue
		}
		hangul = true
		if tables(data)["glyf"] {
			return font, nil
		}
	}
	if hangul {
		return nil, ErrNotTrueType
	}
	return nil, ErrNoHangul
}

// has says that the font draws a character.
func (f *Font) has(r rune) bool {
	i, err := f.sfnt.GlyphIndex(nil, r)
	return err == nil && i != 0
}

const (
	headerSize = 12 // of a font: its version, and how many tables it has
	recordSize = 16 // of a table: its name, checksum, place and length
	maxFonts   = 64
)

// unpack returns the fonts of a file, each as a file of its own.
func unpack(file []byte) ([][]byte, error) {
	if len(file) < headerSize {
		return nil, ErrNotTrueType
	}
	switch string(file[:4]) {
	case "\x00\x01\x00\x00", "true":
		return [][]byte{file}, nil
	case "ttcf":
	default:
		return nil, ErrNotTrueType
	}
	n := int(binary.BigEndian.Uint32(file[8:]))
	if n > maxFonts || headerSize+4*n > len(file) {
		return nil, fmt.Errorf("%w: a collection of %d", ErrNotTrueType, n)
	}
	var fonts [][]byte
	for i := range n {
		at := int(binary.BigEndian.Uint32(file[headerSize+4*i:]))
		if font, ok := extract(file, at); ok {
			fonts = append(fonts, font)
		}
	}
	return fonts, nil
}

// extract copies the font of a collection whose header stands at a place: the
// tables of a collection count from the beginning of the file.
func extract(file []byte, at int) ([]byte, bool) {
	if at < 0 || at+headerSize > len(file) {
		return nil, false
	}
	count := int(binary.BigEndian.Uint16(file[at+4:]))
	head := headerSize + count*recordSize
	if at+head > len(file) {
		return nil, false
	}
	font := append([]byte(nil), file[at:at+head]...)
	for i := range count {
		record := font[headerSize+i*recordSize:][:recordSize]
		from, size := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		if from > len(file) || size > len(file)-from || len(font) > 2*len(file) {
			return nil, false
		}
		binary.BigEndian.PutUint32(record[8:], uint32(len(font)))
		font = append(font, file[from:from+size]...)
		for len(font)%4 != 0 {
			font = append(font, 0)
		}
	}
	return font, true
}

// tables are the names of a font's tables.
func tables(font []byte) map[string]bool {
	names := map[string]bool{}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		if at := headerSize + i*recordSize; at+recordSize <= len(font) {
			names[string(font[at:at+4])] = true
		}
	}
	return names
}

// alike are characters to draw in the place of one that a font lacks.
var alike = map[rune]string{
	'❍': "○◯", '◯': "○", '❏': "□", '❑': "□", '❒': "□", '◻': "□", '▢': "□", '◼': "■", '⬛': "■",
	'▸': "▶", '▹': "▷", '►': "▶", '➤': "▶", '➔': "→", '➡': "→", '⇨': "→", '➜': "→", '⇒': "→",
	'✓': "√", '✔': "√", '☑': "■", '⦁': "•", '•': "·", '∙': "·", '‧': "·", '・': "·", 'ㆍ': "·", '⋅': "·",
	'‐': "-", '‑': "-", '–': "-", '—': "―-", '―': "—-", '−': "-", '∼': "~", '〜': "~", '～': "~",
	'「': "“\"", '」': "”\"", '『': "“\"", '』': "”\"", '‘': "'", '’': "'", '“': "\"", '”': "\"",
	'…': "...", '⋯': "…", '＊': "*", '✱': "*", '∗': "*", '⁃': "-", '❖': "◆", '◈': "◆", '♦': "◆",
}

// missing stands for what neither the font nor anything like it can draw.
const missing = "□?"

// drawn returns a text in characters that the font has. PDF's simplest form of
// Unicode, which the library writes, ends at U+FFFF.
func (f *Font) drawn(s string) string {
	whole := true
	for _, r := range s {
		whole = whole && f.draws(r)
	}
	if whole {
		return s
	}
	var out []rune
	for _, r := range s {
		out = append(out, f.instead(r)...)
	}
	return string(out)
}

func (f *Font) draws(r rune) bool { return r <= 0xffff && f.has(r) }

// instead returns what is drawn for a character.
func (f *Font) instead(r rune) []rune {
	if f.draws(r) {
		return []rune{r}
	}
	if r == '…' {
		return []rune("...")
	}
	for _, c := range alike[r] + missing {
		if f.draws(c) {
			return []rune{c}
		}
	}
	return []rune{'?'}
}
