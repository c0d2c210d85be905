// Package board reads the HTML pages of Korean notice boards: bytes in, a
// [feed.Page] or a [feed.Article] out. It is pure (no network, no files, no
// clock), bounded in time and memory whatever the bytes, and everything it
// returns has been through [feed.Clean], [feed.CleanText], [feed.CleanURL] or
// [feed.CleanLink].
//
// Boards change their skins, so the reader knows no site. It finds things by
// what they are:
//
//   - A list is a group of links, script calls or attributes of one shape that
//     differ in one value, the notice's ID; each stands in a region of its own,
//     the row (target.go, rows.go). Header words, class names and the form of
//     the text say what the parts of a row are (columns.go, fields.go).
//   - A counter is "전체 20,309, 155/2031page" in one of its many spellings, or
//     what the links for paging tell (counter.go).
//   - An article is a title with a date, an author or a count of views, labelled
//     or not (head.go, frame.go, meta.go), and the heaviest region of text and
//     pictures that is no menu (chrome.go), list, label, attachment or foot box
//     (foot.go, view.go). body.go turns it into blocks, attach.go finds the
//     files, identity.go its ID.
//   - A page that is neither, or that says that something is wrong, is an error
//     of one of feed's kinds (fail.go). Of its scripts only what runs when the
//     page comes is taken for the page's own words (script.go).
//
// What a page does not say stays unknown; nothing is invented.
//
// [Read] decides itself whether a page is a list or an article, [ReadList] and
// [ReadView] are for those who know. [Decode] is the rule for character sets.
// [Address] computes the addresses of a board's pages from any one of them.
//
// Where to change what: a new word for a column, a badge or an error is an entry
// in words.go; a new way to point at a notice is a case in target.go; a family
// whose addresses only its script knows is an entry in family.go.
package board
