package cache

// schema3 keeps what people bring to a board and take from it: their visits,
// their places and their searches. As marks do, places name the notice by the
// board's own ID.
//
// A sight is what stood at the top of a board at a moment, see sight.go; ” is
// none.
const schema3 = `
CREATE TABLE visit (
	board  INTEGER NOT NULL REFERENCES board,
	person TEXT NOT NULL,
	base   TEXT NOT NULL DEFAULT '', -- sight: what stands above it is new to the person
	last   TEXT NOT NULL DEFAULT '', -- sight: at the last save
	at     INTEGER NOT NULL DEFAULT 0, -- of the last save
	state  TEXT NOT NULL DEFAULT '',
	ended  INTEGER NOT NULL DEFAULT 0, -- by the person's own will
	owner  TEXT NOT NULL DEFAULT '', -- of the visit, see Options
	PRIMARY KEY (board, person)
) WITHOUT ROWID;

CREATE TABLE place (
	board   INTEGER NOT NULL REFERENCES board,
	person  TEXT NOT NULL,
	id      TEXT NOT NULL,
	letters INTEGER NOT NULL, -- above the top line
	opened  INTEGER NOT NULL, -- the last time
	PRIMARY KEY (board, person, id)
) WITHOUT ROWID;

CREATE TABLE search (
	rid    INTEGER PRIMARY KEY,
	board  INTEGER NOT NULL REFERENCES board,
	person TEXT NOT NULL,
	name   TEXT NOT NULL,
	query  TEXT NOT NULL,
	watch  INTEGER NOT NULL,
	seen   TEXT NOT NULL DEFAULT '', -- sight: what is not above it has been announced, or never will be
	pins   INTEGER NOT NULL DEFAULT 0, -- likewise for pinned notices without a number: the greatest rid
	UNIQUE (board, person, name)
);

-- What has been announced although it may still stand above seen.
CREATE TABLE announced (
	search INTEGER NOT NULL REFERENCES search ON DELETE CASCADE,
	notice INTEGER NOT NULL REFERENCES notice,
	PRIMARY KEY (search, notice)
) WITHOUT ROWID;
`
