package attachment

import (
	"slices"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/korean"
)

// pdfFont is what is needed of a font: how the bytes of a string are cut into
// codes, which letters those are, and how wide they are drawn.
type pdfFont struct {
	wide     bool     // codes of two bytes, unless mixed
	mixed    bool     // codes of one or two bytes as in CP949
	direct   string   // "utf16" or "cp949": the codes are letters themselves
	table    []string // letters by code, of fonts with codes of one byte
	runs     []pdfRun // from the font's own map, in order
	widths   map[int]float64
	standard float64 // the width of what has none of its own
}

// pdfRun maps codes from lo to hi to letters; that of lo is text, and the last
// letter grows with the code.
type pdfRun struct {
	lo, hi uint32
	text   []uint16
}

// font returns a font of a page, from those that are known already if it is
// among them.
func (d *pdfDocument) font(v pdf.Value) *pdfFont {
	key := v.String()
	f := d.fonts[key]
	if f == nil {
		f = d.newFont(v)
		if len(d.fonts) < maxFonts {
			d.fonts[key] = f
		}
	}
	return f
}

const maxFonts = 500

func (d *pdfDocument) newFont(v pdf.Value) *pdfFont {
	f := &pdfFont{standard: 500, widths: make(map[int]float64)}
	if to := v.Key("ToUnicode"); to.Kind() == pdf.Stream {
		if data, err := d.stream(to); err == nil {
			f.readMap(data)
		}
	}
	if v.Key("Subtype").Name() != "Type0" {
		first := int(v.Key("FirstChar").Int64())
		widths := v.Key("Widths")
		for i := range min(widths.Len(), 256) {
			f.widths[first+i] = widths.Index(i).Float64()
		}
		if v.Key("Subtype").Name() == "Type3" {
			clear(f.widths) // they are measured in units of the font's own
		}
		f.table = byteTable(v)
		return f
	}
	f.wide, f.standard = true, 1000
	switch v.Key("Encoding").Name() {
	case "UniKS-UCS2-H", "UniKS-UCS2-V", "UniKS-UTF16-H", "UniKS-UTF16-V":
		f.direct = "utf16"
	case "KSCms-UHC-H", "KSCms-UHC-V", "KSCms-UHC-HW-H", "KSC-EUC-H", "KSC-EUC-V", "KSCpc-EUC-H", "KSCms-UHC-HW-V":
		f.direct, f.mixed = "cp949", true
	}
	below := v.Key("DescendantFonts").Index(0)
	if w := below.Key("DW"); w.Kind() == pdf.Integer || w.Kind() == pdf.Real {
		f.standard = w.Float64()
	}
	if f.direct == "" {
		f.readWidths(below.Key("W"))
	}
	return f
}

// byteTable is what the library makes of the codes of a simple font.
func byteTable(v pdf.Value) []string {
	font := pdf.Font{V: v}
	enc := font.Encoder()
	table := make([]string, 256)
	if v.Key("ToUnicode").Kind() == pdf.Stream && v.Key("Encoding").Kind() == pdf.Null {
		return table // it would read the map again, which is read already
	}
	for code := range table {
		table[code] = enc.Decode(string([]byte{byte(code)}))
	}
	return table
}

// readWidths reads the widths of a font with codes of two bytes: a code and an
// array of widths, or two codes and one width.
func (f *pdfFont) readWidths(w pdf.Value) {
	for i := 0; i < w.Len() && len(f.widths) < 1<<16; {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range min(list.Len(), 1<<16) {
				f.widths[first+j] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last := min(int(w.Index(i+1).Int64()), 1<<16)
		for c := first; c <= last && len(f.widths) < 1<<16; c++ {
			f.widths[c] = w.Index(i + 2).Float64()
		}
		i += 3
	}
}

// readMap reads a map from codes to letters.
func (f *pdfFont) readMap(data []byte) {
	l := pdfLexer{data: data}
	var args []pdfToken
	for len(f.runs) < maxMappings {
		t := l.next()
		switch {
		case t.kind == 0:
			f.sortRuns()
			return
		case t.kind != 'x':
			if len(args) < 3*maxMappings {
				args = append(args, t)
			}
			continue
		case t.text == "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				code := codeOf(args[0].text)
				f.runs = append(f.runs, pdfRun{code, code, utf16Units(args[1].text)})
			}
		case t.text == "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				f.addRange(codeOf(args[0].text), codeOf(args[1].text), args[2])
			}
		}
		args = args[:0]
	}
	f.sortRuns()
}

// maxMappings bounds the map of a font.
const maxMappings = 100_000

func (f *pdfFont) addRange(lo, hi uint32, to pdfToken) {
	if to.kind == 's' {
		f.runs = append(f.runs, pdfRun{lo, max(lo, hi), utf16Units(to.text)})
		return
	}
	for i, t := range to.items {
		code := lo + uint32(i)
		f.runs = append(f.runs, pdfRun{code, code, utf16Units(t.text)})
	}
}

func (f *pdfFont) sortRuns() {
	slices.SortStableFunc(f.runs, func(a, b pdfRun) int { return int(int64(a.lo) - int64(b.lo)) })
}

func codeOf(s string) uint32 {
	var n uint32
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n
}

func utf16Units(s string) []uint16 {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return units
}

// cut takes the next code off a string and returns it with its letters; ok says
// whether something tells what those are.
func (f *pdfFont) cut(s string) (code int, letters string, size int, ok bool) {
	size = 1
	if f.mixed && s[0] >= 0x81 || f.wide && !f.mixed {
		size = min(2, len(s))
	}
	if f.direct == "utf16" && len(s) >= 4 && s[0] >= 0xd8 && s[0] < 0xdc {
		size = 4
	}
	code = int(codeOf(s[:size]))
	if letters, ok = f.mapped(uint32(code)); ok {
		return code, letters, size, true
	}
	switch {
	case f.direct == "utf16":
		return code, string(utf16.Decode(utf16Units(s[:size]))), size, true
	case f.direct == "cp949":
		letters, err := korean.EUCKR.NewDecoder().String(s[:size])
		return code, letters, size, err == nil
	case code < len(f.table) && f.table[code] != "":
		return code, f.table[code], size, true
	}
	return code, "", size, false
}

// mapped looks a code up in the font's own map.
func (f *pdfFont) mapped(code uint32) (string, bool) {
	at, found := slices.BinarySearchFunc(f.runs, code, func(r pdfRun, c uint32) int { return int(int64(r.lo) - int64(c)) })
	if !found {
		at--
	}
	if at < 0 || code > f.runs[at].hi || len(f.runs[at].text) == 0 {
		return "", false
	}
	r := f.runs[at]
	if code == r.lo {
		return string(utf16.Decode(r.text)), true
	}
	units := slices.Clone(r.text)
	units[len(units)-1] += uint16(code - r.lo)
	return string(utf16.Decode(units)), true
}

// width is how far a code moves the pen, in thousandths of the size.
func (f *pdfFont) width(code int, letters string) float64 {
	if w, ok := f.widths[code]; ok {
		return w
	}
	if f.direct != "" && len(letters) == 1 {
		return 500
	}
	return f.standard
}
