package board

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"
)

// Many boards give a file's link to a function of the page, which puts its
// arguments into an address or into a form that it posts. The functions are
// short and all alike, so that what they do can be read off them: nothing of a
// page is ever run.

var (
	namedFunction = newPattern(`(?:function\s+([\w$]+)\s*|([\w$.]+)\s*[:=]\s*function\s*)\(([^()]{0,300})\)\s*\{`).needs("function")
	goesTo        = newPattern(`location(?:\.href)?\s*=([^=;][^;]{0,400})|location\.(?:replace|assign)\(([^;]{1,400})\)|(?:window\.)?open\(([^;]{1,400})\)|\.src\s*=([^=;][^;]{0,400})`).needs("location", "open", "src")
	setsAction    = newPattern(`\.action\s*=([^=;][^;]{0,400})|\.attr\(\s*["']action["']\s*,([^;]{1,400})\)`).needs("action")
	setsField     = newPattern(`([\w$]+)\.value\s*=([^=;][^;]{0,400})|["']([\w$-]+)["']\s*\]?\)?\.value\s*=([^=;][^;]{0,400})|\(\s*["']#([\w$-]+)["']\s*\)\.val\(([^;]{1,400})\)|\[name\s*=\s*\\?["']?([\w$-]+)\\?["']?\]["']\s*\)\.val\(([^;]{1,400})\)`).needs("val")
	namesForm     = newPattern(`document\.(?:forms\.)?([\w$]+)|forms\[\s*["']([\w$-]+)["']|getElementById\(\s*["']([\w$-]+)["']|\(\s*["'](?:form)?#([\w$-]+)["']`)
	setsMethod    = newPattern(`(?i)method["']?\s*(?:=|,)\s*["'](get|post)["']`).needs("method")
	formPart      = newPattern(`^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\d+)|(?:encodeURIComponent|encodeURI|escape|String|trim|\$\.trim)\(\s*([\w$.]+)\s*\)|([\w$.]+(?:\.value)?))$`)
)

// pageScript is what a function of the page does with its arguments.
type pageScript struct {
	body string
	args map[string]string // by the names of its parameters
}

// function finds a function of the page by the name it is called by.
func (r *reader) function(call string, args []string) (pageScript, bool) {
	for _, s := range r.doc.scripts {
		if !strings.Contains(s, call[strings.LastIndexByte(call, '.')+1:]) || len(s) > 256<<10 {
			continue
		}
		for _, m := range namedFunction.FindAllStringSubmatchIndex(s, 200) {
			name := ""
			for _, g := range []int{2, 4} {
				if m[g] >= 0 {
					name = s[m[g]:m[g+1]]
				}
			}
			if name != call && !strings.HasSuffix(call, "."+name) && !strings.HasSuffix(name, "."+call) {
				continue
			}
			p := pageScript{body: s[m[1]:max(closing(s, m[1]-1)-1, m[1])], args: map[string]string{}}
			for i, param := range strings.Split(s[m[6]:m[7]], ",") {
				if i < len(args) {
					p.args[strings.TrimSpace(param)] = args[i]
				}
			}
			return p, len(p.body) < 4000
		}
	}
	return pageScript{}, false
}

// value works out an expression of texts and arguments that are put together,
// and says whether it is one.
func (p pageScript) value(expression string) (string, bool) {
	expression = strings.TrimSpace(expression)
	if expression == "" {
		return "", false
	}
	var b strings.Builder
	for _, part := range splitOutside(expression, '+') {
		m := formPart.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return "", false
		}
		switch {
		case m[1] != "" || m[2] != "":
			b.WriteString(unescapeScript(m[1] + m[2]))
		case m[3] != "":
			b.WriteString(m[3])
		case m[4] != "":
			arg, ok := p.args[m[4]]
			if !ok {
				return "", false
			}
			b.WriteString(url.QueryEscape(arg))
		case m[5] != "":
			arg, ok := p.args[m[5]]
			if !ok {
				return "", false
			}
			b.WriteString(arg)
		}
	}
	return b.String(), true
}

// splitOutside splits at a sign that stands outside quotes and brackets.
func splitOutside(s string, sign byte) []string {
	var parts []string
	start, depth, quote := 0, 0, byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			switch c {
			case '\\':
				i++
			case quote:
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == sign && depth <= 0:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

func unescapeScript(s string) string {
	return strings.NewReplacer(`\/`, "/", `\"`, `"`, `\'`, "'", `\\`, `\`, `\n`, "", `\t`, "").Replace(s)
}

// fetched is the address that a function of the page goes to, and what it posts
// there. Both are "" where that cannot be read off.
func (r *reader) fetched(call string, args []string) (address, form string) {
	p, ok := r.function(call, args)
	if !ok {
		return "", ""
	}
	if address, form = r.submitted(p); address != "" {
		return address, form
	}
	for _, m := range goesTo.FindAllStringSubmatch(p.body, 4) {
		// Of open("address", "window", "size") the first counts.
		expression := splitOutside(m[1]+m[2]+m[3]+m[4], ',')[0]
		if to, ok := p.value(expression); ok && fileLink.MatchString(to+" "+call) {
			if address := r.absolute(to); address != "" {
				return address, ""
			}
		}
	}
	return "", ""
}

// submitted is the same for a function that fills in a form.
func (r *reader) submitted(p pageScript) (address, form string) {
	if !strings.Contains(p.body, "submit(") {
		return "", ""
	}
	f := r.formOf(p.body)
	if f == nil {
		return "", ""
	}
	action := f.attr("action")
	if m := setsAction.FindStringSubmatch(p.body); m != nil {
		set, ok := p.value(m[1] + m[2])
		if !ok {
			return "", ""
		}
		action = set
	}
	values, ok := r.filled(f, p)
	if address = r.absolute(action); address == "" || !ok {
		return "", ""
	}
	method := f.attr("method")
	if m := setsMethod.FindStringSubmatch(p.body); m != nil {
		method = m[1]
	}
	if strings.EqualFold(method, "post") {
		return address, values
	}
	path, _, _ := strings.Cut(address, "?") // a form that is got brings a query of its own
	return path + "?" + values, ""
}

// formOf is the form of the page that a piece of script names.
func (r *reader) formOf(body string) *node {
	for _, m := range namesForm.FindAllStringSubmatch(body, 20) {
		name := m[1] + m[2] + m[3] + m[4]
		for _, f := range r.doc.find(r.doc.root, "form") {
			if f.attr("name") == name || f.attr("id") == name {
				return f
			}
		}
	}
	return nil
}

// maxFields bounds what is posted: forms for files have a handful of fields.
const maxFields = 40

// filled is what a form sends with the values that the script puts in, in the
// order of its fields and encoded as its page is.
func (r *reader) filled(f *node, p pageScript) (string, bool) {
	set := map[string]string{}
	for _, m := range setsField.FindAllStringSubmatch(p.body, maxFields) {
		value, ok := p.value(m[2] + m[4] + m[6] + m[8])
		if !ok {
			return "", false
		}
		set[m[1]+m[3]+m[5]+m[7]] = value
	}
	var pairs []string
	for _, n := range r.doc.find(f, "input") {
		name, kind := n.attr("name"), strings.ToLower(n.attr("type"))
		if name == "" || kind != "hidden" && kind != "text" && kind != "" || len(pairs) >= maxFields {
			continue
		}
		value := n.attr("value")
		if v, ok := set[name]; ok {
			value = v
		} else if v, ok := set[n.attr("id")]; ok && n.attr("id") != "" {
			value = v
		}
		pairs = append(pairs, r.escape(name)+"="+r.escape(value))
	}
	if len(set) > 0 && len(pairs) == 0 {
		return "", false // the fields are made by the script
	}
	return strings.Join(pairs, "&"), true
}

// escape encodes a value as a form of this page does: in EUC-KR if that is what
// the page is.
func (r *reader) escape(s string) string {
	if !utf8.Valid(cutRune(r.in.Body)) && !mostlyUTF8(r.in.Body) {
		if raw, err := korean.EUCKR.NewEncoder().String(s); err == nil {
			s = raw
		}
	}
	return url.QueryEscape(s)
}
