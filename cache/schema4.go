package cache

// schema4 keeps what attachments say, once they have been read. A file is named
// by its address and what has to be posted to it, see fileKey; a row is good as
// long as the article lists such a file.
const schema4 = `
CREATE TABLE filetext (
	rid    INTEGER PRIMARY KEY,
	notice INTEGER NOT NULL REFERENCES notice,
	file   TEXT NOT NULL,
	text   TEXT NOT NULL, -- JSON of attachment.Text, or a BLOB, as in summary
	read   INTEGER NOT NULL,
	UNIQUE (notice, file)
);

CREATE TRIGGER pending_filetext AFTER INSERT ON filetext BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER pending_filetext_new AFTER UPDATE OF text ON filetext WHEN old.text IS NOT new.text BEGIN
	INSERT INTO pending SELECT board, rid FROM notice WHERE rid = new.notice ON CONFLICT DO NOTHING;
END;
`
