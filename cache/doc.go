// Package cache keeps what notice boards said in one SQLite file and answers
// from it at once, whether or not the network does.
//
// [Open] opens the file, which any number of processes may do at the same time.
// [DB.Board] couples a board's place in the file with the [feed.Source] that can
// be asked for more; the [Board] it returns is what the reader and the commands
// work with. What is kept of a board (its notices and articles) is shared by
// everyone who uses the file; what belongs to a person (their marks) is kept
// beside it under their name, so that one fetch serves many readers.
//
// # The number is the coordinate
//
// The oldest notice of a board is number 1. The cache works out each row's
// number from the board's total and the page on which the row stood, and the
// reader asks for numbers, never for pages. A notice that arrives adds a number
// at the top and moves nothing.
//
// A notice that is deleted moves every number above it down by one, and the
// board does not say where it was. So a kept number is either sure or not. A
// page that is fetched is always right about its own rows. Where it shows that
// rows have moved, the other kept rows stop being sure, except where the kept
// spacing of two rows is still the board's own, since then nothing between them
// can have gone. Rows that are not sure are shown at the likeliest number and
// are fetched again when [Board.Fill] is asked for them, in the order that
// settles most with one page. Once a refresh and the fills after it leave
// nothing missing, the cache is the board, row for row. number.go has the rules
// and the reasoning.
//
// Nothing is ever deleted. A notice that is certainly gone from its board loses
// its number and is marked as removed; its text and everyone's marks stay.
//
// # Searching
//
// [Board.Search] finds what [strings.Contains] would find in everything that is
// kept, from one syllable up. An index of pairs of characters answers for what it
// holds (tokens.go), in a few milliseconds for 20,000 notices; what has been kept
// since is noted in the same transaction, and read by the search until
// [Board.Index] has taken it in. Marks, days and order come from a roster of the
// board in memory (roster.go).
//
// # Edits
//
// What a notice said before it was changed is kept as a version, when the list
// says something else than the list did, or the article than the article
// (version.go). Texts that are only cut are none, and do not replace the whole.
//
// # What holds
//
//   - What a method reported as done is in the file: killing the process loses
//     none of it. Marks, which nobody can fetch again, are also on the disk when
//     [Board.SetMark] returns; what came from the network may be lost with the
//     power of the machine, up to some seconds of it, but never half of it.
//   - An error page changes nothing but the record of the attempt. A board that
//     suddenly claims to be almost empty is believed when it says so twice.
//   - A page or an article that cannot be the board's changes nothing either:
//     seat.go and nonsense.go have the rules. What is stored over a text keeps
//     the text that was there.
//   - Only one request at a time goes to a board from one process, and one
//     answer serves all who wait for it. Two processes do not know of each
//     other's requests; storing the same page twice does no harm.
//   - A file written by a newer sosik is refused with [ErrNewer]. A damaged file
//     is set aside under another name, never deleted; see [DB.SetAside]. A file
//     that does not look like a cache is not touched; [Open] has the rule.
//   - Where nothing may be written, the cache works all the same and forgets
//     everything when it is closed; see [DB.Temporary].
//
// Addresses on a board's own site are kept without the site and completed on
// reading, since the demo board has another port each time.
package cache
