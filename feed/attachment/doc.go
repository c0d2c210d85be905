// Package attachment turns the bytes of a file that hangs on a notice into text
// that the reader can show: documents of 한글 and of office programs, PDF,
// tables, plain text in any Korean character set, and the list of what is in an
// archive.
//
// [Sniff] says what a file is, by what is in it first and by its name second.
// [Read] returns what the file says as blocks of a [feed.Body], in its order.
//
// # Hostile files
//
// A file comes from outside and may be made to hurt. Every string that Read
// returns has been through [feed.Clean]. How much is unpacked, how deep things
// lie in one another and how much text comes out is bounded by [Limits] and by
// constants here; loops ask the context; a panic of a library is a damaged file.
// What Go cannot recover from, running out of stack or memory, only a process of
// its own can hold off: whoever shows files to people runs Read in one.
//
// # Failures
//
// What cannot be read says why: the Err values are kinds that a person can act
// on. A file that breaks off in the middle is no failure; what could be read of
// it is returned, and [Text.Damaged] says so.
//
// The package is pure: no network, no files, no clock, nothing that changes.
package attachment
