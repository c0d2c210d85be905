package paper

import (
	"strings"
	"testing"

	"city/sosik/feed"
)

// BenchmarkPDF holds the promise that whoever prints twenty notices of 3 KB waits
// less than a second.
func BenchmarkPDF(b *testing.B) {
	font := testFont(b)
	d := someDocument
	d.Body = append(feed.Body{}, d.Body...)
	for range 10 {
		d.Body = append(d.Body, paragraph(strings.Repeat("안산시는 공고 기간에 신청한 것을 접수한다. ", 5)))
	}
	documents := make([]Document, 20)
	for i := range documents {
		documents[i] = d
	}
	for b.Loop() {
		if _, err := PDF(documents, Options{Font: font}); err != nil {
			b.Fatal(err)
		}
	}
}
