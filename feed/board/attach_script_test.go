package board

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"

	"city/sosik/feed"
)

// filePage is an article with what stands for its files, and scripts.
func filePage(files, script string) string {
	return `<html><head><title>산불 예방 안내 | 공지사항</title><script>` + script + `</script></head><body>
<div class="board_view"><h3 class="tit">산불 예방 안내</h3><dl><dt>작성자</dt><dd>산림과</dd><dt>작성일</dt><dd>2026-11-20</dd><dt>조회수</dt><dd>12</dd></dl>
<dl class="view_file"><dt>첨부파일</dt>` + files + `</dl>
<div class="view_cont"><p>봄철 산불을 막기 위하여 입산을 통제하오니 시민 여러분의 협조를 바랍니다. 문의 031-481-2345</p></div></div></body></html>`
}

func filesOf(t *testing.T, page string) []feed.Attachment {
	t.Helper()
	a, _, err := ReadView(Input{Body: []byte(page), URL: "https://www.saesol.go.kr/bbs/view.do?nttId=1", ContentType: "text/html"})
	if err != nil {
		t.Fatal(err)
	}
	return a.Attachments
}

const eminwonScript = `
function goDownLoad(user_file_nm, sys_file_nm, file_path) {
	var f = document.downForm;
	f.user_file_nm.value = user_file_nm;
	f.sys_file_nm.value = sys_file_nm;
	f.file_path.value = file_path;
	f.action = "/emwp/jsp/ofr/FileDownNew.jsp"; // 파일
	f.method = "post";
	f.submit();
}`

const eminwonForm = `<form name="downForm"><input type="hidden" name="user_file_nm"><input type="hidden" name="sys_file_nm"><input type="hidden" name="file_path"><input type="hidden" name="mode" value="1"></form>`

func TestFilesBehindScripts(t *testing.T) {
	link := func(code string) string {
		return `<dd><a href="#" onclick="` + code + `; return false;">안내문.hwp</a></dd>`
	}
	const at = "https://www.saesol.go.kr"
	for name, test := range map[string]struct {
		files, script string
		url, form     string
	}{
		"a form that is posted": {eminwonForm + link(`goDownLoad('안내문.hwp','2026_1.hwp','/ntishome/file')`), eminwonScript,
			at + "/emwp/jsp/ofr/FileDownNew.jsp", "user_file_nm=%EC%95%88%EB%82%B4%EB%AC%B8.hwp&sys_file_nm=2026_1.hwp&file_path=%2Fntishome%2Ffile&mode=1"},
		"a form by its id, with jQuery": {`<form id="fileForm" method="post" action="/file/down.do"><input type="hidden" id="fid" name="fileId"><input type="hidden" name="menu" value="7"></form>` + link(`fnDown('F_12')`),
			`var fnDown = function(id){ $('#fid').val(id); $("#fileForm").submit(); };`, at + "/file/down.do", "fileId=F_12&menu=7"},
		"a form that is got": {`<form name="fm" action="/file/down.do"><input type="hidden" name="no"></form>` + link(`down(3)`),
			`function down(n){ document.fm.no.value = n; document.fm.submit(); }`, at + "/file/down.do?no=3", ""},
		"an address put together": {link(`fileDown('12','3')`), `function fileDown(a, b) { location.href = '/cmm/fileDown.do?seq=' + a + "&sn=" + b; }`,
			at + "/cmm/fileDown.do?seq=12&sn=3", ""},
		"an address with an encoded name": {link(`fileDown('안내 문.hwp')`), `function fileDown(n) { window.open("/down.jsp?file=" + encodeURIComponent(n), "_blank", "width=1"); }`,
			at + "/down.jsp?file=%EC%95%88%EB%82%B4+%EB%AC%B8.hwp", ""},
		"a frame":                     {link(`dn('9')`), `function dn(x){ document.getElementById('ifr').src = '/download.do?id=' + x; }`, at + "/download.do?id=9", ""},
		"more than can be read":       {link(`fileDown('12')`), `function fileDown(a) { location.href = '/fileDown.do?seq=' + hash(a) + token; }`, "", ""},
		"no form of that name":        {link(`goDownLoad('a','b','c')`), eminwonScript, "", ""},
		"another site":                {link(`fileDown('12')`), `function fileDown(a) { location.href = 'javascript:down(' + a + ')'; }`, "", ""},
		"a family without its script": {link(`fn_egov_downFile('FILE_1','2')`), "", at + "/cmm/fms/FileDown.do?atchFileId=FILE_1&fileSn=2", ""},
	} {
		t.Run(name, func(t *testing.T) {
			want := []feed.Attachment{{Name: "안내문.hwp", URL: test.url, Form: test.form}}
			if diff := cmp.Diff(want, filesOf(t, filePage(test.files, test.script))); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
}

// A page in EUC-KR has its forms sent so.
func TestFormIsEncodedAsItsPage(t *testing.T) {
	page, err := korean.EUCKR.NewEncoder().String(filePage(eminwonForm+`<dd><a href="javascript:goDownLoad('공고.hwp','1','2')">공고.hwp</a></dd>`, eminwonScript))
	if err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, page)
	if len(files) != 1 || !strings.HasPrefix(files[0].Form, "user_file_nm=%B0%F8%B0%ED.hwp&") {
		t.Errorf("files are %+v", files)
	}
}

func TestFileSizes(t *testing.T) {
	for said, want := range map[string]int64{
		"(2.1 MB)": 2_202_009, "[파일크기 : 1,234KB]": 1234 << 10, "12345 byte": 12345, "(512Bytes) 다운로드 3회": 512, "3 GB": 3 << 30,
		"": 0, "조회 12": 0, "(12KB) (3MB)": 0, "2026.11.20": 0, "99999999 GB": 0, "1.5MB": 1_572_864,
	} {
		files := filesOf(t, filePage(`<dd><a href="/down.do?id=1">안내문.hwp</a> `+said+`</dd>`, ""))
		if len(files) != 1 || files[0].Size != want {
			t.Errorf("%q: %+v, want %d", said, files, want)
		}
	}
}

func FuzzScriptedFile(f *testing.F) {
	f.Add(eminwonScript, `goDownLoad('a','b','c')`, eminwonForm)
	f.Add(`x=function(a){location.href='/d?'+a}`, `x('\\')`, "")
	f.Fuzz(func(t *testing.T, script, call, form string) {
		r := newReader(Input{Body: []byte(filePage(form+`<dd><a onclick="`+call+`">a.hwp</a></dd>`, script)), URL: "https://a.kr/v"})
		for _, m := range callPattern.FindAllStringSubmatch(call, 4) {
			address, posted := r.fetched(m[1], arguments(m[2]))
			if address != feed.CleanURL(nil, address) || posted != feed.Clean(posted) || strings.ContainsAny(posted, " \"<>") {
				t.Errorf("%q gives %q and %q", call, address, posted)
			}
		}
	})
}
