package attachment

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// numberFormats are how the numbers of a workbook are shown: a date is a number
// there, and only its format tells.
type numberFormats struct {
	since1904 bool
	custom    map[int]string
	styles    []int // the format of each style of cells
	inCells   bool
}

func (f *numberFormats) start(name string, attr attributes) error {
	switch name {
	case "numFmt":
		if f.custom == nil {
			f.custom = make(map[int]string)
		}
		if len(f.custom) < maxEntries {
			f.custom[attr.number("numFmtId")] = attr.get("formatCode")
		}
	case "cellXfs":
		f.inCells = true
	case "xf":
		if f.inCells && len(f.styles) < maxDefinitions {
			f.styles = append(f.styles, attr.number("numFmtId"))
		}
	}
	return nil
}

func (f *numberFormats) end(name string) error {
	if name == "cellXfs" {
		f.inCells = false
	}
	return nil
}

func (f *numberFormats) chars(string) error { return nil }

// builtin are the formats that have a number only. Those of 27 to 36 and 50 to
// 58 are dates in Korean and other programs of the East.
func builtin(id int) string {
	switch {
	case id == 1:
		return "0"
	case id == 2:
		return "0.00"
	case id == 3, id == 37, id == 38:
		return "#,##0"
	case id == 4, id == 39, id == 40, id == 43, id == 44:
		return "#,##0.00"
	case id == 41, id == 42:
		return "#,##0"
	case id == 9:
		return "0%"
	case id == 10:
		return "0.00%"
	case id == 22:
		return "yyyy-mm-dd h:mm"
	case id == 18, id == 19, id == 20, id == 21, id == 32, id == 33:
		return "h:mm"
	case id >= 45 && id <= 47:
		return "h:mm:ss"
	case id >= 14 && id <= 17, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return "yyyy-mm-dd"
	}
	return ""
}

// show is a number as a cell of a style shows it.
func (f *numberFormats) show(value string, style int) string {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return value
	}
	format := ""
	if style < len(f.styles) {
		id := f.styles[style]
		if format = f.custom[id]; format == "" {
			format = builtin(id)
		}
	}
	format = bareFormat(format)
	lower := strings.ToLower(format)
	switch {
	case strings.Contains(lower, "general"), lower == "", lower == "@":
		return plainNumber(n)
	case strings.ContainsAny(lower, "yd"), strings.Contains(lower, "m") && !strings.ContainsAny(lower, "#0"),
		strings.ContainsAny(lower, "hs") && !strings.ContainsAny(lower, "#"):
		return f.date(n, lower)
	case strings.Contains(format, "%"):
		return fixed(n*100, decimals(format), false) + "%"
	case strings.ContainsAny(format, "#0"):
		return fixed(n, decimals(format), strings.Contains(format, ","))
	}
	return plainNumber(n)
}

// bareFormat is the part of a format for positive numbers without its literal
// text, colours and conditions.
func bareFormat(format string) string {
	var b strings.Builder
	quoted, bracket, escaped := false, false, false
	for _, r := range format {
		switch {
		case escaped:
			escaped = false
		case quoted:
			quoted = r != '"'
		case r == '"':
			quoted = true
		case r == '\\' || r == '_' || r == '*':
			escaped = true
		case bracket:
			bracket = r != ']'
		case r == '[':
			bracket = true
		case r == ';':
			return b.String()
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// decimals counts the places after the point in a format.
func decimals(format string) int {
	_, after, _ := strings.Cut(format, ".")
	n := 0
	for _, r := range after {
		if r != '0' && r != '#' {
			break
		}
		n++
	}
	return min(n, 12)
}

func plainNumber(n float64) string {
	if math.Abs(n) >= 1e15 || n != 0 && math.Abs(n) < 1e-9 {
		return strconv.FormatFloat(n, 'g', 15, 64)
	}
	s := strconv.FormatFloat(n, 'f', 10, 64) // without the noise of binary fractions
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func fixed(n float64, decimals int, grouped bool) string {
	s := strconv.FormatFloat(n, 'f', decimals, 64)
	if !grouped {
		return s
	}
	sign, whole, rest := "", s, ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	if at := strings.IndexByte(whole, '.'); at >= 0 {
		whole, rest = whole[:at], whole[at:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return sign + whole + rest
}

// date shows a number of days as a date, a time, or both.
func (f *numberFormats) date(n float64, format string) string {
	if n < 0 || n > 2_958_466 { // the year 9999
		return plainNumber(n)
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if f.since1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if n < 61 && n >= 1 {
		n++ // the first of March is 61 there, as 1900 is taken for a leap year
	}
	days := math.Floor(n)
	when := epoch.AddDate(0, 0, int(days)).Add(time.Duration(math.Round((n-days)*86400)) * time.Second)
	day := strings.ContainsAny(format, "yd") || !strings.ContainsAny(format, "hs")
	layout := ""
	if day {
		layout = "2006-01-02"
	}
	if strings.ContainsAny(format, "hs") {
		layout = strings.TrimSpace(layout + " 15:04")
		if strings.Contains(format, "s") && when.Second() != 0 {
			layout += ":05"
		}
	}
	return when.Format(layout)
}
