package cache

import (
	"cmp"
	"context"
	"database/sql"
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
	var docs documents
	hits, err := s.match(q, q.Terms, &docs)
	if err != nil {
		return nil, err
	}
	var best []bool
	if titled := inTitle(q.Terms); o == feed.Best && len(titled) > 0 {
		if best, err = s.match(q, titled, &docs); err != nil {
			return nil, err
		}
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

// match says of each card of the roster whether all the terms hold for it.
func (s seeker) match(q search.Query, terms []search.Term, docs *documents) ([]bool, error) {
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
	if len(terms) == 0 {
		return hits, nil
	}
	return hits, s.unindexed(search.Query{Terms: terms}, q, hits, docs)
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

// unindexed reads what is not in the index as it is kept, where days and marks
// do not rule it out.
func (s seeker) unindexed(terms, q search.Query, hits []bool, docs *documents) error {
	for i, c := range s.roster.cards {
		if c.flags&unindexed == 0 {
			continue
		}
		hits[i] = false
		if !s.roster.fits(c, q) {
			continue
		}
		d, err := docs.read(s.ctx, s.file, c.rid)
		if err != nil {
			return err
		}
		hits[i] = terms.Match(d)
	}
	return nil
}

// documents are the texts that one search has read.
type documents map[int64]search.Document

func (d *documents) read(ctx context.Context, file queryer, rid int64) (search.Document, error) {
	if doc, ok := (*d)[rid]; ok {
		return doc, nil
	}
	var w wording
	err := w.scan(file.QueryRowContext(ctx, `SELECT `+wordingColumns+` FROM `+wordingTables+` WHERE n.rid = ?`, rid))
	if err != nil {
		return search.Document{}, err
	}
	if *d == nil {
		*d = documents{}
	}
	doc := w.document()
	(*d)[rid] = doc
	return doc, nil
}
