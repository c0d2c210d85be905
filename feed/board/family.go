package board

import (
	"net/url"
	"path"
	"strings"

	"city/sosik/feed"
)

// scriptAddress builds the address of an article that only a script knows, for
// the families whose scripts are known; else "".
func (r *reader) scriptAddress(t target) string {
	if r.base == nil || t.id == "" {
		return ""
	}
	a, err := ParseAddress(r.base.String())
	if err != nil {
		return ""
	}
	if s := a.scripted(t); s != "" {
		return s
	}
	return a.View(feed.Notice{ID: t.id})
}

var plainID = newPattern(`^[\w.-]{1,60}$`)

// scripted makes the address that a family's script would go to.
func (a Address) scripted(t target) string {
	if !plainID.MatchString(t.id) {
		return ""
	}
	dir, base := path.Split(a.url.Path)
	arg := func(i int) string {
		if i < len(t.args) && plainID.MatchString(t.args[i]) {
			return t.args[i]
		}
		return ""
	}
	switch call := strings.ToLower(t.call); {
	case call == "goto.view" && base == "list.do": // goTo.view('list', bIdx, ptIdx, mId)
		return a.with(dir+"view.do", queryOf("bIdx", t.id, "ptIdx", first(arg(2), a.get("ptIdx")), "mId", first(arg(3), a.get("mId"))))
	case call == "jsview" && strings.HasPrefix(base, "BD_board."): // jsView(bbsCd, seq, …)
		return a.with(dir+"BD_board.view.do", queryOf("bbsCd", first(arg(0), a.get("bbsCd")), "seq", t.id))
	case call == "fn_search_detail" || call == "fn_egov_inqire_notice":
		if strings.Contains(a.url.Path, "BBSMSTR_") || base == "selectBoardList.do" {
			return a.View(feed.Notice{ID: t.id})
		}
	case call == "article.view":
		return a.with(strings.TrimSuffix(a.url.Path, "/")+"/"+t.id, nil)
	case strings.HasPrefix(call, "jf_viewartcl") && len(t.args) >= 3: // jf_viewArtcl(site, board, ID)
		return a.with("/bbs/"+arg(0)+"/"+arg(1)+"/"+t.id+"/artclView.do", nil)
	}
	return ""
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// queryOf makes the parts of a query of names and values.
func queryOf(pairs ...string) []string {
	var params []string
	for i := 0; i+1 < len(pairs); i += 2 {
		params = append(params, pairs[i]+"="+url.QueryEscape(pairs[i+1]))
	}
	return params
}

// scriptedFile makes the address that a family's script fetches a file from.
func (r *reader) scriptedFile(call string, args []string) string {
	arg := func(i int) string {
		if i < len(args) {
			return url.QueryEscape(args[i])
		}
		return ""
	}
	switch strings.ToLower(call) {
	case "fnfiledownload":
		if len(args) == 1 {
			return r.absolute("/common/file/FileDown.do?file_id=" + arg(0))
		}
	case "fn_egov_downfile":
		if len(args) >= 2 {
			return r.absolute("/cmm/fms/FileDown.do?atchFileId=" + arg(0) + "&fileSn=" + arg(1))
		}
	}
	return ""
}
