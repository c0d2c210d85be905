package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/BurntSushi/toml"
	"github.com/spf13/pflag"

	"city/sosik/tui"
)

// maxConfig bounds the settings file; one with every setting has some 4 KB.
const maxConfig = 1 << 20

// origin says where a setting's value comes from. The later ones win.
type origin int

const (
	byDefault origin = iota
	fromFile
	fromEnv
	fromFlag
)

// config is the settings with where they came from.
type config struct {
	settings
	keys    []tui.KeyChange // of the reader, in the order of the file
	path    string          // the settings file; it need not exist
	origins map[string]origin
}

// configPath is the settings file and whether a person has named it; one that
// was named has to exist.
type configPath struct {
	path  string
	named bool
}

// loadConfig reads the settings: flags over environment over file over
// defaults. What is wrong is a usageError that names every place at once.
func loadConfig(file configPath, getenv func(string) (string, bool), flags *pflag.FlagSet) (config, error) {
	c := config{settings: defaults(), path: file.path, origins: map[string]origin{}}
	data, err := readConfig(file)
	if err != nil {
		return config{}, err
	}
	wrong := c.fromTOML(data)
	for _, t := range table() {
		if s, ok := getenv(t.env()); ok && s != "" { // empty is not set, as usual
			wrong = append(wrong, c.set(t, s, fromEnv, t.env())...)
		}
		if f := flags.Lookup(t.flag()); f != nil && f.Changed {
			wrong = append(wrong, c.set(t, f.Value.String(), fromFlag, "--"+t.flag())...)
		}
	}
	if len(wrong) > 0 {
		return config{}, &usageError{lines: wrong}
	}
	return c, nil
}

// set takes a value from text and returns what is wrong with it.
func (c *config) set(t setting, s string, from origin, where string) (wrong []string) {
	v := t.valueFor(&c.settings)
	if v.Set(s) != nil {
		return []string{saysWrongValue(where, s, v.expected())}
	}
	c.origins[t.name] = from
	return nil
}

func readConfig(file configPath) ([]byte, error) {
	f, err := os.Open(file.path)
	if errors.Is(err, fs.ErrNotExist) && !file.named {
		return nil, nil
	}
	if err != nil {
		return nil, &saidError{saysUnreadable(file.path), err}
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if err != nil {
		return nil, &saidError{saysUnreadable(file.path), err}
	}
	if len(data) > maxConfig {
		return nil, &saidError{saysConfigTooLarge(file.path), nil}
	}
	return data, nil
}

// fromTOML takes the values of the settings file and returns what is wrong with
// it, in the order of its lines.
func (c *config) fromTOML(data []byte) (wrong []string) {
	var file map[string]toml.Primitive
	md, err := toml.Decode(string(data), &file)
	if err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return []string{saysConfigSyntax(c.path, parse.Position.Line, parse.Message)}
		}
		return []string{saysConfigSyntax(c.path, 1, err.Error())}
	}
	known := map[string]setting{}
	for _, t := range table() {
		known[t.name] = t
	}
	seen := map[string]bool{}
	for _, key := range md.Keys() {
		// A table and an array are named once, not again with each key in them.
		if seen[key[0]] {
			continue
		}
		seen[key[0]] = true
		if key[0] == keysTable {
			wrong = append(wrong, c.keysFromTOML(md, file[keysTable])...)
			continue
		}
		t, ok := known[key.String()]
		if !ok {
			wrong = append(wrong, saysUnknownSetting(c.path, lineOfKey(md, file[key[0]], key), key.String()))
			continue
		}
		into := &assigned{value: t.valueFor(&c.settings)}
		if err := md.PrimitiveDecode(file[t.name], into); err != nil {
			wrong = append(wrong, saysWrongLine(c.path, lineOf(err), t.name, into.was, into.value.expected()+hint(into.err)))
			continue
		}
		c.origins[t.name] = fromFile
	}
	return wrong
}

// assigned lets the TOML reader hand a value over, and tell its line if it is
// not taken.
type assigned struct {
	value value
	was   string
	err   error // why it is not taken
}

// UnmarshalTOML implements toml.Unmarshaler.
func (a *assigned) UnmarshalTOML(v any) error {
	a.was = asWritten(v)
	a.err = a.value.SetTOML(v)
	return a.err
}

// hint says what a person may have meant, or nothing.
func hint(err error) string {
	switch {
	case errors.Is(err, errQuoted):
		return hintNoQuotes
	case errors.Is(err, errNeedsQuotes):
		return hintQuotes
	}
	return ""
}

// refused takes no value. The error it makes knows the line.
type refused struct{}

// UnmarshalTOML implements toml.Unmarshaler.
func (*refused) UnmarshalTOML(any) error { return errValue }

// lineOfKey finds the line of a key whose first part has the value p, which may
// hold the rest of it ("a.b = 1").
func lineOfKey(md toml.MetaData, p toml.Primitive, key toml.Key) int {
	for _, part := range key[1:] {
		var inner map[string]toml.Primitive
		if md.PrimitiveDecode(p, &inner) != nil {
			break
		}
		p = inner[part]
	}
	return lineOf(md.PrimitiveDecode(p, &refused{}))
}

func lineOf(err error) int {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return parse.Position.Line
	}
	return 0
}
