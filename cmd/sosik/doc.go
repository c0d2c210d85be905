// Command sosik reads Korean public notice boards in a terminal.
//
// Without a command it opens the reader; with one it answers and ends: list and
// show print what the reader would draw, parse tells what it makes of a saved
// page, config prints the settings, demo serves an invented board. "sosik help"
// says the same in Korean.
//
// This package only wires the others together. run is main without the process:
// it gets its arguments and streams handed in and returns the exit code, so the
// tests drive the real program. Each command stands in a file of its own; what
// the settings are, in one table (settings.go), from which the flags, the
// environment, "sosik config" and docs/settings.md come; what it says to staff,
// in texts.go.
package main
