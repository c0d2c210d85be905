package board

import "testing"

// BenchmarkReadList holds the promise that a page of a list is read in a few
// milliseconds, so that an archive of two thousand pages is read in seconds.
func BenchmarkReadList(b *testing.B) {
	in, _, _ := readPage(b, "testdata/pages/saeol-bbs-list.txtar")
	b.SetBytes(int64(len(in.Body)))
	for b.Loop() {
		if _, err := ReadList(in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadView holds the promise that an article is there at once.
func BenchmarkReadView(b *testing.B) {
	in, _, _ := readPage(b, "testdata/pages/view-dl.txtar")
	b.SetBytes(int64(len(in.Body)))
	for b.Loop() {
		if _, _, err := ReadView(in); err != nil {
			b.Fatal(err)
		}
	}
}
