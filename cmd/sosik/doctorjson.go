package main

import (
	"fmt"
	"strings"

	"city/sosik/feed"
)

// The JSON of doctor, for bug reports. Nothing in it tells who somebody is or
// where they are.

type doctorJSON struct {
	System      string            `json:"system"`
	Terminal    *terminalJSON     `json:"terminal"` // null where there is none
	Environment map[string]string `json:"environment"`
	Ambiguous   string            `json:"ambiguous"`
	Used        int               `json:"used"` // the width of ambiguous characters that counts
	Widths      []widthJSON       `json:"widths"`
	Problems    []problemJSON     `json:"problems"`
}

type terminalJSON struct {
	Kind         *string `json:"kind"`
	Version      *string `json:"version"`
	Primary      *string `json:"da1"`
	Secondary    *string `json:"da2"`
	Background   *string `json:"background"`
	Width        int     `json:"width"`
	Height       int     `json:"height"`
	Answered     bool    `json:"answered"`
	Milliseconds int64   `json:"milliseconds"`
	Symbol       *int    `json:"symbol"`
	Rule         *int    `json:"rule"`
	Quote        *int    `json:"quote"`
	Synchronized bool    `json:"synchronized"`
	Typed        int     `json:"typed_bytes"` // typed meanwhile, and lost
}

type widthJSON struct {
	Name         string `json:"name"`
	Characters   string `json:"characters"` // U+AC00 …
	Sent         string `json:"sent"`
	Measured     *int   `json:"measured"`
	MeasuredSent *int   `json:"measured_sent"`
	Used         int    `json:"used"`
	Agrees       *bool  `json:"agrees"` // null where it was not measured
}

type problemJSON struct {
	ID     string   `json:"id"`
	Says   string   `json:"says"`
	Remedy []string `json:"remedy"`
}

func newDoctorJSON(x examination) doctorJSON {
	d := doctorJSON{
		System:      system(),
		Environment: x.place.env,
		Ambiguous:   x.settings.Ambiguous,
		Used:        max(1, x.metrics.Ambiguous),
		Widths:      make([]widthJSON, len(x.samples)),
		Problems:    make([]problemJSON, len(x.problems)),
	}
	if p := x.probe; x.terminal {
		d.Terminal = &terminalJSON{
			Kind: told(x.kind), Version: told(feed.Clean(p.Kind.Version)),
			Primary: told(p.Kind.Primary), Secondary: told(p.Kind.Secondary), Background: told(p.Background),
			Width: x.place.width, Height: x.place.height,
			Answered: p.Answered, Milliseconds: p.Took.Milliseconds(),
			Symbol: counted(p.Symbol, 0), Rule: counted(p.Rule, 0), Quote: counted(p.Quote, 0),
			Synchronized: p.Synchronized, Typed: len(p.Typed),
		}
	}
	for i, s := range x.samples {
		var agrees *bool
		if s.measuredSent >= 0 {
			is := s.agrees()
			agrees = &is
		}
		d.Widths[i] = widthJSON{
			Name: s.name, Characters: codePoints(s.text), Sent: codePoints(s.sent),
			Measured: counted(s.measured, -1), MeasuredSent: counted(s.measuredSent, -1), Used: s.used, Agrees: agrees,
		}
	}
	for i, p := range x.problems {
		d.Problems[i] = problemJSON{p.id, p.says, append([]string{}, p.remedy...)}
	}
	return d
}

// codePoints names characters in a way that survives being mailed.
func codePoints(s string) string {
	var names []string
	for _, r := range s {
		names = append(names, fmt.Sprintf("%U", r))
	}
	return strings.Join(names, " ")
}
