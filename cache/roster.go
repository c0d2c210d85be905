package cache

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
	"sync"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// roster is what a search must know of every notice of a board but its words,
// in memory, so that marks, days and order cost no SQL join over 20,000 rows. It
// is loaded in one scan, which takes longer than most searches, and good until
// something of it changes in the file.
type roster struct {
	mu    sync.Mutex // held by the one search that uses it
	at    moment
	cards []card  // newest first
	place []int32 // of rid - first in cards, -1 if there is none
	first int64   // the least rid

	// What only some searches need: the marks are loaded for the first of them,
	// the visits for each.
	marked bool
	late   *lately
}

// moment says which state of the file is held.
type moment struct{ board, revision, marking int64 }

// card is a notice of the roster.
type card struct {
	rid    int64
	number int // 0: it has none
	day    feed.Date
	flags  flags
}

type flags uint8

const (
	gone flags = 1 << iota
	edited
	attached
	unindexed
	read
	starred
)

// load brings the roster up to date with a board.
func (r *roster) load(ctx context.Context, q queryer, board int64) error {
	now := moment{board: board}
	if board > 0 {
		err := q.QueryRowContext(ctx, `SELECT revision, marking FROM board WHERE rid = ?`, board).Scan(&now.revision, &now.marking)
		if err != nil {
			return err
		}
	}
	was := r.at
	if was.marking != now.marking {
		r.marked = false
	}
	if was.board == now.board && was.revision == now.revision {
		r.at = now
		return nil
	}
	r.at, r.cards, r.place, r.marked = moment{}, nil, nil, false
	if err := r.scan(ctx, q, board); err != nil {
		return err
	}
	r.at = now
	return nil
}

// scan reads the cards. It goes over the whole table as it lies in the file,
// since by way of an index that takes ten times as long, and has them handed over
// as one text, since 20,000 rows take three times as long.
func (r *roster) scan(ctx context.Context, q queryer, board int64) error {
	var list string
	err := q.QueryRowContext(ctx, `SELECT coalesce(group_concat(rid || ' ' || coalesce(number, 0) || ' ' ||
		(removed + 2 * edited + 4 * (attachments > 0)) || ' ' || substr(date, 1, 10), char(10)), '')
		FROM notice NOT INDEXED WHERE board = ?`, board).Scan(&list)
	if err != nil {
		return err
	}
	r.cards = make([]card, 0, strings.Count(list, "\n")+1)
	for line := range strings.Lines(list) {
		c, err := readCard(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return err
		}
		r.cards = append(r.cards, c)
	}
	r.sort()
	return query(ctx, q, func(rows *sql.Rows) error {
		var rid int64
		err := rows.Scan(&rid)
		if i := r.find(rid); err == nil && i >= 0 {
			r.cards[i].flags |= unindexed
		}
		return err
	}, `SELECT notice FROM pending WHERE board = ?`, board)
}

// readCard reads a line of scan's list.
func readCard(line string) (c card, err error) {
	var fields [3]int64 // rid, number, flags
	for i := range fields {
		var field string
		field, line, _ = strings.Cut(line, " ")
		if fields[i], err = strconv.ParseInt(field, 10, 64); err != nil {
			return c, err
		}
	}
	return card{rid: fields[0], number: int(fields[1]), flags: flags(fields[2]), day: feed.Date(line)}, nil
}

// sort puts the cards in the order of the list, the newest first. Notices that
// have no number, since they are gone or were only seen among the pinned, stand
// among the others by their day: above all that are older, as they would if they
// had come there on their day.
func (r *roster) sort() {
	var listed, others []card
	for _, c := range r.cards {
		if c.number > 0 {
			listed = append(listed, c)
		} else {
			others = append(others, c)
		}
	}
	slices.SortFunc(listed, func(a, b card) int { return cmp.Compare(b.number, a.number) })
	slices.SortFunc(others, func(a, b card) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.rid, b.rid))
	})
	newest := make([]feed.Date, len(listed)) // of this card and all below it: some are dated back
	for i, c := range slices.Backward(listed) {
		newest[i] = c.day
		if i+1 < len(listed) {
			newest[i] = max(newest[i], newest[i+1])
		}
	}
	r.cards = r.cards[:0]
	for i, c := range listed {
		for len(others) > 0 && others[0].day > newest[i] {
			r.cards, others = append(r.cards, others[0]), others[1:]
		}
		r.cards = append(r.cards, c)
	}
	r.cards = append(r.cards, others...)
	r.index()
}

// index notes where each notice stands.
func (r *roster) index() {
	if len(r.cards) == 0 {
		return
	}
	byRid := func(a, b card) int { return cmp.Compare(a.rid, b.rid) }
	r.first = slices.MinFunc(r.cards, byRid).rid
	r.place = make([]int32, slices.MaxFunc(r.cards, byRid).rid-r.first+1)
	for i := range r.place {
		r.place[i] = -1
	}
	for i, c := range r.cards {
		r.place[c.rid-r.first] = int32(i) //nolint:gosec // no board has so many
	}
}

// find returns where the notice stands in cards, -1 if it is another board's.
func (r *roster) find(rid int64) int {
	if i := rid - r.first; i >= 0 && i < int64(len(r.place)) {
		return int(r.place[i])
	}
	return -1
}

// want loads what the filters of a query need.
func (r *roster) want(ctx context.Context, q queryer, b *Board, asked search.Query) (err error) {
	for _, f := range asked.Filters {
		switch f.Mark {
		case search.Unread, search.Starred:
			if !r.marked {
				err = r.loadMarks(ctx, q, r.at.board, b.db.person)
			}
		case search.Fresh, search.Recent:
			r.late, err = b.lately(ctx, q)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// loadMarks notes the person's marks on the cards.
func (r *roster) loadMarks(ctx context.Context, q queryer, board int64, person string) error {
	for i := range r.cards {
		r.cards[i].flags &^= read | starred
	}
	err := query(ctx, q, func(rows *sql.Rows) error {
		var rid int64
		var m feed.Mark
		err := rows.Scan(&rid, &m)
		if i := r.find(rid); err == nil && i >= 0 {
			switch m {
			case feed.Read:
				r.cards[i].flags |= read
			case feed.Starred:
				r.cards[i].flags |= starred
			}
		}
		return err
	}, `SELECT n.rid, m.mark FROM mark m JOIN notice n ON n.board = m.board AND n.id = m.id
		WHERE m.board = ? AND m.person = ?`, board, person)
	r.marked = err == nil
	return err
}

// fits says that the notice is of the days and has the marks that are asked for.
func (r *roster) fits(c card, q search.Query) bool {
	if !q.Days(c.day) {
		return false
	}
	for _, f := range q.Filters {
		if r.has(c, f.Mark) == f.Not {
			return false
		}
	}
	return true
}

func (r *roster) has(c card, m search.Mark) bool {
	switch m {
	case search.Unread:
		return c.flags&read == 0
	case search.Starred:
		return c.flags&starred != 0
	case search.Fresh:
		return r.late.above != feed.Unknown && c.number > r.late.above
	case search.Recent:
		_, opened := r.late.opened[c.rid]
		return opened
	case search.Edited:
		return c.flags&edited != 0
	case search.Removed:
		return c.flags&gone != 0
	case search.Attached:
		return c.flags&attached != 0
	}
	return false
}
