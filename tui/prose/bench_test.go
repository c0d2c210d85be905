package prose

import (
	"context"
	"testing"

	"github.com/muesli/termenv"

	"city/sosik/feed"
	"city/sosik/tui/cell"
)

// An article of 30 KB must be set well under 50 ms, so that it stands on the
// screen before a person notices that it was not there.
func BenchmarkRender3KB(b *testing.B)   { benchmarkRender(b, 3<<10, samplePage) }
func BenchmarkRender30KB(b *testing.B)  { benchmarkRender(b, 30<<10, samplePage) }
func BenchmarkRender300KB(b *testing.B) { benchmarkRender(b, 300<<10, samplePage) }

// The same of paragraphs alone, as most notices are.
func BenchmarkRenderProse30KB(b *testing.B)  { benchmarkRender(b, 30<<10, sampleProse) }
func BenchmarkRenderProse300KB(b *testing.B) { benchmarkRender(b, 300<<10, sampleProse) }

func samplePage() feed.Body { return sample().Body }

func sampleProse() feed.Body { return sample().Body[2:5] }

// grown repeats a body until it has size bytes of text.
func grown(page func() feed.Body, size int) feed.Body {
	var body feed.Body
	for n := 0; n < size; {
		b := page()
		n += len(b.Text())
		body = append(body, b...)
	}
	return body
}

func benchmarkRender(b *testing.B, size int, page func() feed.Body) {
	a := sample()
	a.Body = grown(page, size)
	o := Options{Width: 96, Metrics: cell.Metrics{Ambiguous: 2}, Style: Style{Profile: termenv.ANSI256, Color: true, Dark: true}}
	b.SetBytes(int64(len(a.Body.Text())))
	for b.Loop() {
		if _, err := Render(context.Background(), a, o); err != nil {
			b.Fatal(err)
		}
	}
}
