package demo

// Sample is a file such as hang on the notices of the board.
type Sample struct {
	Name string
	Data []byte
	Says []string // what a reader of it must find, in order; none if it cannot be read
}

// Samples are files of every kind, by what they are: their ending, or "locked",
// "distributed", "scanned" and "damaged" for those that cannot be read. They say
// what the notice of a number says, for tests and benchmarks of what reads
// files.
func Samples(number int) map[string]Sample {
	n := compose(number, dated(number))
	all := make(map[string]Sample)
	add := func(key string, f file) {
		s := Sample{Name: f.name, Data: contents(f, n)}
		if f.state == sound {
			s.Says = says(f, n)
		}
		all[key] = s
	}
	for _, ext := range []string{"hwp", "hwpx", "pdf", "docx", "xlsx", "csv", "pptx", "txt", "zip", "jpg", "png"} {
		add(ext, file{name: "공고문." + ext})
	}
	add("locked", file{name: "개인정보.hwp", state: locked})
	add("distributed", file{name: "배포용.hwp", state: distributed})
	add("scanned", file{name: "관인 날인본.pdf", state: scanned})
	add("damaged", file{name: "깨진 파일.hwpx", state: damaged})
	return all
}

// says is what a file that can be read says.
func says(f file, n *notice) []string {
	p := newPaper(f, n)
	var all []string
	switch f.ext() {
	case "jpg", "png":
		return nil
	case "zip":
		return []string{"읽어보기.txt", "서식/신청서.hwp"}
	case "csv":
	case "xlsx":
		all = append([]string{p.title}, p.facts...)
	default:
		return p.lines()
	}
	for _, row := range p.roll {
		all = append(all, row[1], row[2])
	}
	return all
}
