// Package tui is the reader itself: a Bubble Tea model that shows a notice
// board as a table of pages and opens a notice in a pane that scrolls.
//
// Reading order for a newcomer: [Store] (what the reader asks of the world),
// [Model] in tui.go (what it is made of, and the routing of messages), actions.go
// (what the keys do), list.go and article.go (the two screens), commands.go (all
// that takes time), texts.go (every word that staff see). Run, in run.go, joins
// the model to a terminal.
//
// Nothing here does I/O: what is slow runs in a command and comes back as a
// message with the id of the task that asked for it, and is dropped if nobody
// waits for it any more. Nothing here is shared between two readers: keys,
// styles, sizes and settings are values of one Model, so that one process can
// serve many people.
package tui
