package board

import "testing"

func TestCleanFileName(t *testing.T) {
	for in, want := range map[string]string{
		"pdf 문서 산불예방 캠페인(최종).pdf 파일 다운로드 버튼": "산불예방 캠페인(최종).pdf",
		"공고문.hwp [hwp, 17.5KB, 다운로드 32회]":    "공고문.hwp",
		"신청서 (서식 1~3).hwpx (24KB)":           "신청서 (서식 1~3).hwpx",
		"첨부파일 : 붙임 1. 계획(안).hwp":             "붙임 1. 계획(안).hwp",
		"사진.jpg 다운로드":                        "사진.jpg",
		"사진.jpg 미리보기":                        "사진.jpg",
		"동파 예방 요령.pdf (1.2MB)":               "동파 예방 요령.pdf",
		"20261120_결과보고 (수정 v2.1)(최종).hwp":    "20261120_결과보고 (수정 v2.1)(최종).hwp",
		"[붙임1] 질의응답(Q&A) (공원과).jpg":          "[붙임1] 질의응답(Q&A) (공원과).jpg",
		"현장사진.jpg (12)":                      "현장사진.jpg",
		"a.b.c.zip":                          "a.b.c.zip",
		// As macOS writes names, and with what nobody sees.
		"\u1100\u1169\u11bc\u1100\u1169\u200b\u00ad(\u110e\u116c\u110c\u1169\u11bc).hwp": "공고(최종).hwp",
	} {
		if got := cleanFileName(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
