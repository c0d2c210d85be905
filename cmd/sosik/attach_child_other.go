//go:build !linux

package main

import "time"

// confine does nothing here: the process watches its memory itself, and is
// killed when its time is up.
func confine(uint64, time.Duration) error { return nil }
