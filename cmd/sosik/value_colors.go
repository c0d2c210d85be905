package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"city/sosik/tui"
)

// What signs are drawn with.
const (
	signsUnicode = "unicode"
	signsASCII   = "ascii"
)

// colors is the looks of single parts of the screen: a table in the file,
// "part=look, part=look" in the environment and in a flag, which is also how it
// is kept.
type colors struct{ p *string }

// Set implements value.
func (c colors) Set(s string) error {
	looks := map[string]string{}
	for _, one := range strings.Split(s, ",") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		role, look, ok := strings.Cut(one, "=")
		if !ok {
			return errValue
		}
		looks[strings.TrimSpace(role)] = look
	}
	return c.take(looks)
}

// SetTOML implements value.
func (c colors) SetTOML(v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		return setString(c, v)
	}
	looks := map[string]string{}
	for role, look := range table {
		s, ok := look.(string)
		if !ok {
			return errNeedsQuotes
		}
		looks[role] = s
	}
	return c.take(looks)
}

// take keeps looks, each written in one way, in the order of the roles.
func (c colors) take(looks map[string]string) error {
	var all []string
	for _, role := range tui.Roles() {
		look, ok := looks[role]
		if !ok {
			continue
		}
		if _, err := tui.ParseLook(look); err != nil {
			return errValue
		}
		all = append(all, role+"="+strings.Join(strings.Fields(look), " "))
		delete(looks, role)
	}
	if len(looks) > 0 {
		return errValue
	}
	*c.p = strings.Join(all, ", ")
	return nil
}

// TOML implements value.
func (c colors) TOML() string {
	if *c.p == "" {
		return "{}"
	}
	all := strings.Split(*c.p, ", ")
	for i, one := range all {
		role, look, _ := strings.Cut(one, "=")
		all[i] = role + " = " + quote(look)
	}
	return "{ " + strings.Join(all, ", ") + " }"
}

// String implements value.
func (c colors) String() string   { return *c.p }
func (c colors) expected() string { return wantsColors(tui.Roles()) }

// parseColors are the looks that a setting names. It has been found right before.
func parseColors(s string) map[string]tui.Look {
	looks := map[string]tui.Look{}
	for _, one := range strings.Split(s, ", ") {
		role, text, _ := strings.Cut(one, "=")
		if look, err := tui.ParseLook(text); err == nil && slices.Contains(tui.Roles(), role) {
			looks[role] = look
		}
	}
	return looks
}

// asWritten is a value as it stands in the file: quotes may be the mistake, and
// of a table each line may.
func asWritten(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case map[string]any:
		var all []string
		for _, name := range slices.Sorted(maps.Keys(v)) {
			all = append(all, name+" = "+asWritten(v[name]))
		}
		return "{ " + strings.Join(all, ", ") + " }"
	}
	return fmt.Sprint(v)
}
