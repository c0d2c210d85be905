package cache

// schema2 makes the archive searchable and keeps what notices said before they
// were changed. It rewrites no text: what an older file holds is only noted as
// not indexed yet.
//
// The index (table words) holds no text of its own; tokens.go says what it is
// made of. Its rowid is notice.rid. A row of pending is a notice whose text is
// not in the index as it is kept. Triggers write it, in the transaction that
// changes the text, so that no way of keeping a text can forget it and a search
// is exact at any moment.
//
// The body is the first column, since FTS5 needs two bytes less for each entry
// of the first one: that makes the index a quarter smaller.
//
// Two counters of the board, kept by triggers too, say whether what a search
// holds in memory (roster.go) is still what the file holds.
//
// From here on a summary may be a BLOB: see pack.go.
const schema2 = `
ALTER TABLE notice ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
-- The title as the list says it: NULL is as in title, '' is not known.
ALTER TABLE notice ADD COLUMN listed TEXT;
UPDATE notice SET listed = '' WHERE rid IN (SELECT notice FROM article);

ALTER TABLE board ADD COLUMN revision INTEGER NOT NULL DEFAULT 0; -- changes of what roster.scan reads
ALTER TABLE board ADD COLUMN marking INTEGER NOT NULL DEFAULT 0;  -- changes of anyone's marks

CREATE TABLE version (
	rid    INTEGER PRIMARY KEY,
	notice INTEGER NOT NULL REFERENCES notice,
	seen   INTEGER NOT NULL, -- when something else was found in its place
	title  TEXT NOT NULL,
	text   TEXT NOT NULL     -- or a BLOB, as in summary
);
CREATE INDEX version_notice ON version (notice);

CREATE TABLE pending (
	board  INTEGER NOT NULL REFERENCES board,
	notice INTEGER NOT NULL REFERENCES notice,
	PRIMARY KEY (board, notice)
) WITHOUT ROWID;
INSERT INTO pending SELECT board, rid FROM notice;

CREATE TRIGGER pending_notice AFTER INSERT ON notice BEGIN
	INSERT INTO pending VALUES (new.board, new.rid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_row AFTER UPDATE OF title, author, department ON notice
WHEN old.title <> new.title OR old.author <> new.author OR old.department <> new.department BEGIN
	INSERT INTO pending VALUES (new.board, new.rid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_summary AFTER INSERT ON summary BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_summary_new AFTER UPDATE ON summary BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_article AFTER INSERT ON article BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_article_new AFTER UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER revised AFTER UPDATE OF number, date, attachments, removed, edited ON notice
WHEN old.number IS NOT new.number OR old.date <> new.date OR old.attachments <> new.attachments
	OR old.removed <> new.removed OR old.edited <> new.edited BEGIN
	UPDATE board SET revision = revision + 1 WHERE rid = new.board;
END;
CREATE TRIGGER revised_pending AFTER INSERT ON pending BEGIN
	UPDATE board SET revision = revision + 1 WHERE rid = new.board;
END;
CREATE TRIGGER revised_indexed AFTER DELETE ON pending BEGIN
	UPDATE board SET revision = revision + 1 WHERE rid = old.board;
END;
CREATE TRIGGER marking_set AFTER INSERT ON mark BEGIN
	UPDATE board SET marking = marking + 1 WHERE rid = new.board;
END;
CREATE TRIGGER marking_cleared AFTER DELETE ON mark BEGIN
	UPDATE board SET marking = marking + 1 WHERE rid = old.board;
END;

CREATE VIRTUAL TABLE words USING fts5 (body, title, author, files, initials,
	content = '', contentless_delete = 1,
	tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_` + "`" + `{|}~'");
`
