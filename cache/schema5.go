package cache

// schema5 keeps pictures, as they came. An address is shortened as others are,
// and a picture belongs to the board whose notices show it.
const schema5 = `
CREATE TABLE picture (
	rid     INTEGER PRIMARY KEY,
	board   INTEGER NOT NULL REFERENCES board,
	address TEXT NOT NULL,
	data    BLOB NOT NULL,
	size    INTEGER NOT NULL, -- of data, so that adding up does not read it
	used    INTEGER NOT NULL, -- when it was last looked at
	UNIQUE (board, address)
);
CREATE INDEX picture_used ON picture (used, size);
`
