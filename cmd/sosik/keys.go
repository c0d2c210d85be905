package main

import (
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/agnivade/levenshtein"

	"city/sosik/tui"
	"city/sosik/tui/keyboard"
)

// keysTable is the table of the settings file in which keys are changed. It is
// no setting like the others: what it can hold is the reader's to say, and
// neither the environment nor a flag has a place for it.
const keysTable = "keys"

// keymap is the reader's keys with what the person has changed.
func (c config) keymap() tui.KeyMap {
	k, _ := tui.DefaultKeys().Change(c.keys) // what is wrong with them was told when they were read
	return k
}

// keysFromTOML takes the table of keys and returns what is wrong with it, in the
// order of its lines.
func (c *config) keysFromTOML(md toml.MetaData, p toml.Primitive) (wrong []string) {
	var entries map[string]toml.Primitive
	if md.PrimitiveDecode(p, &aTable{}) != nil || md.PrimitiveDecode(p, &entries) != nil {
		return []string{saysKeysNoTable(c.path, lineOf(md.PrimitiveDecode(p, &refused{})))}
	}
	var said []complaint
	lines := map[string]int{}
	for _, key := range md.Keys() {
		if len(key) < 2 || key[0] != keysTable || lines[key[1]] > 0 {
			continue
		}
		action, entry := key[1], entries[key[1]]
		lines[action] = lineOfKey(md, entry, key[1:])
		var names keyList
		if md.PrimitiveDecode(entry, &names) != nil {
			said = append(said, complaint{lines[action], saysKeysNoList(action)})
			continue
		}
		c.keys = append(c.keys, tui.KeyChange{Action: action, Keys: names})
	}
	_, problems := tui.DefaultKeys().Change(c.keys)
	for _, p := range problems {
		said = append(said, complaint{lines[p.Action], saysKeyProblem(p)})
	}
	slices.SortStableFunc(said, func(a, b complaint) int { return a.line - b.line })
	for _, s := range said {
		wrong = append(wrong, saysInLine(c.path, s.line, s.text))
	}
	return wrong
}

// complaint is what is wrong with a line of the settings file.
type complaint struct {
	line int
	text string
}

// aTable takes a table only.
type aTable struct{}

// UnmarshalTOML implements toml.Unmarshaler.
func (*aTable) UnmarshalTOML(v any) error {
	if _, ok := v.(map[string]any); !ok {
		return errValue
	}
	return nil
}

// keyList is one name of a key, or a list of them.
type keyList []string

// UnmarshalTOML implements toml.Unmarshaler.
func (l *keyList) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*l = keyList{v}
		return nil
	case []any:
		for _, one := range v {
			name, ok := one.(string)
			if !ok {
				return errNeedsQuotes
			}
			*l = append(*l, name)
		}
		return nil
	}
	return errValue
}

// nearestAction is the action whose name is most like what was written, or "".
func nearestAction(name string) string { return nearest(name, tui.ActionNames()) }

// nearestKey is the same for a key.
func nearestKey(name string) string { return nearest(name, keyboard.Names()) }

// nearest is the one of some words that a person may have meant. What is further
// away than a third of its letters is another word.
func nearest(word string, of []string) string {
	best, least := "", max(1, len([]rune(word))/3)+1
	for _, other := range of {
		if d := levenshtein.ComputeDistance(plain(word), plain(other)); d < least {
			best, least = other, d
		}
	}
	return best
}

// plain is a name without what people spell in several ways.
func plain(name string) string {
	return strings.NewReplacer("_", "", "-", "", "+", "", " ", "").Replace(strings.ToLower(name))
}

// writeKeys writes the table of keys. Those of a new installation are comments,
// so that a file which was begun with them does not hold on to them when a later
// version has others.
func writeKeys(b *strings.Builder, c config) {
	changed := map[string]bool{}
	for _, k := range c.keys {
		changed[k.Action] = true
	}
	now, factory := c.keymap(), tui.DefaultKeys()
	doubts := map[string][]string{}
	for _, d := range now.Doubts() {
		doubts[d.Action] = append(doubts[d.Action], saysKeyProblem(d))
	}
	b.WriteString(configKeysHead + "[" + keysTable + "]\n")
	for _, a := range tui.Actions() {
		b.WriteString("# " + a.Help().Desc + "\n")
		line := a.Action + " = " + tomlList(now.KeyNames(a.Action)) + "\n"
		if !changed[a.Action] {
			b.WriteString("# " + line)
			continue
		}
		b.WriteString("# " + configKeysDefault(tomlList(factory.KeyNames(a.Action))) + "\n")
		for _, d := range doubts[a.Action] {
			b.WriteString("# " + d + "\n")
		}
		b.WriteString(line)
	}
}

func tomlList(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = quote(w)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
