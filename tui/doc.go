// Package tui is the reader: a Bubble Tea model of a notice board.
package tui
