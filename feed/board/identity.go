package board

import (
	"encoding/base64"
	"net/url"
	"strings"

	"city/sosik/feed"
)

// identity is the ID that a page's own address tells, and whether that makes
// the page an article: a guess does not.
type identity struct {
	id   string
	sure bool
}

var (
	// guessedID are names of parameters that read like a notice's number.
	guessedID = newPattern(`(?i)(?:seq|no|idx|sn|num|uid|srl|id)$`)
	// otherID are names of what else has a number: menus, boards, people.
	otherID = newPattern(`(?i)menu|mnu|site|board|bbs|cate|code|page|dept|group|type|user|member|file|atch|parent|^mid$|^pid$|step|depth|sort|order|list|cur|now|m_?no`)
	// fileLike is a last segment such as "57653.do".
	fileLike = newPattern(`^([A-Za-z]{0,4}_?\d{2,})\.(?:do|html?|jsp|php|aspx?|es)$`)
)

// pageID finds the ID in the page's own address or, where that is not known,
// in the one hidden field with such a name.
func (r *reader) pageID(list *listing) identity {
	if r.base == nil {
		id := r.hiddenID()
		return identity{id, id != ""}
	}
	if list != nil && list.group != nil && list.group.kind == linkTarget && list.group.idName != "" && list.group.idName != "/" {
		if id := r.params.Get(list.group.idName); id != "" {
			return identity{feed.Clean(id), !list.group.unknown}
		}
	}
	if id := wrappedID(r.params.Get("enc")); id != "" {
		return identity{id, true}
	}
	best, bestRank := "", 1<<30
	for name, v := range r.params {
		lower := strings.ToLower(name)
		if rank := idRank[lower]; rank > 0 && rank < bestRank && !boardParams[lower] && len(v) > 0 && idValue.MatchString(v[0]) {
			best, bestRank = v[0], rank
		}
	}
	if best != "" {
		return identity{feed.Clean(best), true}
	}
	segs := strings.Split(strings.TrimSuffix(r.base.Path, "/"), "/")
	last := segs[len(segs)-1]
	if m := fileLike.FindStringSubmatch(last); m != nil {
		return identity{feed.Clean(m[1]), false}
	}
	if id := r.guessID(last); id != "" {
		return identity{feed.Clean(id), isViewPath(last)}
	}
	for i := len(segs) - 1; i >= 0 && i >= len(segs)-2; i-- {
		if wildSegment.MatchString(segs[i]) && !strings.HasPrefix(segs[i], "BBSMSTR_") && (i == len(segs)-1 && !strings.Contains(segs[i], ".") || isViewPath(last)) {
			return identity{feed.Clean(segs[i]), len(segs[i]) > 2} // a short one may be a page or a board
		}
	}
	if i := len(segs) - 1; i > 0 && len(segs) > 2 && segs[i] != "" && onlyDigits(segs[i]) == segs[i] {
		return identity{segs[i], false}
	}
	return identity{}
}

// wrappedID is the ID in an address of K2Web that is wrapped into another one,
// "subview.do?enc=" and base64 of "fnct1|@@|%2Fbbs%2Fcse%2F2605%2F1770011%2FartclView.do".
func wrappedID(enc string) string {
	plain, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(enc, "="))
	if err != nil || len(plain) == 0 {
		return ""
	}
	inner, err := url.QueryUnescape(string(plain))
	if err != nil {
		return ""
	}
	if m := wrappedView.FindStringSubmatch(inner); m != nil {
		return m[1]
	}
	return ""
}

var wrappedView = newPattern(`/(\d+)/artclView\.do`)

// guessID looks among parameters of no known name for one that reads like a
// notice's number. On a page that is by its name an article, the parameter of
// a board will do if there is no other: "?cbIdx=57&bcIdx=415870".
func (r *reader) guessID(last string) string {
	best, bestScore := "", 0
	for _, name := range sortedKeys(r.params) {
		value := r.params.Get(name)
		lower := strings.ToLower(name)
		if !idValue.MatchString(value) || !strings.ContainsAny(value, "0123456789") || pagingParams[lower] || !guessedID.MatchString(name) {
			continue
		}
		score := min(len(value), 30)
		switch {
		case otherID.MatchString(name) && !strings.HasSuffix(lower, "uid") || boardParams[lower]:
			if !isViewPath(last) || lower == "mid" || lower == "pid" || strings.Contains(lower, "menu") || strings.Contains(lower, "type") || strings.Contains(lower, "site") || len(value) < 3 {
				continue
			}
		case onlyDigits(value) == value:
			score += 60
		default:
			score += 40
		}
		if r.variesInLinks(name, value) {
			score += 50
		}
		if strings.Contains(lower, "menu") || strings.Contains(lower, "mnu") {
			continue
		}
		if score > bestScore {
			best, bestScore = value, score
		}
	}
	return best
}

// variesInLinks says that links to this very page have other values of a
// parameter: the neighbours of the article, the list under it.
func (r *reader) variesInLinks(name, value string) bool {
	tries := 0
	for _, n := range r.doc.nodes {
		href := ""
		if n.tag == "a" && !n.chrome {
			href = n.attr("href")
		}
		if !strings.Contains(href, name+"=") {
			continue
		}
		if tries++; tries > 200 {
			return false
		}
		if u, err := url.Parse(href); err == nil {
			if v := u.Query().Get(name); v != "" && v != value {
				return true
			}
		}
	}
	return false
}

// sureIDs is how many of idParams are a notice's ID wherever they stand.
const sureIDs = 28

// hiddenID is the value of the only hidden field whose name is an ID's for
// sure.
func (r *reader) hiddenID() string {
	id := ""
	for _, n := range r.doc.find(r.doc.root, "input") {
		rank := idRank[strings.ToLower(n.attr("name"))]
		v := n.attr("value")
		if rank == 0 || rank > sureIDs || !strings.EqualFold(n.attr("type"), "hidden") || !idValue.MatchString(v) || v == "0" {
			continue
		}
		if id != "" && id != v {
			return ""
		}
		id = v
	}
	return feed.Clean(id)
}

// idInList is the ID of the one row of the list under an article that has its
// title and its date.
func idInList(v *viewing, list *listing) string {
	id := ""
	for _, row := range list.rows {
		n := row.notice
		if row.skip || !sameTitle(n.Title, v.notice.Title) || n.Date != "" && v.notice.Date != "" && n.Date.Day() != v.notice.Date.Day() {
			continue
		}
		if id != "" && id != n.ID {
			return ""
		}
		id = n.ID
	}
	return id
}
