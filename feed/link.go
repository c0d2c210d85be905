package feed

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	mailbox   = regexp.MustCompile(`^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+$`)
	telephone = regexp.MustCompile(`^\+?[0-9]{1,5}(?:-?[0-9]{1,5}){1,5}$`)
)

// CleanLink is CleanURL for what a text may point to: beside web addresses also
// a mailbox ("mailto:a@b.kr") and a telephone ("tel:031-481-3028"), and nothing
// else. Of a mailto only the first address is kept: what may stand after it
// (subjects, bodies, files to attach) is the page's to say and not ours to do.
func CleanLink(base *url.URL, ref string) string {
	scheme, rest, _ := strings.Cut(Clean(ref), ":")
	switch strings.ToLower(strings.TrimSpace(scheme)) {
	case "mailto":
		address, _, _ := strings.Cut(rest, "?")
		address, _, _ = strings.Cut(address, ",")
		if plain, err := url.PathUnescape(strings.TrimSpace(address)); err == nil && mailbox.MatchString(plain) {
			return "mailto:" + plain
		}
		return ""
	case "tel":
		number := strings.NewReplacer(" ", "", "(", "", ")", "-", ".", "-").Replace(rest)
		if telephone.MatchString(number) {
			return "tel:" + number
		}
		return ""
	}
	return CleanURL(base, ref)
}
