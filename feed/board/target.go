package board

import (
	"net/url"
	"slices"
	"strings"
)

// A target is a pointer to something: a link, a script call, an attribute or a
// hidden field. Targets of one shape that differ in one value are a group, and
// that value is the ID.
type target struct {
	node  *node
	id    string
	call  string            // name of the function called
	args  []string          // its arguments
	ref   string            // the address as the page has it
	query map[string]string // of an address
	parts []string          // segments of its path that look like numbers
}

// group is the targets of one shape.
type group struct {
	kind    targetKind
	name    string // the function, the attribute or the path
	idName  string // the parameter that holds the ID
	targets []target
	unknown bool // the ID's parameter was guessed
}

type targetKind int

const (
	linkTarget targetKind = iota
	callTarget
	attrTarget
	fieldTarget
)

const (
	maxTargets = 20_000
	maxGroups  = 300
)

var (
	callPattern = newPattern(`([A-Za-z_$][\w$.]*)\s*\(([^()]{0,400})\)`)
	gotoPattern = newPattern(`(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|window\.open\s*\()\s*['"]([^'"]{1,400})['"]`)
	argPattern  = newPattern(`'([^']*)'|"([^"]*)"|([A-Za-z_$][\w$.]*)\s*:|(-?\d+)|([A-Za-z_$][\w$.]*)`)
	addressArg  = newPattern(`^(?:https?://|\.{0,2}/)?[\w./~:-]+\?[^=\s]+=\S+$`)
	jsonPair    = newPattern(`['"]?(\w+)['"]?\s*:\s*['"]?([\w.-]+)`)
	wildSegment = newPattern(`^(?:\d+(?:\.[a-z]{2,5})?|[A-Za-z]{1,12}[_-]?\d{3,}[\w-]*|\d{3,}[\w-]*|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,64}|[A-Za-z]{0,6}_?\d{4,}\.html?)$`)
	numberedID  = newPattern(`^([A-Za-z][A-Za-z_-]*[_-])(\d{1,12})$`) // id="post-4512"
	idValue     = newPattern(`^[A-Za-z0-9][\w.:=+/-]{0,79}$`)
	attrIDName  = newPattern(`(?:id|idx|no|seq|sn|key|num|uid|code|pk|num|ntt|post|article)$`)
)

// deadCalls are functions that never open a notice.
var deadCalls = set("alert confirm return if for function void print history.back history.go event.preventdefault " +
	"event.stoppropagation document.getelementbyid encodeuricomponent number parseint settimeout eval submit req.post " +
	"window.print toggle isnan document.write var.test goback")

// idParams are the names of parameters that are a notice's ID, best first.
var idParams = strings.Fields("fidx bbs_seq nttno nttid ntt_id ntt_no notancmtmgtno not_ancmt_mgt_no news_epct_no newsepctno q_bbscttsn bbscttsn " +
	"bidx b_idx list_no listno ntatcseq postuid action-value pds_no pdsno datauid articleseq article_seq articleno article_no boardseq board_seq wr_id newsid news_id news_no newsno artclseq " +
	"artcl_seq bltnno board_idx document_srl post_id postid post_no postno articleid article_id aid doc_id docid contentsid cntntsid bbsseq bbsidx bbs_idx bbs_no_seq " +
	"q_notancmtmgtno sno ancmt_mgt_no mgtno boardno board_no brd_seq brdseq dataseq data_seq dataid data_idx idx seq seqno seq_no sn nid bno b_no num uid no " +
	"itemid item_id record_id recordid gosi_no gosino pblancid pblanc_id plcybrfno bltn_no msgno ntceno ntce_no nttsn ntt_sn esntlid contid cont_id wid nseq bseq n_seq " +
	"datasid bod_uid parm_bod_uid ntatcseq repseq boardsn mng_no infoseq wrid gidx pidx tidx noticeid notice_id noticeno notice_no noticeseq notice_seq noticeidx rowid number id key_id cid pid code p")

var idRank = func() map[string]int {
	m := map[string]int{}
	for i, name := range idParams {
		if _, ok := m[name]; !ok {
			m[name] = i + 1
		}
	}
	return m
}()

// boardParams name the board, the menu, the search or the order, never a notice.
var boardParams = set("key bbsno bbsid bbs_id bbs_code bbscode bo_table bcidx ptidx mid menuno menuid menucd menu_id menu_no menu_cd menucode cbidx boardid boarduid board_id " +
	"q_bbscode bbscd gtid sid contentuid content_uid brd_id bd_id tblkey lang siteid site_id gcode amode mode act cmd pg opt sword searchcnd searchkrwd searchctgry " +
	"searchtype searchword searchkeyword searchcondition search sch_type sch_text sfl stx sca sst sod sop skey stype keyword category cate ca_id categoryid " +
	"categorycode ctgry integrdeptcode deptcode dept tab sort order orderby sorttype listtype viewtype view_type startdate enddate sdate edate year month " +
	"pageunit pagesize rows limit per_page cpp bbstype boardtypeid boardtype bbsseqno pagetype fid file_id fileid atchfileid filesn atchmnflno menuseq menu_seq mn mcode pcode layout " +
	"srch_key srchword srchwrd pageunitcd rowcount listcount type gubun division s_type s_keyword returnurl ref parent prntsn step depth notice top del redirect url")

// groups collects the targets of the page.
func (r *reader) groups() []*group {
	byShape := map[string]*group{}
	var order []*group
	total := 0
	add := func(shape string, kind targetKind, name string, t target) {
		g := byShape[shape]
		if g == nil {
			if len(order) >= maxGroups {
				return
			}
			g = &group{kind: kind, name: name}
			byShape[shape] = g
			order = append(order, g)
		}
		if total++; total <= maxTargets {
			g.targets = append(g.targets, t)
		}
	}
	for _, n := range r.doc.nodes {
		if n.tag == "" || n.gone && (n.tag != "input" || n.parent.gone) || len(n.attrs) == 0 {
			continue
		}
		r.linkTargets(n, add)
		r.attrTargets(n, add)
	}
	for _, g := range order {
		g.identify()
	}
	return order
}

type adder func(shape string, kind targetKind, name string, t target)

// linkTargets adds what an element's addresses and scripts point to.
func (r *reader) linkTargets(n *node, add adder) {
	for i := range n.attrs {
		key, val := n.attrs[i].Key, strings.TrimSpace(n.attrs[i].Val)
		if val == "" {
			continue
		}
		switch key {
		case "href":
			if n.tag != "a" && n.tag != "area" {
				continue
			}
			if code, ok := cutScript(val); ok {
				r.callTargets(n, code, add)
			} else {
				r.addressTarget(n, val, add)
			}
		case "onclick", "onkeypress", "onkeydown", "onmousedown", "ontouchstart", "ondblclick":
			if key != "onclick" && n.has("onclick") {
				continue
			}
			code, _ := cutScript(val)
			r.callTargets(n, code, add)
		case "action":
			if n.tag == "form" && strings.Contains(val, "?") {
				r.addressTarget(n, val, add)
			}
		case "data-action", "data-href", "data-url", "data-link", "data-uri", "data-src-url", "formaction":
			if strings.ContainsAny(val, "/?=") {
				r.addressTarget(n, val, add)
			}
		}
	}
}

// cutScript returns the script of a javascript: address.
func cutScript(s string) (string, bool) {
	const prefix = "javascript:"
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// callTargets adds the calls in a piece of script.
func (r *reader) callTargets(n *node, code string, add adder) {
	if len(code) > 2000 {
		code = code[:2000]
	}
	if m := gotoPattern.FindStringSubmatch(code); m != nil {
		r.addressTarget(n, m[1], add)
		return
	}
	for _, m := range callPattern.FindAllStringSubmatch(code, 6) {
		name := m[1]
		if deadCalls[strings.ToLower(name)] {
			continue
		}
		args := arguments(m[2])
		if i := slices.IndexFunc(args, addressArg.MatchString); i >= 0 {
			r.addressTarget(n, args[i], add) // popup('http://…?no=12', 'win')
			continue
		}
		if len(args) == 0 {
			continue
		}
		if ref := addressAmong(args); ref != "" { // popup('view.do?seq=12', …)
			r.addressTarget(n, ref, add)
			continue
		}
		add("call "+name+"/"+string(rune('0'+min(len(args), 40))), callTarget, name, target{node: n, call: name, args: args})
	}
}

// addressAmong returns the argument that is an address with a query.
func addressAmong(args []string) string {
	for _, a := range args {
		if strings.Contains(a, "?") && strings.Contains(a, "=") && (strings.Contains(a, "/") || strings.Contains(a, ".")) {
			return a
		}
	}
	return ""
}

// arguments returns the strings and numbers among a call's arguments; what is
// neither stands as "".
func arguments(s string) []string {
	var args []string
	for _, m := range argPattern.FindAllStringSubmatch(s, 24) {
		switch {
		case m[3] != "":
			continue // the key in {seq: 12}
		case m[1] != "":
			args = append(args, strings.TrimSpace(m[1]))
		case m[2] != "":
			args = append(args, strings.TrimSpace(m[2]))
		default:
			args = append(args, m[4])
		}
	}
	return args
}

// addressTarget adds a link. Links to one path, numbers in it aside, are of one
// shape.
func (r *reader) addressTarget(n *node, ref string, add adder) {
	lower := strings.ToLower(ref)
	if strings.HasPrefix(ref, "#") || strings.HasPrefix(lower, "mailto:") || strings.HasPrefix(lower, "tel:") {
		return
	}
	u, err := url.Parse(strings.TrimSpace(strings.ReplaceAll(ref, " ", "%20")))
	if err != nil {
		return
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	t := target{node: n, ref: ref, query: map[string]string{}}
	for name, v := range u.Query() {
		if len(v) > 0 && v[0] != "" {
			t.query[name] = v[0]
			t.nested(v[0])
		}
	}
	segs := strings.Split(u.Path, "/")
	for i, s := range segs {
		if j := strings.IndexByte(s, ';'); j >= 0 { // ;jsessionid=…
			s = s[:j]
			segs[i] = s
		}
		if (hasDigit(s) || len(s) >= 16) && wildSegment.MatchString(s) {
			t.parts = append(t.parts, s)
			segs[i] = "*"
		}
	}
	path := strings.Join(segs, "/")
	add("link "+u.Host+path, linkTarget, path, t)
}

// nested adds the parameters of an address that is a parameter itself, as in
// "?menu_link=/front/view.do?sno=35671".
func (t *target) nested(value string) {
	_, query, found := strings.Cut(value, "?")
	if !found {
		return
	}
	inner, err := url.ParseQuery(query)
	if err != nil {
		return
	}
	for name, v := range inner {
		if t.query[name] == "" && len(v) > 0 {
			t.query[name] = v[0]
		}
	}
}

// attrTargets adds attributes and hidden fields that may hold an ID.
func (r *reader) attrTargets(n *node, add adder) {
	if n.tag == "input" {
		name := strings.ToLower(n.attr("name"))
		if v := n.attr("value"); idRank[name] > 0 && idValue.MatchString(v) && strings.EqualFold(n.attr("type"), "hidden") {
			add("field "+name, fieldTarget, name, target{node: n, id: v})
		}
		return
	}
	for i := range n.attrs {
		key, val := n.attrs[i].Key, n.attrs[i].Val
		if strings.HasPrefix(key, "data-") && strings.HasPrefix(val, "{") {
			for _, m := range jsonPair.FindAllStringSubmatch(val, 8) {
				if name := strings.ToLower(m[1]); idRank[name] > 0 && !boardParams[name] && idValue.MatchString(m[2]) {
					add("attr "+n.tag+" "+key+" "+name, attrTarget, name, target{node: n, id: m[2]})
				}
			}
			continue
		}
		if key == "id" && (n.tag == "article" || n.tag == "li" || n.tag == "tr" || n.tag == "div") {
			if m := numberedID.FindStringSubmatch(val); m != nil {
				add("attr "+n.tag+" #"+m[1], attrTarget, m[1], target{node: n, id: m[2]})
				continue
			}
		}
		if (key == "name" || key == "value" || key == "rel") && (n.tag == "a" || n.tag == "button" || n.tag == "tr" || n.tag == "li") && allDigits(val) && val != "" {
			add("attr "+n.tag+" "+key, attrTarget, key, target{node: n, id: val})
			continue
		}
		if standardAttrs[key] || strings.HasPrefix(key, "on") || strings.HasPrefix(key, "aria-") || !idValue.MatchString(val) {
			continue
		}
		bare := strings.TrimPrefix(key, "data-")
		if attrIDName.MatchString(bare) || !strings.HasPrefix(key, "data-") {
			if strings.ContainsAny(val, "0123456789") {
				add("attr "+n.tag+" "+key, attrTarget, key, target{node: n, id: val})
			}
		}
	}
}

var standardAttrs = set("class id href src alt title style width height target rel name value type align valign border colspan rowspan scope " +
	"cellpadding cellspacing summary lang role tabindex for method action hidden datetime charset content property loading bgcolor color size face " +
	"xml:lang xmlns maxlength checked disabled selected placeholder autocomplete srcset sizes media rowspan headers abbr nowrap itemprop itemtype itemscope " +
	"download start accesskey frameborder scrolling hspace vspace usemap shape coords data-wow-delay data-original data-aos-delay data-page data-num data-index data-code")
