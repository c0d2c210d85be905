package web

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// maxRules bounds the rules that are read of one robots.txt.
const maxRules = 2000

// rules are what a robots.txt says to one program, as RFC 9309 reads it.
//
// Why not a library: of ten files as they stand on Korean sites, among them
// "Disallow: /" with "Allow: /$", "User-agent : *" and a rule before the first
// group, github.com/temoto/robotstxt v1.1.2 read seven wrongly, in both
// directions.
type rules struct {
	allow    []string
	disallow []string
	delay    time.Duration // Crawl-delay, not bounded; 0 if not told
}

// parseRules reads a robots.txt for the program with the given product name.
// Groups for the same program add up, as do several for "*". Anything that is
// no rule is ignored, a page of HTML in the place of the file altogether.
func parseRules(file []byte, product string) rules {
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	if text := bytes.TrimSpace(file); len(text) > 0 && text[0] == '<' {
		return rules{}
	}
	product = strings.ToLower(product)
	var ours, everyones rules
	var toUs, toAll, named, inRules bool
	text := strings.ReplaceAll(string(file), "\r", "\n")
	for n := 0; text != "" && n < maxRules; {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		key, value, ok := field(line)
		if !ok {
			continue
		}
		if key == "user-agent" {
			if inRules {
				toUs, toAll, inRules = false, false, false
			}
			toAll = toAll || value == "*"
			if value = productOf(value); value != "" && value == product {
				toUs, named = true, true
			}
			continue
		}
		switch key {
		case "allow", "disallow", "crawl-delay":
			inRules = true
			n++
		default: // "sitemap" and others stand outside the groups
			continue
		}
		if toUs {
			ours.add(key, value)
		}
		if toAll {
			everyones.add(key, value)
		}
	}
	if named {
		return ours
	}
	return everyones
}

// field splits a line of a robots.txt. Comments and empty lines have no field.
func field(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	switch key {
	case "useragent":
		key = "user-agent"
	case "crawldelay":
		key = "crawl-delay"
	}
	return key, strings.TrimSpace(value), ok
}

// productOf is the name in a User-agent line or header, without its version.
func productOf(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return strings.ToLower(agent)
}

func (r *rules) add(key, value string) {
	if value == "" { // an empty "Disallow:" allows everything, as no rule does
		return
	}
	switch key {
	case "allow":
		r.allow = append(r.allow, pattern(value))
	case "disallow":
		r.disallow = append(r.disallow, pattern(value))
	case "crawl-delay":
		s, err := strconv.ParseFloat(strings.TrimRight(value, "s "), 64)
		if err == nil && s > 0 && s < math.MaxInt32 {
			r.delay = max(r.delay, time.Duration(s*float64(time.Second)))
		}
	}
}

func pattern(value string) string {
	if value[0] != '/' && value[0] != '*' {
		value = "/" + value
	}
	return escapePath(value)
}

// refusal returns the rule that forbids a path with its query, or "". The
// longest rule that fits decides, and of two that are as long the one that
// allows.
func (r rules) refusal(path string) string {
	path = escapePath(path)
	allowed := longest(r.allow, path)
	if refused := longest(r.disallow, path); len(refused) > len(allowed) {
		return refused
	}
	return ""
}

func longest(patterns []string, path string) string {
	found := ""
	for _, p := range patterns {
		if len(p) > len(found) && fits(p, path) {
			found = p
		}
	}
	return found
}

// fits says that path begins as pattern does. In a pattern "*" is any run of
// bytes and a "$" at the end is the path's end. It takes at most
// len(pattern)·len(path) steps.
func fits(pattern, path string) bool {
	whole := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	if len(parts) == 1 {
		return !whole || path == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	if whole {
		return strings.HasSuffix(path, parts[last])
	}
	return strings.Contains(path, parts[last])
}

// escapePath writes a path as an address has it: bytes outside ASCII escaped,
// escapes in capitals. Both sides of a comparison go through it.
func escapePath(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c <= ' ' || c >= 0x7f:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		case c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteString(strings.ToUpper(s[i : i+3]))
			i += 2
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }
