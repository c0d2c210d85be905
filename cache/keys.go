package cache

import (
	"context"
	"database/sql"
	"encoding/json"

	"city/sosik/feed"
)

// keyList is how keys are handed to SQLite, which reads them with json_each. What
// joins it to other tables is a CROSS JOIN, so that SQLite does not read the list
// once for every notice.
func keyList(keys []feed.Key) (string, error) {
	if keys == nil {
		keys = []feed.Key{}
	}
	data, err := json.Marshal(keys)
	return string(data), err
}

// scanKeys runs a query for rids.
func scanKeys(ctx context.Context, q queryer, text string, args ...any) (keys []feed.Key, err error) {
	err = query(ctx, q, func(rows *sql.Rows) error {
		var key feed.Key
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	}, text, args...)
	return keys, err
}
