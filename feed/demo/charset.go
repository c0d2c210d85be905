package demo

// charset is in which bytes a skin sends its pages and what it says of them.
type charset struct {
	contentType string // the header
	cp949       bool   // the bytes are CP949 and not UTF-8
}

var utf8Charset = charset{contentType: "text/html; charset=UTF-8"}

// encode turns a page into bytes. What CP949 does not have becomes a numeric
// reference, as browsers sent it to such boards.
func (c charset) encode(page string) ([]byte, string) {
	if !c.cp949 {
		return []byte(page), c.contentType
	}
	return inCP949(page), c.contentType
}
