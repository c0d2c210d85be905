package cache

import (
	"slices"
	"testing"

	"city/sosik/feed"
)

// pages makes pages of whatever the bytes say, lies among them.
func pages(data []byte) (list []feed.Page) {
	take := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	for len(data) > 0 && len(list) < 40 {
		p := feed.Page{Number: take() % 6, Pages: take() % 8, Total: take()%64 - 1}
		shown := take() % 64
		for range take() % 12 {
			n := feed.Notice{ID: string(rune('a' + take()%40)), Views: feed.Unknown}
			switch take() % 16 {
			case 0:
				n.ID = ""
			case 1:
				n.Pinned = true
			}
			if shown > 16 {
				n.Number = shown
				shown--
			}
			p.Notices = append(p.Notices, n)
		}
		list = append(list, p)
	}
	return list
}

// Whatever pages come, no two rows have one number and no number lies outside
// the list, and the page's own rows stand where it shows them.
func FuzzPages(f *testing.F) {
	f.Add([]byte{1, 2, 20, 0, 5, 1, 2, 2, 2, 3, 2, 4, 2, 5, 2, 2, 2, 20, 0, 5, 6, 2, 7, 2, 8, 2, 9, 2, 10, 2})
	f.Add([]byte{1, 3, 30, 40, 3, 1, 2, 2, 2, 3, 2, 1, 3, 29, 40, 3, 1, 2, 3, 2, 4, 2})
	f.Add([]byte{1, 0, 0, 0, 3, 1, 2, 2, 2, 3, 2, 2, 5, 0, 0, 3, 3, 2, 4, 2, 5, 2})
	f.Fuzz(func(t *testing.T, data []byte) {
		var rows []row
		var main int64
		c := newCounts()
		for i, p := range pages(data) {
			s, err := seat(p, 1+i%5, c, func(id string) int {
				if i := slices.IndexFunc(rows, func(r row) bool { return r.id == id && r.sure }); i >= 0 {
					return rows[i].number
				}
				return 0
			})
			if c = s.counts; err != nil {
				continue
			}
			for j := range rows {
				if rows[j].number > 0 {
					rows[j].number += s.lift
				}
				if rows[j].gen > 0 {
					rows[j].base += s.lift
				}
			}
			s.sheet.event, s.sheet.main, s.sheet.first = int64(i+1), main, s.page == 1
			after := reconcile(rows, s.sheet)
			if rows = after.rows; s.sheet.first {
				main = after.strand
			}
			sound(t, rows, s.sheet)
		}
	})
}

func sound(t *testing.T, rows []row, s sheet) {
	t.Helper()
	at := map[int]string{}
	for _, r := range rows {
		switch {
		case r.number < 0 || r.number > s.total:
			t.Fatalf("%s is at %d of %d", r.id, r.number, s.total)
		case r.number > 0 && at[r.number] != "":
			t.Fatalf("%s and %s are both at %d", r.id, at[r.number], r.number)
		case r.gone && (r.number > 0 || r.sure), r.sure && (r.number == 0 || r.strand == 0):
			t.Fatalf("a row contradicts itself: %+v", r)
		}
		at[r.number] = r.id
	}
	for id, n := range s.places() {
		if at[n] != id {
			t.Fatalf("the page shows %s at %d, and there is %q", id, n, at[n])
		}
	}
}
