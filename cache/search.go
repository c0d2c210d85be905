package cache

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"city/sosik/feed"
	search "city/sosik/feed/query"
)

// Search returns the notices of the board that fit a query, those that are no
// longer on the board among them. It asks the board for nothing. What it finds is
// what [search.Query.Match] says of everything that is kept: the index answers
// for what it holds, and what it does not hold yet is read.
//
// The newest stand first, in the order of the list; a notice without a number
// stands above those that are older by their day. Best puts those first that have
// all the words in their titles. With the filter Recent, the order is that in
// which they were opened, the latest first.
func (b *Board) Search(ctx context.Context, q search.Query, o feed.Order) (keys []feed.Key, err error) {
	b.roster.mu.Lock()
	defer b.roster.mu.Unlock()
	err = b.db.snapshot(ctx, "search", func(file queryer) error {
		st, err := b.stateFrom(ctx, file)
		if err != nil {
			return err
		}
		if err := b.roster.load(ctx, file, st.rid); err != nil {
			return err
		}
		if err := b.roster.want(ctx, file, b, q); err != nil {
			return err
		}
		s := seeker{ctx: ctx, file: file, roster: b.roster}
		keys, err = s.seek(q, o)
		return err
	})
	return keys, err
}

// seeker is one search.
type seeker struct {
	ctx    context.Context
	file   queryer
	roster *roster
}

// seek returns what fits the query, in order.
func (s seeker) seek(q search.Query, o feed.Order) ([]feed.Key, error) {
	hits, err := s.match(q.Terms)
	if err != nil {
		return nil, err
	}
	var best []bool
	titled := inTitle(q.Terms)
	if o == feed.Best && len(titled) > 0 {
		if best, err = s.match(titled); err != nil {
			return nil, err
		}
	}
	if err := s.unindexed(q, titled, hits, best); err != nil {
		return nil, err
	}
	var keys, rest []feed.Key
	for i, c := range s.roster.cards {
		switch {
		case !hits[i] || !s.roster.fits(c, q):
		case best == nil || best[i]:
			keys = append(keys, feed.Key(c.rid))
		default:
			rest = append(rest, feed.Key(c.rid))
		}
	}
	keys = append(keys, rest...)
	if q.Has(search.Recent) && o == feed.Newest {
		rank := s.roster.late.opened
		slices.SortStableFunc(keys, func(a, b feed.Key) int { return cmp.Compare(rank[int64(a)], rank[int64(b)]) })
	}
	return keys, nil
}

// inTitle returns the words that a best match has in its title: those that must
// be in the notice and may stand there.
func inTitle(terms []search.Term) (titled []search.Term) {
	for _, t := range terms {
		if !t.Not && (t.Field == search.Anywhere || t.Field == search.Title) {
			t.Field = search.Title
			titled = append(titled, t)
		}
	}
	return titled
}

// match says of each card of the roster whether the terms hold for it, by the
// index.
func (s seeker) match(terms []search.Term) ([]bool, error) {
	hits := make([]bool, len(s.roster.cards))
	c := conditionOf(terms)
	if c.with == "" {
		for i := range hits {
			hits[i] = true
		}
	} else if err := s.indexed(c.with, hits, true); err != nil {
		return nil, err
	}
	if c.without != "" {
		if err := s.indexed(c.without, hits, false); err != nil {
			return nil, err
		}
	}
	return hits, nil
}

// indexed sets what the index finds to hit. The index says nothing valid of what
// is not in it as it is kept, which unindexed corrects.
func (s seeker) indexed(expression string, hits []bool, hit bool) error {
	return query(s.ctx, s.file, func(rows *sql.Rows) error {
		var rids string
		if err := rows.Scan(&rids); err != nil {
			return err
		}
		for rid := range strings.SplitSeq(rids, ",") {
			n, err := strconv.ParseInt(rid, 10, 64)
			if err != nil {
				return err
			}
			if i := s.roster.find(n); i >= 0 {
				hits[i] = hit
			}
		}
		return nil
	}, `SELECT coalesce(group_concat(rowid), '-1') FROM words WHERE words MATCH ?`, expression)
}

// unindexed corrects the hits, and those in titles if they are wanted, for what
// is not in the index as it is kept: it reads that, where days and marks do not
// rule it out.
func (s seeker) unindexed(q search.Query, titled []search.Term, hits, best []bool) error {
	if len(q.Terms) == 0 {
		return nil
	}
	var rids []int64
	for i, c := range s.roster.cards {
		if c.flags&unindexed == 0 {
			continue
		}
		if hits[i] = false; s.roster.fits(c, q) {
			rids = append(rids, c.rid)
		}
	}
	if len(rids) == 0 {
		return nil
	}
	texts, err := readFileTexts(s.ctx, s.file, rids)
	if err != nil {
		return err
	}
	list, err := json.Marshal(rids)
	if err != nil {
		return err
	}
	return query(s.ctx, s.file, func(rows *sql.Rows) error {
		var rid int64
		var w wording
		if err := w.scan(rows, &rid); err != nil {
			return err
		}
		w.files = texts[rid]
		doc, i := w.document(), s.roster.find(rid)
		hits[i] = q.Match(doc)
		if best != nil {
			best[i] = search.Query{Terms: titled}.Match(doc)
		}
		return nil
	}, `SELECT n.rid, `+wordingColumns+` FROM json_each(?) k CROSS JOIN `+wordingTables+` WHERE n.rid = k.value`, string(list))
}
