// Package demo is a notice board that sosik brings along: it invents 20,309
// notices of 안산시 시정소식 and serves them over HTTP as the real site does.
//
// It is there for a first look without a network, for the tests, which read it
// through the same client and parser as a real board, and for the benchmarks.
//
// # Invented, and always the same
//
// A notice is computed from its number alone, out of word lists and sentence
// patterns, whenever somebody asks for it. There is no data file, nothing is
// made at the start, and notice 1,234 is the same on every machine and in every
// run. [Board.Notice] tells what a page ought to say, so that a test can compare
// it with what a parser read. No person in it exists, its telephone numbers all
// begin with 031-000, and its addresses on the web end in the reserved .example.
//
// Numbers up to [Notices] have fixed dates, the last of them 2026-11-20. While
// the board is served a new notice arrives now and then, dated at that moment.
//
// # Skins
//
// A skin is the markup in which the notices are dressed: [Skins] names them.
// Each is a whole page with menu, search form and foot, after a family of real
// boards, so that a parser cannot live on the class names of one. A skin need
// not show everything; its [Shows] say what it does show.
//
// # The notices
//
// Most read as press releases, many as announcements with outline, table and
// attachments, some are one poster and no text. Titles hold what staff really
// type and what a content system lets through: quotation marks, ▲ and 「」, angle
// brackets, emoji, decomposed Hangul, full-width letters, zero-width characters.
// A few bodies have 30 KB, and one, number [Longest], has 300 KB.
//
// # The files
//
// An attachment says what its notice says, in a file that programs for its kind
// can open: hwp, hwpx, pdf, docx, xlsx, pptx, csv, txt, zip, and pictures. Some
// cannot be read, as on every board: with a password, for distribution only,
// scanned, broken off. Number [Everything] has one of each, and the oddest names,
// and one so large that its download can be watched.
// Downloads are named in all the ways of Korean servers; some come by a form or
// a script, some cannot be gone on with.
package demo
