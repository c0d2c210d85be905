package cache

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"city/sosik/feed"
)

// sight is what stood at the top of a board's list at a moment. Later it tells
// which notices have arrived above it since. A number alone could not: a
// deletion moves it. Nor could the newest notice alone, which may itself be
// deleted, or posted again, whereupon nothing stands above it.
//
// So the notices below it are kept too. Between two notices the board can only
// delete, hence their spacing never grows; one that has moved away from most of
// the others has been posted again and tells nothing.
type sight struct {
	Rid int64  `json:"rid"` // greatest of the notices kept then: what has a greater one came later
	Top []seen `json:"top"` // from the top down
}

type seen struct {
	ID     string `json:"id"`
	Number int    `json:"n"` // at that moment
}

// sightDepth is how many notices are kept of a sight. That all of them go or
// move at once is not to be expected; then whatever else was kept by then decides.
const sightDepth = 6

// look returns the sight of a board from the number top down, "" if nothing is
// known of its top.
func look(ctx context.Context, q queryer, st state, top int) (string, error) {
	if st.refreshed.IsZero() {
		return "", nil // what is kept may come from anywhere in the list
	}
	var s sight
	if err := q.QueryRowContext(ctx, `SELECT coalesce(max(rid), 0) FROM notice`).Scan(&s.Rid); err != nil {
		return "", err
	}
	err := query(ctx, q, func(rows *sql.Rows) error {
		var n seen
		err := rows.Scan(&n.ID, &n.Number)
		s.Top = append(s.Top, n)
		return err
	}, `SELECT id, number FROM notice WHERE board = ? AND number <= ? ORDER BY number DESC LIMIT ?`,
		st.rid, top, sightDepth)
	if err != nil || len(s.Top) == 0 {
		return "", err
	}
	data, err := json.Marshal(s)
	return string(data), err
}

// above returns the number above which stands what has arrived since the sight,
// feed.Unknown if there is none.
func above(ctx context.Context, q queryer, st state, kept string) (int, error) {
	var s sight
	if kept == "" || json.Unmarshal([]byte(kept), &s) != nil || len(s.Top) == 0 {
		return feed.Unknown, nil
	}
	now := map[string]int{}
	err := query(ctx, q, func(rows *sql.Rows) error {
		var id string
		var number int
		err := rows.Scan(&id, &number)
		now[id] = number
		return err
	}, `SELECT n.id, n.number FROM json_each(?2, '$.top') j
		CROSS JOIN notice n ON n.board = ?1 AND n.id = j.value ->> 'id' WHERE n.number > 0`, st.rid, kept)
	if err != nil {
		return 0, err
	}
	if number := s.top(now); number > 0 {
		return number, nil
	}
	number := 0
	err = q.QueryRowContext(ctx, `SELECT number FROM notice WHERE board = ? AND number <= ? AND rid <= ?
		ORDER BY number DESC LIMIT 1`, st.rid, s.Top[0].Number, s.Rid).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return number, err
}

// top returns where the top of the sight stands now, given the numbers that its
// notices have now; 0 if they do not tell.
func (s sight) top(now map[string]int) int {
	var here []seen
	for _, n := range s.Top {
		if now[n.ID] > 0 {
			here = append(here, n)
		}
	}
	for i, n := range here {
		agree := 0
		for j, other := range here {
			if then, is := n.Number-other.Number, now[n.ID]-now[other.ID]; i != j && (is > 0) == (then > 0) && abs(is) <= abs(then) {
				agree++
			}
		}
		if agree > 0 && agree*2 >= len(here)-1 {
			return now[n.ID]
		}
	}
	for _, n := range here {
		if now[n.ID] <= n.Number {
			return now[n.ID]
		}
	}
	return 0
}
