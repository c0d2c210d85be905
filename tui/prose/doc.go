// Package prose sets an article's text as rows of a terminal: its blocks in
// the order of the page, none wider than was asked, ready to be written.
//
// The looks come from glamour, the layout is ours. Glamour breaks lines only at
// spaces, measures by two tables of its own and takes half of what a notice
// says for Markdown ("3.2.~5.31." loses its tilde, "2026. 3. 2." becomes three
// nested lists). So each line of the article goes to it as one line of Markdown
// in which every punctuation mark of the text is encoded, with line breaking
// off: what comes back is the same text with colours and attributes, and that
// is checked. Then [cell.Metrics], the one authority on widths, breaks it into
// rows:
//
//   - lines after the first of "▲ 일시: …", "가. …" or "1) …" stand under its text;
//   - a table's columns are fitted to the width and their cells wrapped; where
//     that leaves too little room each of its rows becomes a record of lines
//     "머리글: 값";
//   - a link is "누리집[1]", a picture "[그림 1: 포스터]", and their addresses
//     stand in full at the end.
//
// Beside its rows a text tells how it runs through them, so that words can be
// found that are broken over two rows. [Changes] sets what became of a text when
// its notice was edited.
//
// No letter of the article is lost, and no row ends in a space or has its
// padding inside colour codes. Text is expected to have been through feed.Clean.
package prose
