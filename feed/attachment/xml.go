package attachment

import (
	"encoding/xml"
	"errors"
	"io"
)

// xmlHandler is told of the elements of a document in order. Names are without
// their name spaces: no format here has two of one name that matter.
type xmlHandler interface {
	start(name string, attr attributes) error
	end(name string) error
	chars(text string) error
}

type attributes []xml.Attr

// get is the value of an attribute, "" if it is not there.
func (a attributes) get(name string) string {
	for _, x := range a {
		if x.Name.Local == name {
			return x.Value
		}
	}
	return ""
}

// maxDepth bounds how deep elements lie in one another.
const maxDepth = 400

// readXML reads a document of XML. Text is that of documents which may not be
// well-formed to the letter.
func readXML(in *input, out *collector, r io.Reader, h xmlHandler) error {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = decodeReader
	depth := 0
	for {
		if err := out.step(); err != nil {
			return err
		}
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return in.failReading(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return in.fail(ErrTooLarge, errDeep)
			}
			err = h.start(t.Name.Local, attributes(t.Attr))
		case xml.EndElement:
			depth--
			err = h.end(t.Name.Local)
		case xml.CharData:
			err = h.chars(string(t))
		}
		if err != nil {
			return err
		}
	}
}
