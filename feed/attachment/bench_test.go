package attachment

import (
	"testing"

	"city/sosik/feed/demo"
)

// BenchmarkRead protects the promise that a document shows at once: a file as
// boards have it in a few milliseconds.
func BenchmarkRead(b *testing.B) {
	samples := demo.Samples(demo.Notices)
	for _, key := range []string{"hwp", "hwpx", "pdf", "docx", "xlsx"} {
		s := samples[key]
		b.Run(key, func(b *testing.B) {
			b.SetBytes(int64(len(s.Data)))
			for b.Loop() {
				if _, err := readBytes(b, s.Name, s.Data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
